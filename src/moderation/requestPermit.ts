import { randomUUID } from 'crypto';

import type { Account, Action } from './account';
import { Permit, type Refusal } from './authorise';
import type { ClosedCase, Origin } from './case';
import type { Question, Step } from './pendingConfirmation';
import type { Deadline } from './deadline';
import { type Asked, lookUpCaller, lookUpTarget, type Situation } from './lookUp';
import type { Ports } from './ports';

/** What a moderator asks for, by whatever way in. */
export interface Request {
    readonly callerId: string;
    readonly action: Action;
    readonly asked: Asked;
    readonly reason: string;
    readonly origin: Origin;
}

/** What a request leads to: a step to show, or the reason why not. */
export type Begun =
    | { readonly kind: 'permitted'; readonly permit: Permit; readonly situation: Situation }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    /** The account is as asked already; `last` is the case that made it so, where the app knows of one. */
    | {
          readonly kind: 'already';
          readonly target: Account;
          readonly action: Action;
          readonly last: ClosedCase | undefined;
      }
    /** Only REST activates an account, and no service account is set that works. */
    | { readonly kind: 'no-service-account' }
    | { readonly kind: 'unread' };

/** Looks up who asks, by what rules and for whom, side by side, and asks for a permit. */
export async function begin(request: Request, ports: Ports, deadline: Deadline): Promise<Begun> {
    const [situation, target] = await Promise.all([
        lookUpCaller(request.callerId, ports, deadline),
        lookUpTarget(request.asked, ports, deadline),
    ]);
    if (situation.kind === 'unread') {
        return { kind: 'unread' };
    }
    const { caller, standard } = situation.value;
    const permit = Permit.ask(caller, standard, target.kind === 'found' ? target.value : undefined, request.action);
    if (Permit.granted(permit)) {
        if (request.action === 'activate' && !situation.value.hasServiceAccount) {
            return { kind: 'no-service-account' };
        }
        return { kind: 'permitted', permit, situation: situation.value };
    }
    if (permit.why === 'no-such-account' && target.kind === 'unread') {
        return { kind: 'unread' };
    }
    if (permit.why === 'already') {
        const last = await lastCase(permit.target, request.action, ports, deadline);
        return { kind: 'already', target: permit.target, action: request.action, last };
    }
    return { kind: 'refused', refusal: permit };
}

/** The case that made an account as it is: who, when and why, where the app knows. */
export async function lastCase(
    target: Account,
    action: Action,
    { cases }: Ports,
    deadline: Deadline,
): Promise<ClosedCase | undefined> {
    const known = await deadline.wait(cases.ofTarget(target.id));
    const done = known.kind === 'answered' ? known.value.find(({ ending }) => ending.state === 'done') : undefined;
    return done?.action === action ? done : undefined;
}

/** What the moderator is to be asked. A step that follows has an id of its own: a second click on the step before is no consent to it. */
export function questionFor(
    permit: Permit,
    step: Step,
    from: Pick<Question, 'reason' | 'lasts' | 'origin' | 'viewId'>,
): Question {
    return {
        id: step.kind === 'confirm' ? from.viewId : randomUUID(),
        step,
        action: permit.action,
        moderatorId: permit.moderator.id,
        target: { id: permit.target.id, username: permit.target.username },
        reason: from.reason,
        lasts: from.lasts,
        origin: from.origin,
        viewId: from.viewId,
        createdAt: Date.now(),
    };
}
