import type { Account } from '../../../src/moderation/account';
import type { Background } from '../../../src/moderation/background';
import type { Situation } from '../../../src/moderation/lookUp';
import type { Question } from '../../../src/moderation/pendingConfirmation';
import type { RoomsOwnedAlone } from '../../../src/moderation/roomsOwnedAlone';
import { standardOf } from '../../../src/moderation/standard';
import { confirmModal } from '../../../src/ui/confirmModal';
import { type Modal, modalOf } from '../../../src/ui/modal';
import { ownershipModal } from '../../../src/ui/ownershipModal';
import { EVERYBODY } from '../../../src/words/reader';
import { Store } from './memoryWorkspace';
import { admin, moderator, target } from './people';
import { confirmation, ownershipConfirmation, permitFor } from './records';

export const APP = 'app-1';

/** Nothing is known besides. */
const NOTHING: Background = { earlier: [], until: undefined, rooms: undefined, message: undefined, logRoom: undefined };

export function situation(more: Partial<Situation> = {}): Situation {
    const { rules, roles, permitted } = new Store();
    return {
        caller: moderator,
        standard: standardOf(rules, { kind: 'answered', value: roles }, { kind: 'answered', value: permitted }),
        rules,
        customRoles: roles,
        hasServiceAccount: false,
        ...more,
    };
}

/** The first step, about an account that is deactivated if it is active, and activated otherwise. */
export function firstModal(
    about: Account = target,
    {
        question,
        situation: known,
        background,
    }: {
        readonly question?: Partial<Question>;
        readonly situation?: Partial<Situation>;
        readonly background?: Partial<Background>;
    } = {},
): Modal {
    const permit = permitFor(admin, about, about.active ? 'deactivate' : 'activate');
    const asked = confirmation({ target: { id: about.id, username: about.username }, ...question });
    return modalOf(
        APP,
        asked.viewId,
        confirmModal(permit, situation(known), { ...NOTHING, ...background }, asked, EVERYBODY),
    );
}

export function secondModal(
    rooms: RoomsOwnedAlone,
    {
        again = false,
        isUnsaid = false,
        more = {},
    }: { readonly again?: boolean; readonly isUnsaid?: boolean; readonly more?: Partial<Question> } = {},
): Modal {
    const asked = ownershipConfirmation(rooms, more);
    return modalOf(APP, asked.viewId, ownershipModal(asked, { rooms, again, isUnsaid }));
}

/** The objects in a view, however deep, that have this field. */
export function allWith(field: string, view: unknown): Record<string, unknown>[] {
    if (Array.isArray(view)) {
        return view.flatMap((one) => allWith(field, one));
    }
    if (!isObject(view)) {
        return [];
    }
    const own = field in view ? [view] : [];
    return [...own, ...Object.values(view).flatMap((one) => allWith(field, one))];
}

export function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All that a view says, in its order, in English. */
export function textsOf(view: unknown): string[] {
    return allWith('text', view).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}

/** The view as the web client sends it back: it went through JSON, and the person touched these fields. */
export function sentBack(modal: Modal, state: Record<string, unknown> = {}): Record<string, unknown> {
    const view: unknown = JSON.parse(JSON.stringify({ ...modal, showIcon: true, appId: APP, state }));
    return isObject(view) ? view : {};
}
