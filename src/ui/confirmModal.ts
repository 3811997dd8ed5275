import type { Action } from '../moderation/account';
import type { Permit } from '../moderation/authorise';
import type { Background } from '../moderation/background';
import type { Situation } from '../moderation/lookUp';
import type { Question } from '../moderation/pendingConfirmation';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { aboutAccount } from './aboutAccount';
import { callout, context, section, textInput } from './blocks';
import { cleanUpField } from './cleanUpField';
import { durationChoice } from './durationChoice';
import { decision, type ModalContent, REASON_FIELD } from './modal';
import type { Block } from './stamp';

/** The first step: who this is, what will happen, and why. The reason is its first field, and so has the focus. */
export function confirmModal(
    permit: Permit,
    situation: Situation,
    background: Background,
    question: Question,
    reader: Reader,
): ModalContent {
    const { target, action } = permit;
    const { blocks, ...parts } = partsOf(action, target.username, background, reader);
    const [first, ...about] = aboutAccount(target, situation, background, reader);
    return decision(question.id, {
        ...parts,
        blocks: [
            first,
            ...about,
            ...blocks,
            reasonInput(question.reason, situation, background),
            ...(action === 'activate' ? [] : choices(question)),
        ],
    });
}

/** What a modal says for each action. */
function partsOf(action: Action, username: string, background: Background, reader: Reader) {
    switch (action) {
        case 'deactivate':
            return deactivation(background);
        case 'activate':
            return activation(username);
        case 'change-duration':
            return change(username, background, reader);
    }
}

function deactivation({ rooms }: Background) {
    return {
        title: words('confirm_title'),
        submit: { text: words('confirm_submit'), style: 'danger' },
        blocks: [callout('warning', effectOf(rooms)), context([words('confirm_effect_more')])],
    } as const;
}

/** The fate of the rooms is said here where it is known in time; the next step names them. */
function effectOf(rooms: Background['rooms']): Words {
    if (!rooms) {
        return words('confirm_effect_unknown');
    }
    const [deleted, handedOver] = [rooms.deleted.length, rooms.handedOver.length];
    if (deleted > 0) {
        return words('confirm_effect_deleted', { deleted: String(deleted), handedOver: String(handedOver) });
    }
    return handedOver > 0
        ? words('confirm_effect_handed_over', { count: String(handedOver) })
        : words('confirm_effect_no_rooms');
}

function activation(username: string) {
    return {
        title: words('activate_title'),
        submit: { text: words('activate_submit'), style: 'primary' },
        blocks: [
            section(words('activate_effect', { username })),
            context([words('activate_not_back')]),
            context([words('activate_approves')]),
        ],
    } as const;
}

function change(username: string, { until }: Background, reader: Reader) {
    const soFar = until === undefined ? [] : [context([sayUntilSoFar(until, reader)])];
    return {
        title: words('change_title'),
        submit: { text: words('change_submit'), style: 'primary' },
        blocks: [section(words('change_effect', { username })), ...soFar],
    } as const;
}

function sayUntilSoFar(until: number | null, reader: Reader): Words {
    return until === null ? words('change_so_far_open') : words('change_so_far', { when: when(until, reader) });
}

/** For how long, and what else, as far as it is offered. */
function choices({ step, lasts }: Question): Block[] {
    return step.kind === 'confirm'
        ? [...(step.offersDurations ? [durationChoice(lasts)] : []), ...cleanUpField(step.cleanUp)]
        : [];
}

/** The field for the reason, which says where it goes. */
export function reasonInput(
    initialValue: string,
    { rules }: Situation,
    { logRoom }: Pick<Background, 'logRoom'>,
): Block {
    return textInput(REASON_FIELD, REASON_FIELD, {
        label: words(rules.reasonRequired ? 'confirm_reason' : 'confirm_reason_optional'),
        hint:
            logRoom === undefined
                ? words('confirm_reason_hint')
                : words('confirm_reason_hint_posted', { room: logRoom }),
        initialValue,
        optional: !rules.reasonRequired,
    });
}
