import { type CaseNumber, type Persistence, Table } from './table';

/** More tries than this mean that something else is wrong. */
const MAX_TRIES = 20;
/** So many numbers stand under one key: reading the newest costs the same however many there are. */
const NUMBERS_OF_A_PAGE = 20;
const NEWEST = 'newest-case-number';

/** The newest case number that this process knows of. It saves reading the records for each case. */
export class NewestCaseNumber {
    private number: number | undefined;

    public get known(): number | undefined {
        return this.number;
    }

    /** Another case may have had this number: the next one is higher. */
    public learn(number: number): void {
        this.number = Math.max(this.number ?? 0, number);
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
     * The number of a case; the next one, where it has none yet.
     * @throws where the records could not be read or written.
     */
    public async take(caseId: string): Promise<number> {
        const [before] = await Promise.all([this.claims.withKey(ofCase(caseId)), this.newestNumber()]);
        return before[0]?.number ?? this.takeNext(caseId);
    }

    /** Writes down that there is a case of this number, so that other processes begin after it. */
    public async remember(number: number): Promise<void> {
        if (number >= (this.memory.known ?? 0)) {
            await this.newest.writeInPlace(NEWEST, [], { number });
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

    private async takeNext(caseId: string): Promise<number> {
        for (let tries = 0; tries < MAX_TRIES; tries++) {
            // Two instances that met once must not meet at the same number again.
            const number = (this.memory.known ?? 0) + 1 + Math.floor(Math.random() * Math.min(tries, 3));
            this.memory.learn(number);
            if (await this.claim(number, caseId)) {
                return number;
            }
            await this.newestNumber();
        }
        throw new Error('No case number could be taken');
    }

    /** The newest number as the records say; a case or two may be newer. 0 where there is no case. */
    private async newestNumber(): Promise<number> {
        // Two instances that began at the same time may each have written one.
        const records = await this.newest.withKey(NEWEST);
        this.memory.learn(Math.max(0, ...records.map(({ number }) => number)));
        return this.memory.known ?? 0;
    }

    private async claim(number: number, caseId: string): Promise<boolean> {
        const ownKey = `${keyOf(number)}:${caseId}`;
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

function ofCase(caseId: string): string {
    return `case-number-of:${caseId}`;
}

function pageOf(number: number): number {
    return Math.floor(number / NUMBERS_OF_A_PAGE);
}

function pageKey(page: number): string {
    return `case-numbers:${page}`;
}
