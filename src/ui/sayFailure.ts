import type { Failure } from '../moderation/case';
import type { WordKey } from '../words/english';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';

/** Failures whose sentence has something to fill in. */
type Filled = 'said' | 'in-app-log' | 'rest-rate-limited' | 'rest-server-error';

const SENTENCES = {
    'last-admin': 'why_last_admin',
    'last-owner': 'why_last_owner',
    federated: 'why_federated',
    'no-engine-permission': 'why_no_engine_permission',
    'account-gone': 'why_account_gone',
    'active-by-now': 'why_active_by_now',
    interrupted: 'why_interrupted',
    'not-changed': 'why_unchanged',
    'no-service-account': 'why_no_service_account',
    'service-lacks-permission': 'why_service_lacks_permission',
    'malformed-user-id': 'why_malformed_user_id',
    'malformed-token': 'why_malformed_token',
    'malformed-address': 'why_malformed_address',
    'rest-unauthorised': 'why_rest_unauthorised',
    'rest-second-factor': 'why_rest_second_factor',
    'rest-forbidden': 'why_rest_forbidden',
    'rest-not-allowed': 'why_rest_not_allowed',
    'rest-invalid-params': 'why_rest_invalid_params',
    'rest-not-found': 'why_rest_not_found',
    'rest-no-seats': 'why_rest_no_seats',
    'rest-not-this-endpoint': 'why_rest_not_this_endpoint',
    'rest-page': 'why_rest_page',
    'rest-garbled': 'why_rest_garbled',
    'rest-no-networking': 'why_rest_no_networking',
    'rest-contradictory': 'why_rest_contradictory',
    'rest-timeout': 'why_rest_timeout',
    'rest-refused': 'why_rest_refused',
    'rest-tls': 'why_rest_tls',
    'rest-unreachable': 'why_rest_unreachable',
} as const satisfies Record<Exclude<Failure['why'], Filled>, WordKey>;

/** Says why an account was not changed, or why something could not be read. */
export function sayFailure(failure: Failure, reader: Reader): Words {
    if (failure.why === 'said') {
        return words('why_said', { message: failure.message });
    }
    if (failure.why === 'in-app-log') {
        return words('why_in_app_log', { id: failure.caseId });
    }
    if (failure.why === 'rest-server-error') {
        return words('why_rest_server_error', { status: String(failure.status) });
    }
    if (failure.why === 'rest-rate-limited') {
        return failure.resetAt === null
            ? words('why_rest_rate_limited_open')
            : words('why_rest_rate_limited', { when: when(failure.resetAt, reader) });
    }
    return words(SENTENCES[failure.why]);
}
