import type { Clock } from './clock';
import type { Message, Report } from './documents';
import { randomId } from './ids';

/** Messages that people reported, as the moderation console lists them. */
export class Reports {
    readonly #all: Report[] = [];

    constructor(private readonly clock: Clock) {}

    create(message: Message, description: string, reportedBy: string): Report {
        const report: Report = {
            _id: randomId(),
            message: { ...message },
            description,
            reportedBy,
            ts: this.clock.now(),
        };
        this.#all.push(report);
        return report;
    }

    open(): Report[] {
        return this.#all.filter(({ dismissed }) => dismissed === undefined);
    }

    all(): Report[] {
        return [...this.#all];
    }

    /** Hides the open reports that `which` picks; `by` is the app (or person) that does it. */
    dismiss(which: (report: Report) => boolean, by: string, reason: string, action: string): void {
        for (const report of this.open().filter(which)) {
            report.dismissed = { at: this.clock.now(), by, reason, action };
        }
    }
}
