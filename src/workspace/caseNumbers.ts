import type { ClosedCase } from '../moderation/case';
import { type Persistence, recordsWithKey, Table } from './table';
import { newestFirst } from './upgradedCase';

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

    /** A case may have this number: the next one is higher. */
    public learn(number: number): void {
        this.number = Math.max(this.number ?? 0, number);
    }

    /** @param most how far it may go on, by chance. */
    public next(most: number): number {
        const number = (this.number ?? 0) + 1 + Math.floor(Math.random() * most);
        this.number = number;
        return number;
    }

    /** No case has this number after all. Where it is the newest, the next case takes it. */
    public giveBack(number: number): void {
        this.number = this.number === number ? number - 1 : this.number;
    }
}

/**
 * Numbers cases: 1, 2, 3 and so on. The records know no counter that two instances of the server could share. So an open case claims its
 * number by being written with it. Whoever then sees another case with the same number takes a higher one. No two closed cases have one
 * number; where instances meet, a number may be left out. See docs/rocketchat.md#records-have-no-transaction.
 */
export class CaseNumbers {
    private readonly open: Table<'open-case'>;
    private readonly closed: Table<'closed-case'>;
    private readonly newest: Table<'newest-case-number'>;

    public constructor(
        private readonly persistence: Persistence,
        private readonly memory: NewestCaseNumber,
    ) {
        this.open = new Table('open-case', persistence);
        this.closed = new Table('closed-case', persistence);
        this.newest = new Table('newest-case-number', persistence);
    }

    /**
     * The next number, as far as this process knows. Whether no other case has it, is seen once a case claims it.
     * @throws where the records could not be read.
     */
    public async next(): Promise<number> {
        if (this.memory.known === undefined) {
            await this.catchUp();
        }
        return this.memory.next(1);
    }

    /**
     * The number that a case has in the end.
     * @param claimed the one with which it was written; `null` where it was written without one.
     * @param claim writes the case with another number.
     * @throws where the records could not be read or written.
     */
    public async keep(
        claimed: number | null,
        caseId: string,
        claim: (number: number) => Promise<void>,
    ): Promise<number> {
        let number = claimed;
        for (let tries = 0; tries < MAX_TRIES; tries++) {
            if (number !== null && (await this.isAlone(number, caseId))) {
                return number;
            }
            number = number === null ? await this.next() : await this.another();
            await claim(number);
        }
        throw new Error('No case number could be had');
    }

    public giveBack(number: number): void {
        this.memory.giveBack(number);
    }

    /** Writes down that there is a case of this number, so that other processes begin near it. Once a page is enough to find the rest. */
    public async remember(number: number): Promise<void> {
        if (pageOf(number) > pageOf(this.memory.recorded)) {
            await this.newest.writeInPlace(NEWEST, [], { number });
            this.memory.recorded = number;
        }
    }

    public async closedAs(number: number): Promise<ClosedCase | undefined> {
        return newestFirst(await this.closed.withKey(keyOf(number)))[0];
    }

    /**
     * Some of the closed cases whose number is below one, and at least the next lower one; the newest first.
     * @param below `undefined` for the newest.
     * @returns also below which number to go on, `undefined` at the end.
     */
    public async closedBelow(
        below: number | undefined,
    ): Promise<{ readonly cases: readonly ClosedCase[]; readonly goOnBelow: number | undefined }> {
        // Of a number that is being written just now the records may not tell yet.
        const highest = below === undefined ? (await this.newestNumber()) + NUMBERS_OF_A_PAGE : below - 1;
        const page = pageOf(highest);
        const pages = await Promise.all([page, page - 1].map((one) => this.closed.withKey(pageKey(one))));
        const cases = newestFirst(pages.flat()).filter(({ number }) => number !== null && number <= highest);
        return { cases, goOnBelow: page > 1 ? (page - 1) * NUMBERS_OF_A_PAGE : undefined };
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
            const pages = [page, page + 1].map((one) => this.having(pageKey(one)));
            const [taken = [], next = []] = await Promise.all(pages);
            this.memory.learn(Math.max(0, ...[...taken, ...next].map(({ number }) => number ?? 0)));
            if (next.length === 0) {
                return;
            }
        }
    }

    /** Two instances that met at one number must not meet at the next one again. */
    private async another(): Promise<number> {
        await this.catchUp();
        return this.memory.next(3);
    }

    private async isAlone(number: number, caseId: string): Promise<boolean> {
        const having = await this.having(keyOf(number));
        return having.length > 0 && having.every(({ id }) => id === caseId);
    }

    /** The cases that have a number, or claim it. */
    private async having(key: string): Promise<{ readonly id: string; readonly number?: number | null }[]> {
        const found = await recordsWithKey(this.persistence, key);
        return [...this.open.among(found), ...this.closed.among(found)];
    }
}

/** Under which keys a case stands by its number. */
export function numberKeys(number: number | null): string[] {
    return number === null ? [] : [keyOf(number), pageKey(pageOf(number))];
}

function keyOf(number: number): string {
    return `case-number:${number}`;
}

function pageOf(number: number): number {
    return Math.floor(number / NUMBERS_OF_A_PAGE);
}

function pageKey(page: number): string {
    return `case-numbers:${page}`;
}
