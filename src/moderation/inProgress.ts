import type { Person } from './account';

/** Who is at work on an account, and since when (milliseconds since 1970). */
export interface AtWork {
    readonly by: Person;
    readonly since: number;
    /** What it is done by: the id of a confirmation, or of a timer's case. */
    readonly mandateId: string;
}

/**
 * The accounts that this process is changing: of two submits that arrive together, one acts and the other is told. Other instances of the
 * server have processes of their own: claims in the records are for them.
 */
export class InProgress {
    private readonly atWork = new Map<string, AtWork>();

    /** Who is at work on the account already; otherwise `undefined`, and the place is taken until {@link leave}. */
    public enter(accountId: string, work: AtWork): AtWork | undefined {
        const other = this.atWork.get(accountId);
        if (!other) {
            this.atWork.set(accountId, work);
        }
        return other;
    }

    public leave(accountId: string): void {
        this.atWork.delete(accountId);
    }

    /** Who is at work by this very mandate: it is used up by then, but not done. */
    public by(mandateId: string): AtWork | undefined {
        return [...this.atWork.values()].find((work) => work.mandateId === mandateId);
    }

    public has(accountId: string): boolean {
        return this.atWork.has(accountId);
    }
}
