import { type AskedForRooms, askServerForRooms, type EndpointSaid } from './askServerForRooms';
import { type Intent, Permit, type Refusal } from './authorise';
import { countedDeactivations, refusalByBrake, tellBrake } from './brake';
import { callServer, noteAccepted } from './callServer';
import type { Case, Failure, RateLimit } from './case';
import { type AtWork, type Claims, rivalOf } from './claims';
import { closeCase, type Closing, type OpenedCase, ownCase, withdraw } from './closeCase';
import { Deadline } from './deadline';
import { lookUpGrounds } from './lookUp';
import { caseFor, type Mandate } from './mandate';
import type { Claim, OpenCase, Ports } from './ports';
import { refusalOf } from './requestPermit';
import { type RoomsOwnedAlone, UNKNOWN_ROOMS } from './roomsOwnedAlone';
import { RECORD_LIMIT } from './timeouts';
import { verifyOutcome } from './verifyOutcome';

/**
 * What came of it. `no-answer`: the call may have been carried out, the case stays open and the sweep looks at it again.
 * `not-begun`, `busy`, `spent` and `refused`: no call was made.
 */
export type Outcome =
    | ({ readonly kind: 'ended' } & Closing)
    /** The account is a last owner, and giving up its rooms was not spoken of. */
    | {
          readonly kind: 'last-owner';
          readonly permit: Permit;
          readonly rooms: RoomsOwnedAlone;
          /** That its case is taken off the open ones, where it is. Never rejects. */
          readonly following: Promise<unknown> | undefined;
      }
    | { readonly kind: 'no-answer'; readonly opened: Case; readonly failure: Failure | undefined }
    | { readonly kind: 'busy'; readonly other: AtWork }
    | { readonly kind: 'spent' }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    /** `limit`: the server takes no more calls for now. A timer and an account of a batch wait for that. */
    | { readonly kind: 'not-begun'; readonly limit?: RateLimit };

/**
 * Carries out what was decided: claim, case, call, look, close. The order is the safety.
 * The claim keeps other instances away. Under it everything is asked that a permit takes, the mandate is spent, and the case is written; then
 * comes the call. Whoever finds the mandate spent withdraws: nobody else can be at it, for there is only one claim.
 * @param intent what is wanted; nothing of it is taken for granted.
 * @param deadline by when the rooms of a last owner have to be known.
 */
export async function carryOut(
    intent: Intent,
    mandate: Mandate,
    ports: Ports,
    claims: Claims,
    deadline: Deadline,
): Promise<Outcome> {
    const acquired = await claims.acquire(intent, mandate.id, ports);
    switch (acquired.kind) {
        case 'busy':
            return acquired;
        case 'unread':
            return { kind: 'not-begun' };
        case 'acquired':
            return underClaim(acquired.claim, claims, ports, () =>
                underWay(acquired.claim, intent, mandate, ports, deadline),
            );
    }
}

/** The case has the claim's own id. Whatever happens, the account is claimed no longer than a call may be under way. */
async function underClaim(claim: Claim, claims: Claims, ports: Ports, act: () => Promise<Outcome>): Promise<Outcome> {
    try {
        const outcome = await act();
        const following = followingOf(outcome);
        if (following) {
            claims.leaveAfter(claim, following);
        } else if (outcome.kind === 'no-answer') {
            claims.leaveToExpire(claim);
        } else {
            await claims.release(claim, ports);
        }
        return outcome;
    } catch (error) {
        claims.leaveToExpire(claim);
        throw error;
    }
}

/** What takes the records of the case and of its claim away, while the outcome is told. */
function followingOf(outcome: Outcome): Promise<unknown> | undefined {
    switch (outcome.kind) {
        case 'ended':
            return outcome.recorded ? outcome.following : undefined;
        case 'last-owner':
            return outcome.following;
        case 'busy':
        case 'no-answer':
        case 'not-begun':
        case 'refused':
        case 'spent':
            return undefined;
    }
}

async function underWay(
    claim: Claim,
    intent: Intent,
    mandate: Mandate,
    ports: Ports,
    deadline: Deadline,
): Promise<Outcome> {
    const recorded = new Deadline(RECORD_LIMIT);
    const [grounds, rival, moderator, target, counted] = await Promise.all([
        lookUpGrounds(ports, recorded),
        recorded.wait(rivalOf(claim, ports)),
        recorded.wait(ports.accounts.byId(intent.moderator.id)),
        recorded.wait(ports.accounts.byId(intent.target.id)),
        recorded.wait(countedDeactivations(claim, ports)),
    ]);
    if (rival.kind !== 'answered') {
        return { kind: 'not-begun' };
    }
    if (rival.value) {
        return { kind: 'busy', other: rival.value };
    }
    if (grounds.kind === 'unread' || moderator.kind !== 'answered' || target.kind !== 'answered') {
        return { kind: 'not-begun' };
    }
    if (counted.kind !== 'answered') {
        return { kind: 'not-begun' };
    }
    const permit = Permit.forIntent(intent, moderator.value, grounds.value.standard, target.value);
    if (!Permit.granted(permit)) {
        return { kind: 'refused', refusal: await refusalOf(permit, ports, new Deadline(RECORD_LIMIT)) };
    }
    const braked = refusalByBrake(permit, counted.value, grounds.value.rules);
    if (braked) {
        await recorded.wait(tellBrake(permit.moderator, braked.limit, ports));
        return { kind: 'refused', refusal: braked };
    }
    const next = await recorded.wait(ports.cases.nextNumber());
    const number = next.kind === 'answered' ? next.value : null;
    const opened: OpenCase = { ...caseFor(claim.id, permit, mandate), number };
    const isCalled = permit.action !== 'change-duration';
    const [spent, written] = await Promise.all([
        recorded.wait(mandate.spend()),
        recorded.wait(ports.cases.open(isCalled ? opened : { ...opened, isAccepted: true })),
    ]);
    if (spent.kind !== 'answered' || written.kind !== 'answered' || !spent.value) {
        const takeOff = () => ports.cases.removeOpen(opened.id);
        await withdraw({ number: Promise.resolve(number), takeOff }, ports);
        return { kind: spent.kind === 'answered' && !spent.value ? 'spent' : 'not-begun' };
    }
    const own = ownCase(opened, ports);
    return isCalled ? callAndLook(own, permit, mandate, ports, deadline) : lookAlone(own, ports);
}

