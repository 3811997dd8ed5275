import type { Refusal } from './authorise';
import type { Case, ClosedCase } from './case';
import type { Answer, Deadline } from './deadline';
import { lookUpTarget } from './lookUp';
import { namedAsNow } from './namedAsNow';
import type { CasePage, OlderThan, Ports } from './ports';
import { requestLog } from './requestPermit';

/** The cases of a page of the log. */
const CASES_OF_A_PAGE = 10;

/** What a moderator wants to see of the log. */
export type LogQuestion =
    | { readonly kind: 'newest' }
    | { readonly kind: 'number'; readonly number: number }
    | { readonly kind: 'username'; readonly username: string }
    /** A page further; `accountId` where the log is that of one account. */
    | { readonly kind: 'older'; readonly than: OlderThan; readonly accountId: string | undefined };

/** The answer to a question about the log. */
export type Log =
    | { readonly kind: 'unread' }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    | { readonly kind: 'no-such-case'; readonly number: number }
    | { readonly kind: 'case'; readonly closed: ClosedCase }
    | ({ readonly kind: 'cases'; readonly open: readonly Case[]; readonly username: string | undefined } & Page);

interface Page extends CasePage {
    /** Whose log it is; `undefined` for everybody's. */
    readonly accountId: string | undefined;
}

/** Reads cases for those who may moderate, and names people as they are called now. */
export async function readLog(callerId: string, question: LogQuestion, ports: Ports, deadline: Deadline): Promise<Log> {
    const viewing = await requestLog(callerId, ports, deadline);
    if (viewing.kind !== 'permitted') {
        return viewing;
    }
    switch (question.kind) {
        case 'newest':
            return pageOf(undefined, undefined, ports, deadline);
        case 'older':
            return pageOf(question.accountId, question.than, ports, deadline);
        case 'number':
            return oneCase(question.number, ports, deadline);
        case 'username':
            return casesOfUsername(question.username, ports, deadline);
    }
}

async function oneCase(number: number, { cases, accounts }: Ports, deadline: Deadline): Promise<Log> {
    const found = await deadline.wait(cases.byNumber(number));
    if (found.kind !== 'answered') {
        return { kind: 'unread' };
    }
    const [closed] = await namedAsNow(found.value ? [found.value] : [], accounts, deadline);
    return closed ? { kind: 'case', closed } : { kind: 'no-such-case', number };
}

/** An account that is gone is found by the name that it had. */
async function casesOfUsername(username: string, ports: Ports, deadline: Deadline): Promise<Log> {
    const target = await lookUpTarget({ kind: 'username', username }, ports, deadline);
    if (target.kind === 'unread') {
        return { kind: 'unread' };
    }
    if (!('why' in target.value)) {
        const log = await pageOf(target.value.id, undefined, ports, deadline);
        return log.kind === 'cases' ? { ...log, username: target.value.username } : log;
    }
    const earlier = await deadline.wait(ports.cases.ofUsername(username.replace(/^@/, '')));
    if (earlier.kind !== 'answered') {
        return { kind: 'unread' };
    }
    const [newest] = earlier.value;
    return newest ? pageOf(newest.target.id, undefined, ports, deadline) : { kind: 'refused', refusal: target.value };
}

async function pageOf(
    accountId: string | undefined,
    older: OlderThan | undefined,
    ports: Ports,
    deadline: Deadline,
): Promise<Log> {
    const [open, closed] = await Promise.all([
        // What is open is newer than any page but the first.
        older ? noneOpen : deadline.wait(ports.cases.stillOpen()),
        deadline.wait(
            accountId === undefined ? ports.cases.page(older, CASES_OF_A_PAGE) : pageOfAccount(accountId, older, ports),
        ),
    ]);
    if (open.kind !== 'answered' || closed.kind !== 'answered') {
        return { kind: 'unread' };
    }
    const isClosed = new Set(closed.value.cases.map(({ id }) => id));
    const stillOpen = open.value.filter(
        ({ id, target }) => !isClosed.has(id) && (accountId === undefined || target.id === accountId),
    );
    const [openNow, closedNow] = await Promise.all([
        namedAsNow(stillOpen, ports.accounts, deadline),
        namedAsNow(closed.value.cases, ports.accounts, deadline),
    ]);
    const ofAccount = accountId === undefined ? undefined : [...openNow, ...closedNow][0];
    return {
        kind: 'cases',
        open: openNow,
        cases: closedNow,
        older: closed.value.older,
        accountId,
        username: ofAccount?.target.username,
    };
}

const noneOpen: Answer<Case[]> = { kind: 'answered', value: [] };

/** The cases of one account are few: they are read at once. */
async function pageOfAccount(accountId: string, older: OlderThan | undefined, { cases }: Ports): Promise<CasePage> {
    const all = await cases.ofTarget(accountId);
    const left = all.filter((one) => !older || isOlder(one, older));
    const shown = left.slice(0, CASES_OF_A_PAGE);
    const last = shown[shown.length - 1];
    return { cases: shown, older: left.length > shown.length && last ? olderThan(last) : undefined };
}

function isOlder({ number, openedAt }: ClosedCase, than: OlderThan): boolean {
    return than.kind === 'number' ? number === null || number < than.number : number === null && openedAt < than.before;
}

/** Where a page goes on that ends with this case. */
function olderThan({ number, openedAt }: ClosedCase): OlderThan {
    return number === null ? { kind: 'time', before: openedAt } : { kind: 'number', number };
}
