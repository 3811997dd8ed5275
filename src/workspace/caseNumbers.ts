import { type CaseNumber, type Persistence, Table } from './table';

/** More tries than this mean that something else is wrong. */
const MAX_TRIES = 20;
/** So many numbers stand under one key: reading the newest costs the same however many there are. */
const NUMBERS_OF_A_PAGE = 20;
const NEWEST = 'newest-case-number';

/** The newest case number that this process knows of. It saves reading the records for each case. */
export class NewestCaseNumber {
    /** The newest that stands in the records, as far as this process knows. */
    public recorded = 0;
    private number: number | undefined;

    public get known(): number | undefined {
        return this.number;
    }

    /** Another case may have had this number: the next one is higher. */
    public learn(number: number): void {
        this.number = Math.max(this.number ?? 0, number);
    }

    /** No case has this number after all. Where it is the newest, the next case takes it. */
    public giveBack(number: number): void {
        this.number = this.number === number ? number - 1 : this.number;
    }
}

/**
 * Numbers cases: 1, 2, 3 and so on. The records know no counter that two instances of the server could share.
 * So a number is claimed like an account is: claim it, read who claims it, and leave it where somebody else does.
 * No two cases have one number; where instances meet, a number may be left out. See docs/rocketchat.md#records-have-no-transaction.
 */
export class CaseNumbers {
    private readonly claims: Table<'case-number'>;
    private readonly newest: Table<'newest-case-number'>;

    public constructor(
        persistence: Persistence,
        private readonly memory: NewestCaseNumber,
    ) {
        this.claims = new Table('case-number', persistence);
        this.newest = new Table('newest-case-number', persistence);
    }

    /**
     * The next number, for a case that has none.
     * @throws where the records could not be read or written.
     */
    public async take(caseId: string): Promise<number> {
        if (this.memory.known === undefined) {
            await this.catchUp();
        }
        for (let tries = 0; tries < MAX_TRIES; tries++) {
            // Two instances that met once must not meet at the same number again.
            const number = (this.memory.known ?? 0) + 1 + Math.floor(Math.random() * Math.min(tries, 3));
            this.memory.learn(number);
            if (await this.claim(number, caseId)) {
                return number;
            }
            await this.catchUp();
        }
        throw new Error('No case number could be taken');
    }

    /** The number that a case has taken; the next one, where it has none. */
    public async of(caseId: string): Promise<number> {
        const [before] = await this.claims.withKey(ofCase(caseId));
        return before?.number ?? this.take(caseId);
    }

    /** So that another case can have it. */
    public async giveBack(caseId: string, number: number): Promise<void> {
        await this.claims.remove(ownKeyOf(number, caseId));
        this.memory.giveBack(number);
    }

    /** Writes down that there is a case of this number, so that other processes begin near it: once a page, which is enough to find the rest. */
    public async remember(number: number): Promise<void> {
        if (pageOf(number) > pageOf(this.memory.recorded)) {
            await this.newest.writeInPlace(NEWEST, [], { number });
            this.memory.recorded = number;
        }
    }

    /** The case that has this number; none, or more than one where it was left to another. */
    public withNumber(number: number): Promise<CaseNumber[]> {
        return this.claims.withKey(keyOf(number));
    }

    /**
     * Some of the numbers below one, and at least the next lower one; the highest first.
     * @param below `undefined` for the newest.
     * @returns also below which number to go on, `undefined` at the end.
     */
    public async pageBelow(
        below: number | undefined,
    ): Promise<{ readonly numbers: readonly CaseNumber[]; readonly goOnBelow: number | undefined }> {
        // Of a number that is being written just now the records may not tell yet.
        const highest = below === undefined ? (await this.newestNumber()) + NUMBERS_OF_A_PAGE : below - 1;
        const page = pageOf(highest);
        const pages = await Promise.all([page, page - 1].map((one) => this.claims.withKey(pageKey(one))));
        const numbers = pages
            .flat()
            .filter(({ number }) => number <= highest)
            .sort((a, b) => b.number - a.number);
        return { numbers, goOnBelow: page > 1 ? (page - 1) * NUMBERS_OF_A_PAGE : undefined };
    }

    /** The newest number as this process and the records know it. One that is on the same page or the next may be newer. */
    private async newestNumber(): Promise<number> {
        // Two instances that began at the same time may each have written one.
        const records = await this.newest.withKey(NEWEST);
        this.memory.recorded = Math.max(this.memory.recorded, ...records.map(({ number }) => number));
        this.memory.learn(this.memory.recorded);
        return this.memory.known ?? 0;
    }

    /** Learns the newest number that any instance has taken. */
    private async catchUp(): Promise<void> {
        for (let page = pageOf(await this.newestNumber()); ; page += 2) {
            const pages = [page, page + 1].map((one) => this.claims.withKey(pageKey(one)));
            const [taken = [], next = []] = await Promise.all(pages);
            this.memory.learn(Math.max(0, ...[...taken, ...next].map(({ number }) => number)));
            if (next.length === 0) {
                return;
            }
        }
    }

    private async claim(number: number, caseId: string): Promise<boolean> {
        const ownKey = ownKeyOf(number, caseId);
        await this.claims.write([keyOf(number), pageKey(pageOf(number)), ofCase(caseId), ownKey], { number, caseId });
        const claimed = await this.claims.withKey(keyOf(number));
        const isMine = claimed.length > 0 && claimed.every((claim) => claim.caseId === caseId);
        if (!isMine) {
            await this.claims.remove(ownKey);
        }
        return isMine;
    }
}

function keyOf(number: number): string {
    return `case-number:${number}`;
}

function ownKeyOf(number: number, caseId: string): string {
    return `${keyOf(number)}:${caseId}`;
}

function ofCase(caseId: string): string {
    return `case-number-of:${caseId}`;
}

function pageOf(number: number): number {
    return Math.floor(number / NUMBERS_OF_A_PAGE);
}

function pageKey(page: number): string {
    return `case-numbers:${page}`;
}
