import type { ServiceState } from '../moderation/ports';
import type { Reader } from '../words/reader';
import { type Words, words } from '../words/words';
import { sayFailure } from './sayFailure';

/** What a try of the service account came to. */
export function sayServiceState(state: ServiceState, reader: Reader): Words[] {
    switch (state.kind) {
        case 'works':
            return [words('log_service_works', { username: state.username })];
        case 'fails':
            return [
                words(state.hasWorked ? 'log_service_fails_now' : 'log_service_fails'),
                sayFailure(state.failure, reader),
            ];
        case 'not-set':
            return [words(MISSING[state.missing])];
    }
}

const MISSING = {
    both: 'log_service_missing_both',
    'user-id': 'log_service_missing_user_id',
    token: 'log_service_missing_token',
} as const;
