import type { Clock } from './clock';
import type { Account, Message, MessageReport, Report, Reporter, Room, UserReport } from './documents';
import { randomId } from './ids';

/** What people reported, as the moderation console lists it: messages, and accounts. */
export class Reports {
    readonly #all: Report[] = [];

    constructor(private readonly clock: Clock) {}

    /** Stores the report of a message, with the message as it is now. */
    ofMessage(message: Message, { _id, name, t, federated, fname }: Room, description: string, by: Account): Report {
        const room = { _id, name, t, federated, fname };
        return this.#insert({ ...this.#always(description, by), message: structuredClone(message), room });
    }

    /** Stores the report of an account. */
    ofUser({ _id, username, name }: Account, description: string, by: Account): Report {
        return this.#insert({ ...this.#always(description, by), reportedUser: { _id, username, name } });
    }

    all(): Report[] {
        return [...this.#all];
    }

    /** The reports of messages that nobody has dismissed, oldest first. */
    ofMessages(): MessageReport[] {
        return this.#all.flatMap((report) => ('message' in report && !report._hidden ? [report] : []));
    }

    /** The reports of accounts that nobody has dismissed, oldest first. */
    ofUsers(): UserReport[] {
        return this.#all.flatMap((report) => ('reportedUser' in report && !report._hidden ? [report] : []));
    }

    /**
     * Hides the reports that `which` picks. Those that are hidden already get the new moderator and reason, too
     * (docs/rocketchat.md#dismissing-reports).
     */
    hide(which: (report: Report) => boolean, moderatedBy: string, reason: string, action: string): void {
        for (const report of this.#all.filter(which)) {
            report._hidden = true;
            report.moderationInfo = { hiddenAt: this.clock.now(), moderatedBy, reason, action };
        }
    }

    #always(description: string, { _id, username, name, createdAt }: Account) {
        const reportedBy: Reporter = { _id, username, name, createdAt };
        return { _id: randomId(), description, reportedBy, ts: this.clock.now() };
    }

    #insert<R extends Report>(report: R): R {
        this.#all.push(report);
        return report;
    }
}

/** Whether it is a report of this message. */
export const isOfMessage =
    (messageId: string) =>
    (report: Report): boolean =>
        'message' in report && report.message._id === messageId;

/** Whether it is a report of a message of this account's. */
export const isOfAuthor =
    (userId: string) =>
    (report: Report): boolean =>
        'message' in report && report.message.u._id === userId;

/** Whether it is a report of this account itself. */
export const isOfUser =
    (userId: string) =>
    (report: Report): boolean =>
        'reportedUser' in report && report.reportedUser._id === userId;
