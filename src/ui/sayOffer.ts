import type { Action } from '../moderation/account';
import type { BatchQuestion, Question } from '../moderation/pendingConfirmation';
import type { WordKey } from '../words/english';
import { type Words, words } from '../words/words';

/** What a button in a message says, and what stands above it. */
export interface SaidOffer {
    readonly lines: readonly Words[];
    readonly label: Words;
}

const TO_CONFIRM = {
    deactivate: 'told_offer_confirm',
    activate: 'told_offer_activate',
    'change-duration': 'told_offer_change',
} as const satisfies Record<Action, WordKey>;

/** That something is still to be decided, where no modal could be opened. */
export function sayOffer({ action, step, target }: BatchQuestion | Question): SaidOffer {
    if (target === null) {
        return { lines: [words('told_offer_batch')], label: words('told_offer_confirm_button') };
    }
    const { username } = target;
    return step.kind === 'offer' && step.opens.kind === 'ownership'
        ? { lines: [words('told_offer_ownership', { username })], label: words('told_offer_ownership_button') }
        : { lines: [words(TO_CONFIRM[action], { username })], label: words('told_offer_confirm_button') };
}
