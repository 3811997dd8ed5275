import type { Account, Action, Asked, Person, StatusChange } from './account';
import {
    type Denial,
    Permit,
    type Refusal,
    refusalToAdminister,
    refusalToDismiss,
    refusalToModerate,
    type Standing,
} from './authorise';
import type { Deadline } from './deadline';
import { type LookedUp, lookUpCaller, lookUpTarget, type Situation } from './lookUp';
import { namedAsNow } from './namedAsNow';
import type { Ports } from './ports';
import { standingOf } from './standingOf';

/** Who asks to do what, and to whom. */
export interface PermitRequest {
    readonly callerId: string;
    readonly action: Action;
    readonly asked: Asked;
}

/** Whether it may be done, and by what it was decided. */
export type Requested =
    | { readonly kind: 'permitted'; readonly permit: Permit; readonly situation: Situation }
    | { readonly kind: 'refused'; readonly refusal: Refusal; readonly situation: Situation }
    /** It could not be found out in time, which is no refusal. */
    | { readonly kind: 'unread' };

/**
 * The one step that looks up, authorises, and says why not. Whatever asks a moderator takes it, and takes it anew; `carryOut` does the same under its claim.
 * @param lookingUp where who asks is looked up already.
 */
export async function requestPermit(
    { callerId, action, asked }: PermitRequest,
    ports: Ports,
    deadline: Deadline,
    lookingUp: Promise<LookedUp<Situation>> = lookUpCaller(callerId, ports, deadline),
): Promise<Requested> {
    const [lookedUp, target] = await Promise.all([lookingUp, lookUpTarget(asked, ports, deadline)]);
    if (lookedUp.kind === 'unread') {
        return { kind: 'unread' };
    }
    const situation = lookedUp.value;
    const { caller, standard } = situation;
    if (target.kind === 'unread') {
        const refusal = refusalToModerate(caller, standard);
        return refusal ? { kind: 'refused', refusal, situation } : { kind: 'unread' };
    }
    const permit = Permit.ask(caller, standard, target.value, action);
    return Permit.granted(permit)
        ? { kind: 'permitted', permit, situation }
        : { kind: 'refused', refusal: await refusalOf(permit, ports, deadline), situation };
}

/** Adds to a denial what it takes to say it. */
export async function refusalOf(denial: Denial, ports: Ports, deadline: Deadline): Promise<Refusal> {
    return denial.why === 'already'
        ? { ...denial, ...(await lookUpStanding(denial.target, denial.action, ports, deadline)) }
        : denial;
}

/** Who made an account as it is, named as they are called now. */
async function lookUpStanding(
    target: Account,
    action: StatusChange,
    { cases, accounts }: Ports,
    deadline: Deadline,
): Promise<Standing> {
    const known = await deadline.wait(cases.ofTarget(target.id));
    const { last, until } = standingOf(known.kind === 'answered' ? known.value : [], action);
    const [named] = await namedAsNow(last ? [last] : [], accounts, deadline);
    return { last: named, until };
}

/** The permit to change how long an account stays deactivated. It is for somebody who asked to deactivate one that is, and who may. */
export function permitToChange(requested: Requested): Permit | undefined {
    if (requested.kind !== 'refused' || requested.refusal.why !== 'already' || requested.refusal.target.active) {
        return undefined;
    }
    const { caller, standard, hasServiceAccount } = requested.situation;
    const permit = Permit.ask(caller, standard, requested.refusal.target, 'change-duration');
    return hasServiceAccount && Permit.granted(permit) ? permit : undefined;
}

/** Whether somebody may see what a command shows. */
export type Viewing =
    | { readonly kind: 'permitted' }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    | { readonly kind: 'unread' };

/** The log is for those who may moderate. */
export async function requestLog(callerId: string, ports: Ports, deadline: Deadline): Promise<Viewing> {
    const lookedUp = await lookUpCaller(callerId, ports, deadline);
    return lookedUp.kind === 'unread'
        ? lookedUp
        : viewing(refusalToModerate(lookedUp.value.caller, lookedUp.value.standard));
}

/** Whoever dismisses the reports on an author is asked about it: before the window, before the write, and before Rocket.Chat is told. */
export async function requestDismissal(
    callerId: string,
    { id }: Person,
    ports: Ports,
    deadline: Deadline,
): Promise<Viewing> {
    const [lookedUp, author] = await Promise.all([
        lookUpCaller(callerId, ports, deadline),
        deadline.wait(ports.accounts.byId(id)),
    ]);
    return lookedUp.kind === 'unread' || author.kind !== 'answered'
        ? { kind: 'unread' }
        : viewing(refusalToDismiss(lookedUp.value.caller, lookedUp.value.standard, id, author.value));
}

/** The check of the set-up is for admins. A caller who can't be read is refused: the check needs nothing else. */
export async function requestStatus(
    callerId: string,
    { accounts }: Ports,
    deadline: Deadline,
): Promise<Exclude<Viewing, { kind: 'unread' }>> {
    const caller = await deadline.wait(accounts.caller(callerId));
    return viewing(refusalToAdminister(caller.kind === 'answered' ? caller.value : undefined));
}

function viewing(refusal: Refusal | undefined): Exclude<Viewing, { kind: 'unread' }> {
    return refusal ? { kind: 'refused', refusal } : { kind: 'permitted' };
}
