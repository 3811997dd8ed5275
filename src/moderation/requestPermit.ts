import type { Account, Action, Asked } from './account';
import { type Denial, Permit, type Refusal, refusalToAdminister, refusalToModerate } from './authorise';
import { type ClosedCase, isSeenAsAsked } from './case';
import type { Deadline } from './deadline';
import { type LookedUp, lookUpCaller, lookUpTarget, type Situation } from './lookUp';
import { namedAsNow } from './namedAsNow';
import type { Ports } from './ports';

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
 * The one step that looks up, authorises, and says why not; every way in takes it, and takes it anew.
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
        ? { ...denial, last: await lastCase(denial.target, denial.action, ports, deadline) }
        : denial;
}

/** The case that made an account as it is: who, when and why, where the app knows. Who is behind what was only found, nobody knows. */
async function lastCase(
    target: Account,
    action: Action,
    { cases, accounts }: Ports,
    deadline: Deadline,
): Promise<ClosedCase | undefined> {
    const known = await deadline.wait(cases.ofTarget(target.id));
    const latest = known.kind === 'answered' ? known.value.find(({ ending }) => isSeenAsAsked(ending)) : undefined;
    const isKnown = latest?.action === action && latest.ending.kind === 'done';
    const [named] = await namedAsNow(isKnown ? [latest] : [], accounts, deadline);
    return named;
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
