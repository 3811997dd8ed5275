import type { Decided } from '../moderation/applyDecision';
import type { Question } from '../moderation/pendingConfirmation';
import type { Reader } from '../words/reader';
import { type Words, words } from '../words/words';
import { sayFailure } from './sayFailure';
import { sayClosing } from './sayOutcome';
import { sayBusy, sayRefusal } from './sayRefusal';

/** What a decision led to, in sentences. What is still to be decided is a question of its own. */
export function sayDecided(
    decided: Exclude<Decided, { kind: 'ask-ownership' }>,
    { target: { username } }: Question,
    reader: Reader,
): Words[] {
    switch (decided.kind) {
        case 'ended':
            return sayClosing(decided, reader);
        case 'no-answer':
            return [
                words('no_answer', { username }),
                ...(decided.failure ? [sayFailure(decided.failure, reader)] : []),
            ];
        case 'busy':
            return [sayBusy(decided.other, username, reader)];
        case 'refused':
            return sayRefusal(decided.refusal, reader);
        case 'spent':
            return [words('submit_no_longer_counts')];
        case 'not-begun':
            return [words('submit_not_begun')];
    }
}
