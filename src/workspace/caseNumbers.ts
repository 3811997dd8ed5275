import type { Persistence } from './table';
import { Table } from './table';

/** More tries than this mean that something else is wrong. */
const MAX_TRIES = 20;

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
 * Numbers cases: 1, 2, 3 and so on. The records know no counter that two instances of the server could share. So a number is claimed like an account
 * is: claim it, read who claims it, and where somebody else does let it go and take a later one. So no two cases have one number; where instances
 * meet, a number may be left out. See docs/rocketchat.md#records-have-no-transaction.
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

    /** The newest number as the records say; a case or two may be newer. 0 where there is no case. */
    public async newestNumber(): Promise<number> {
        // Two instances that began at the same time may each have written one.
        const records = await this.newest.withKey(NEWEST);
        this.memory.learn(Math.max(0, ...records.map(({ number }) => number)));
        return this.memory.known ?? 0;
    }

    /**
     * Takes a number for a case. Taking it twice takes two.
     * @throws where the records could not be read or written.
     */
    public async take(caseId: string): Promise<number> {
        if (this.memory.known === undefined) {
            await this.newestNumber();
        }
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

    /** Writes down that there is a case of this number, so that other processes begin after it. */
    public async remember(number: number): Promise<void> {
        if (number >= (this.memory.known ?? 0)) {
            await this.newest.writeInPlace(NEWEST, [], { number });
        }
    }

    private async claim(number: number, caseId: string): Promise<boolean> {
        const key = `case-number:${number}`;
        const ownKey = `${key}:${caseId}`;
        await this.claims.write([key, ownKey], { number, caseId });
        const claimed = await this.claims.withKey(key);
        const isMine = claimed.length > 0 && claimed.every((claim) => claim.caseId === caseId);
        if (!isMine) {
            await this.claims.remove(ownKey);
        }
        return isMine;
    }
}

const NEWEST = 'newest-case-number';
