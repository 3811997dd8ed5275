import { asksForUsername, type Ownership, type Question } from '../moderation/pendingConfirmation';
import { relinquishedBy, type RoomsOwnedAlone } from '../moderation/roomsOwnedAlone';
import { type Words, words } from '../words/words';
import { callout, context, section, textInput } from './blocks';
import { decision, type ModalContent, USERNAME_BLOCK, USERNAME_FIELD } from './modal';
import { roomLists } from './roomLists';
import type { Block } from './stamp';

/**
 * The second step: what happens to the rooms that the account owns alone, before it is agreed to. The field to type in stands above the rooms,
 * however many there are.
 */
export function ownershipModal(question: Question, ownership: Ownership): ModalContent {
    const { rooms, again } = ownership;
    const { title, effect, submit } = wordsFor(rooms);
    return decision(question.id, {
        title,
        submit: { text: submit, style: 'danger' },
        blocks: [
            effect,
            ...(again ? [section(words('ownership_again')), section(words('ownership_again_last'))] : []),
            ...unchecked(rooms, question),
            ...(asksForUsername(ownership) ? [usernameInput(question)] : []),
            ...roomLists(rooms),
            context([words('ownership_nothing_yet')]),
        ],
    });
}

interface StepWords {
    readonly title: Words;
    readonly effect: Block;
    readonly submit: Words;
}

function wordsFor({ deleted, handedOver, reported, unchecked }: RoomsOwnedAlone): StepWords {
    const lost = deleted.length + reported.deleted.length;
    const kept = handedOver.length + reported.handedOver.length;
    const count = String(lost > 0 ? lost : kept);
    if (lost > 0) {
        return {
            title: lost === 1 ? words('ownership_title_delete_one') : words('ownership_title_delete', { count }),
            effect: callout('danger', words('ownership_effect_delete', { deleted: count, handedOver: String(kept) })),
            submit: lost === 1 ? words('ownership_submit_delete_one') : words('ownership_submit_delete', { count }),
        };
    }
    if (kept > 0 && unchecked?.length === 0) {
        return {
            title: kept === 1 ? words('ownership_title_hand_over_one') : words('ownership_title_hand_over', { count }),
            effect: callout('warning', words('ownership_effect_hand_over', { count })),
            submit:
                kept === 1 ? words('ownership_submit_hand_over_one') : words('ownership_submit_hand_over', { count }),
        };
    }
    return {
        title: words('ownership_title_unknown'),
        effect: callout('danger', words('ownership_effect_unknown')),
        submit: words('ownership_submit_unknown'),
    };
}

function unchecked(rooms: RoomsOwnedAlone, { target: { username } }: Question): Block[] {
    const given = relinquishedBy(rooms);
    if (given.unchecked === null) {
        return [section(words('ownership_unchecked_all', { username }))];
    }
    if (given.unchecked.length > 0) {
        return [section(words('ownership_unchecked', { count: String(given.unchecked.length) }))];
    }
    return given.rooms.length === 0 ? [section(words('ownership_none_found'))] : [];
}

function usernameInput({ id, target: { username } }: Question): Block {
    return textInput(`${USERNAME_BLOCK}${id}`, USERNAME_FIELD, {
        label: words('ownership_type', { username }),
        optional: false,
    });
}
