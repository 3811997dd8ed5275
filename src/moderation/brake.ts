import { type Account, ADMIN, type Person } from './account';
import type { Permit, Refusal } from './authorise';
import { type ClosedCase, isLive, isSeenAsAsked } from './case';
import type { Claim, Ports } from './ports';
import type { Rules } from './standard';
import { BRAKE_COUNTS_OVER, NEWCOMER_FOR } from './timeouts';

/** Whether an account was made within the last 24 hours. Of one whose age isn't known nobody can say so. */
export function isNewcomer({ memberSince }: Pick<Account, 'memberSince'>, now: number): boolean {
    return memberSince !== null && now - memberSince < NEWCOMER_FOR;
}

/**
 * When the deactivations were that count for the brake, in milliseconds since 1970, the earliest first: what is done or was found done, and
 * what is under way on any instance of the server. None where this one is not braked: newcomers and timers are not.
 * @param claim the moderator's own, which is written already: of two that take the last place at once the earlier one has it.
 * @throws where the records could not be read.
 */
export async function countedDeactivations(claim: Claim, ports: Ports): Promise<number[]> {
    return claim.isCounted ? countedOf(claim.moderator, ports, (one) => isBefore(one, claim)) : [];
}

/**
 * How many deactivations the brake leaves to a moderator now, newcomers aside; `Infinity` where there is no limit for them.
 * @throws where the records could not be read.
 */
export async function deactivationsLeft(
    moderator: Account,
    { deactivationsPerHour: limit }: Rules,
    ports: Ports,
): Promise<number> {
    if (limit === 0 || moderator.roles.includes(ADMIN)) {
        return Number.POSITIVE_INFINITY;
    }
    return Math.max(0, limit - (await countedOf(moderator, ports, () => true)).length);
}

async function countedOf(
    moderator: Person,
    { cases }: Ports,
    comesBefore: (claim: Claim) => boolean,
): Promise<number[]> {
    const now = Date.now();
    const { closed, claims } = await cases.recentOf(moderator.id);
    const isCounted = ({ openedAt, action, ending, isNewcomer: wasNewcomer }: ClosedCase): boolean =>
        now - openedAt <= BRAKE_COUNTS_OVER && action === 'deactivate' && isSeenAsAsked(ending) && !wasNewcomer;
    const done = closed.filter(isCounted);
    const isClosed = new Set(closed.map(({ id }) => id));
    const underWay = claims.filter(
        (one) => one.isCounted && isLive(one, now) && !isClosed.has(one.id) && comesBefore(one),
    );
    return [...done.map(({ openedAt }) => openedAt), ...underWay.map(({ at }) => at)].sort((a, b) => a - b);
}

/**
 * The brake: no moderator deactivates more than so many accounts an hour, so that a stolen session can't empty a workspace. An admin may.
 * @returns the refusal, or `undefined` where there is room for one more.
 */
export function refusalByBrake(
    { moderator }: Permit,
    counted: readonly number[],
    { deactivationsPerHour: limit }: Rules,
): Extract<Refusal, { why: 'braked' }> | undefined {
    const isBraked = limit > 0 && !moderator.roles.includes(ADMIN);
    const makesRoom = isBraked ? counted[counted.length - limit] : undefined;
    return makesRoom === undefined ? undefined : { why: 'braked', limit, againAt: makesRoom + BRAKE_COUNTS_OVER };
}

function isBefore(one: Claim, other: Claim): boolean {
    return one.at < other.at || (one.at === other.at && one.id < other.id);
}

/** Tells the log room that a moderator was braked, once an hour. */
export async function tellBrake(moderator: Person, limit: number, { told, caseLog }: Ports): Promise<void> {
    const news = `brake:${moderator.id}:${Math.floor(Date.now() / BRAKE_COUNTS_OVER)}`;
    if (!(await told.has(news))) {
        await told.write(news);
        await caseLog.notice({ kind: 'braked', moderator, limit });
    }
}
