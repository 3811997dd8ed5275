import type { ClosedCase } from '../moderation/case';
import type { CasePage, CaseRecords, OlderThan, OpenCase } from '../moderation/ports';
import { CaseNumbers, type NewestCaseNumber, numberKeys } from './caseNumbers';
import { claimedCaseKey, recentKey, recentKeys } from './sharedKeys';
import { type Persistence, recordsWithKey, Table } from './table';
import { newestFirst, type StoredCase, upgradedOpenCase } from './upgradedCase';

/** The years in which version 1.0.0 wrote cases: they have no number, and stand under their year. */
const FIRST_YEAR = 2026;
const UNNUMBERED = 'unnumbered-cases';

/** The open cases are a table of their own. So the sweep finds them at once among all that were ever closed. */
export function caseRecords(persistence: Persistence, newest: NewestCaseNumber): CaseRecords {
    const open = new Table('open-case', persistence);
    const closed = new Table('closed-case', persistence);
    const numbers = new CaseNumbers(persistence, newest);
    const claims = new Table('claim', persistence);
    const unnumbered = new Table('unnumbered-case', persistence);
    const log = new CaseLogRecords(closed, unnumbered, numbers);
    return {
        open: (opened) => open.write(keysOfOpen(opened), opened),
        // A second record beside the first: closing removes both.
        noteAccepted: (opened) => open.write(keysOfOpen(opened), { ...opened, isAccepted: true }),
        stillOpen: async () => eachOnce((await open.withKey('open-cases')).map(upgradedOpenCase)),
        nextNumber: () => numbers.next(),
        keepNumber: (opened) =>
            numbers.keep(opened.number, opened.id, (number) => {
                const numbered = { ...opened, number };
                return open.write(keysOfOpen(numbered), numbered);
            }),
        giveBackNumber: (number) => {
            numbers.giveBack(number);
        },
        close: async (ended) => {
            await Promise.all([
                closed.writeInPlace(`case:${ended.id}`, keysOf(ended), ended),
                ended.number === null
                    ? unnumbered.write([UNNUMBERED], { caseId: ended.id })
                    : numbers.remember(ended.number),
            ]);
        },
        removeOpen: (id) => open.remove(`open-case:${id}`),
        finish: (id) => open.remove(claimedCaseKey(id)),
        closed: async (id) => newestFirst(await closed.withKey(`case:${id}`))[0],
        byNumber: (number) => numbers.closedAs(number),
        ofTarget: async (accountId) => newestFirst(await closed.withKey(`cases-of:${accountId}`)),
        ofUsername: async (username) => newestFirst(await log.ofUsername(username)),
        recentOf: async (moderatorId) => {
            const found = await recordsWithKey(persistence, recentKey(moderatorId, Date.now()));
            return { closed: newestFirst(closed.among(found)), claims: claims.among(found) };
        },
        page: (older, count) => log.page(older, count),
        bringForward: async (since) => {
            const earlier = newestFirst(await log.withoutNumber()).filter(({ openedAt }) => openedAt >= since);
            await Promise.all(earlier.map((one) => closed.writeInPlace(`case:${one.id}`, keysOf(one), one)));
        },
    };
}

function keysOfOpen({ id, number }: OpenCase): string[] {
    return ['open-cases', `open-case:${id}`, claimedCaseKey(id), ...numberKeys(number)];
}

/** One for each case: the record which says that it was accepted, where there is one. */
function eachOnce(records: readonly OpenCase[]): OpenCase[] {
    const byId = new Map<string, OpenCase>();
    for (const one of records) {
        if (one.isAccepted || !byId.has(one.id)) {
            byId.set(one.id, one);
        }
    }
    return [...byId.values()];
}

/** The same for each writing of a case: a second one takes the place of the first. */
function keysOf({ target, moderator, openedAt, number }: ClosedCase): string[] {
    return [
        `cases-of:${target.id}`,
        usernameKey(target.username),
        ...recentKeys(moderator.id, openedAt),
        ...numberKeys(number),
    ];
}

/** Finds closed cases by what a log asks: the newest first, a page at a time. */
class CaseLogRecords {
    public constructor(
        private readonly closed: Table<'closed-case'>,
        private readonly unnumberedCases: Table<'unnumbered-case'>,
        private readonly numbers: CaseNumbers,
    ) {}

    public async page(older: OlderThan | undefined, count: number): Promise<CasePage> {
        if (older?.kind === 'time') {
            return this.unnumbered(older.before, count);
        }
        const found: ClosedCase[] = [];
        for (let page = await this.numbers.closedBelow(older?.number); ;) {
            found.push(...page.cases);
            if (found.length > count || page.goOnBelow === undefined) {
                break;
            }
            page = await this.numbers.closedBelow(page.goOnBelow);
        }
        const cases = found.slice(0, count);
        const last = cases[cases.length - 1]?.number;
        if (found.length > count && typeof last === 'number') {
            return { cases, older: { kind: 'number', number: last } };
        }
        const rest = await this.unnumbered(Number.POSITIVE_INFINITY, count - cases.length);
        return { cases: [...cases, ...rest.cases], older: rest.older };
    }

    /** The cases of an account that may be gone, by the name that it had then. */
    public async ofUsername(username: string): Promise<StoredCase[]> {
        const named = await this.closed.withKey(usernameKey(username));
        const earlier = (await this.withoutNumber()).filter(
            ({ target }) => usernameKey(target.username) === usernameKey(username),
        );
        return [...named, ...earlier];
    }

    private async unnumbered(before: number, count: number): Promise<CasePage> {
        const found = newestFirst(await this.withoutNumber()).filter(({ openedAt }) => openedAt < before);
        const cases = found.slice(0, count);
        const last = cases[cases.length - 1];
        const isMore = found.length > cases.length;
        return { cases, older: isMore ? { kind: 'time', before: last?.openedAt ?? before } : undefined };
    }

    /** Those of version 1.0.0, and the rare ones for which no number could be had. */
    public async withoutNumber(): Promise<StoredCase[]> {
        const years: number[] = [];
        for (let year = new Date().getUTCFullYear(); year >= FIRST_YEAR; year--) {
            years.push(year);
        }
        const rare = await this.unnumberedCases.withKey(UNNUMBERED);
        const keys = [...years.map(yearKey), ...rare.map(({ caseId }) => `case:${caseId}`)];
        return (await Promise.all(keys.map((key) => this.closed.withKey(key)))).flat();
    }
}

function yearKey(year: number): string {
    return `cases:${year}`;
}

function usernameKey(username: string): string {
    return `cases-of-username:${username.toLowerCase()}`;
}
