import type { Case, ClosedCase } from '../moderation/case';
import type { CaseRecords, ClaimRecords, ConfirmationRecords, TimerRecords } from '../moderation/ports';
import { type Persistence, Table } from './table';

/** The app's first year: there are no older cases. */
const FIRST_YEAR = 2026;

/** The open cases are a table of their own, so that the sweep finds them at once among all that were ever closed. */
export function caseRecords(persistence: Persistence): CaseRecords {
    const open = new Table('open-case', persistence);
    const closed = new Table('closed-case', persistence);
    return {
        open: (opened) => open.write(['open-cases', `open-case:${opened.id}`], opened),
        stillOpen: () => open.withKey('open-cases'),
        close: (ended) =>
            closed.writeInPlace(`case:${ended.id}`, [`cases-of:${ended.target.id}`, yearKey(yearOf(ended))], ended),
        removeOpen: (id) => open.remove(`open-case:${id}`),
        closed: async (id) => (await closed.withKey(`case:${id}`))[0],
        ofTarget: async (accountId) => newestFirst(await closed.withKey(`cases-of:${accountId}`)),
        latest: async (count) => {
            const found: ClosedCase[] = [];
            for (let year = new Date().getUTCFullYear(); year >= FIRST_YEAR && found.length < count; year--) {
                found.push(...newestFirst(await closed.withKey(yearKey(year))));
            }
            return found;
        },
    };
}

function yearOf({ openedAt }: Case): number {
    return new Date(openedAt).getUTCFullYear();
}

function yearKey(year: number): string {
    return `cases:${year}`;
}

/** Two writers at once may have written one case twice: it is one case all the same. */
function newestFirst(cases: readonly ClosedCase[]): ClosedCase[] {
    const byId = new Map(cases.map((one) => [one.id, one]));
    return [...byId.values()].sort((a, b) => b.openedAt - a.openedAt);
}

export function confirmationRecords(persistence: Persistence): ConfirmationRecords {
    const confirmations = new Table('confirmation', persistence);
    return {
        write: (confirmation) => {
            const { id, viewId } = confirmation;
            return confirmations.write(['confirmations', `confirmation:${id}`, `view:${viewId}`], confirmation);
        },
        byId: async (id) => (await confirmations.withKey(`confirmation:${id}`))[0],
        ofView: (viewId) => confirmations.withKey(`view:${viewId}`),
        remove: (id) => confirmations.remove(`confirmation:${id}`),
        all: () => confirmations.withKey('confirmations'),
    };
}

export function claimRecords(persistence: Persistence): ClaimRecords {
    const claims = new Table('claim', persistence);
    return {
        write: (claim) => claims.write(['claims', `claims-of:${claim.targetId}`, `claim:${claim.id}`], claim),
        ofTarget: (accountId) => claims.withKey(`claims-of:${accountId}`),
        remove: (id) => claims.remove(`claim:${id}`),
        all: () => claims.withKey('claims'),
    };
}

export function timerRecords(persistence: Persistence): TimerRecords {
    const timers = new Table('timer', persistence);
    return {
        write: (timer) => timers.writeInPlace(`timer:${timer.caseId}`, ['timers'], timer),
        byCase: async (caseId) => (await timers.withKey(`timer:${caseId}`))[0],
        remove: (caseId) => timers.remove(`timer:${caseId}`),
        all: () => timers.withKey('timers'),
    };
}