/** For how long an account stays deactivated is the app's own record: nothing is called, and the case ends with what is seen. */
async function lookAlone(own: OpenedCase, ports: Ports): Promise<Outcome> {
    const { opened } = own;
    const ending = await verifyOutcome(opened, { kind: 'accepted' }, ports);
    return ending.kind === 'unknown'
        ? { kind: 'no-answer', opened, failure: undefined }
        : { kind: 'ended', ...(await closeCase(own, ending, ports)) };
}

async function callAndLook(
    own: OpenedCase,
    permit: Permit,
    { relinquish, consentsTo, batchId, byTimer }: Mandate,
    ports: Ports,
    deadline: Deadline,
): Promise<Outcome> {
    const { opened } = own;
    if (consentsTo) {
        const asked = await askForRooms(own, permit, ports, deadline);
        if (asked.kind !== 'asked' || !consentsTo(asked.rooms)) {
            return asked.kind === 'asked' ? askBack(own, permit, asked, ports) : asked;
        }
    }
    const answer = await callServer(opened, permit, relinquish !== undefined, ports);
    if (!answer) {
        return { kind: 'no-answer', opened, failure: undefined };
    }
    const [ending] = await Promise.all([verifyOutcome(opened, answer, ports), noteAccepted(answer, opened, ports)]);
    if (ending.kind === 'unknown') {
        return { kind: 'no-answer', opened, failure: undefined };
    }
    if (ending.kind === 'failed') {
        const { failure } = ending;
        if (failure.why === 'rest-timeout') {
            return { kind: 'no-answer', opened, failure };
        }
        if ((byTimer || batchId !== null) && failure.why === 'rest-rate-limited') {
            await withdraw(own, ports);
            return { kind: 'not-begun', limit: failure };
        }
        if (batchId !== null && failure.why === 'last-owner') {
            return { kind: 'last-owner', permit, rooms: UNKNOWN_ROOMS, following: withdraw(own, ports) };
        }
        if (failure.why === 'last-owner' && permit.action === 'deactivate' && relinquish === undefined) {
            const asked = await askForRooms(own, permit, ports, deadline);
            return asked.kind === 'asked' ? askBack(own, permit, asked, ports) : asked;
        }
    }
    return { kind: 'ended', ...(await closeCase(own, ending, ports)) };
}

type AskedBack = { readonly kind: 'asked' } & AskedForRooms;

/** Asks the server for the rooms. That is a call like any other: where it deactivates the account after all, the case ends with it. */
async function askForRooms(
    own: OpenedCase,
    permit: Permit,
    ports: Ports,
    deadline: Deadline,
): Promise<AskedBack | Extract<Outcome, { kind: 'ended' | 'no-answer' }>> {
    const { opened } = own;
    const asked = await askServerForRooms(permit, ports, deadline);
    const { endpoint } = asked;
    if (endpoint.kind === 'refused') {
        return { kind: 'asked', ...asked };
    }
    if (endpoint.kind === 'unanswered') {
        void endpoint.later.then((kind) => noteAccepted({ kind }, opened, ports));
    }
    const answer = endpoint.kind === 'accepted' ? endpoint : undefined;
    const [ending] = await Promise.all([verifyOutcome(opened, answer, ports), noteAccepted(endpoint, opened, ports)]);
    switch (ending.kind) {
        case 'done':
            return { kind: 'ended', ...(await closeCase(own, ending, ports)) };
        case 'found':
        case 'unknown':
            return { kind: 'no-answer', opened, failure: undefined };
        case 'failed':
            return { kind: 'asked', ...asked };
    }
}

/** The server asks back, and so does the app; that is no ending: the case is withdrawn, and another is written for what is then decided. */
function askBack(own: OpenedCase, permit: Permit, { rooms, endpoint }: AskedForRooms, ports: Ports): Outcome {
    if (endpoint.kind === 'unanswered') {
        // While the endpoint may still deactivate the account, the case stays open: the sweep looks at it.
        void withdrawWhenRefused(endpoint.later, own, ports);
        return { kind: 'last-owner', permit, rooms, following: undefined };
    }
    return { kind: 'last-owner', permit, rooms, following: withdraw(own, ports) };
}

async function withdrawWhenRefused(later: Promise<EndpointSaid['kind']>, own: OpenedCase, ports: Ports): Promise<void> {
    if ((await later) === 'refused') {
        await withdraw(own, ports);
    }
}
