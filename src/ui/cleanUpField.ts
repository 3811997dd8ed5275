import type { CleanUpOffer, CleanUpSpan } from '../moderation/cleanUpFor';
import { type Words, words } from '../words/words';
import { choice, context } from './blocks';
import { CLEAN_UP_FIELD } from './modal';
import type { Block } from './stamp';

/** Whether to delete messages along with a deactivation: a choice, why there is none, or nothing for those who may not. */
export function cleanUpField(offer: CleanUpOffer): Block[] {
    switch (offer) {
        case 'offered':
            return [choice(CLEAN_UP_FIELD, words('clean_up_field'), SPANS, 'none')];
        case 'no-log-room':
            return [context([words('clean_up_no_log_room')])];
        case 'not-permitted':
            return [];
    }
}

const SPANS: readonly { readonly value: CleanUpSpan; readonly label: Words }[] = [
    { value: 'none', label: words('clean_up_none') },
    { value: 'hour', label: words('clean_up_hour') },
    { value: 'day', label: words('clean_up_day') },
    { value: 'week', label: words('clean_up_week') },
];
