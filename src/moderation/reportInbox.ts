import { randomUUID } from 'crypto';

import type { Person } from './account';
import type { Ports } from './ports';
import { mergedMessages, type Report, type ReportedMessage, withReport } from './report';
import { showReports } from './showReports';
import { REPORTS_SHOWN_EVERY } from './timeouts';

/** So often it is tried to write reports down. */
const MAX_TRIES = 20;
/** Reports on more authors than this at once are left to Rocket.Chat's own console. */
const MAX_AUTHORS = 500;

interface Waiting {
    readonly author: Person;
    readonly messages: readonly ReportedMessage[];
    readonly tries: number;
    /** Those of the last report: a process keeps none for long. */
    readonly ports: Ports;
}

/**
 * The reports that have come to this process and are not on a card yet. Of a flood on one author all that comes meanwhile is written down
 * and shown together.
 */
export class ReportInbox {
    private readonly processId = randomUUID();
    private readonly waiting = new Map<string, Waiting>();
    private readonly atWork = new Set<string>();

    /** Takes a report and returns at once: the server keeps the reporter waiting for the app. */
    public take(report: Report, ports: Ports): void {
        const { author } = report;
        const isAtWork = this.atWork.has(author.id);
        if (!isAtWork && this.atWork.size >= MAX_AUTHORS) {
            return;
        }
        const before = this.waiting.get(author.id)?.messages ?? [];
        this.waiting.set(author.id, { author, messages: withReport(before, report), tries: 0, ports });
        if (!isAtWork) {
            this.atWork.add(author.id);
            void this.work(author.id);
        }
    }

    private async work(authorId: string): Promise<void> {
        for (let next = this.waiting.get(authorId); next; next = this.waiting.get(authorId)) {
            this.waiting.delete(authorId);
            const { author, messages, tries, ports } = next;
            const isDone = await showReports({ author, messages, processId: this.processId }, ports);
            if (!isDone && tries < MAX_TRIES) {
                const since = this.waiting.get(authorId)?.messages ?? [];
                this.waiting.set(authorId, {
                    ...next,
                    messages: mergedMessages([...messages, ...since]),
                    tries: tries + 1,
                });
            }
            await pause();
        }
        this.atWork.delete(authorId);
    }
}

/** Two instances that met must not meet again: so it is not always as long. */
function pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, REPORTS_SHOWN_EVERY * (1 + Math.random() / 3)));
}
