import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Decision } from '../moderation/checkSubmit';
import type { Decided } from '../moderation/decide';
import { words } from '../words/words';
import { sendOffer } from './ask';
import type { Desk } from './desk';
import { sayAlready, sayBusy, sayClosing } from './say';

/** Tells by message what a decision led to, in the room or thread that it was asked in. What is still to be decided comes as a button. */
export async function tellDecided(
    decided: Decided,
    { confirmation: { origin, target } }: Decision,
    user: IUser,
    desk: Desk,
): Promise<void> {
    const { username } = target;
    switch (decided.kind) {
        case 'ended':
            return desk.tell(user, origin, sayClosing(decided));
        case 'no-answer':
            return desk.tell(user, origin, [words('no_answer', { username })]);
        case 'ask-ownership':
            return sendOffer(
                { ...decided.question, step: { kind: 'offer', opens: 'ownership' }, viewId: '' },
                user,
                desk,
            );
        case 'busy':
            return desk.tell(user, origin, [sayBusy(decided.other, username, user.utcOffset)]);
        case 'spent':
            return desk.tell(user, origin, [words('submit_no_longer_counts')]);
        case 'not-begun':
            return desk.tell(user, origin, [words('submit_not_begun')]);
        case 'already-so':
            return desk.tell(user, origin, [sayAlready(decided.target, decided.last, user.utcOffset)]);
    }
}
