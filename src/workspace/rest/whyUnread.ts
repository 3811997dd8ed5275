import type { Failure } from '../../moderation/case';
import type { JsonObject, Requested } from './request';
import { meaningOfRefusal, resetOf } from './setActiveStatus';

/** Why something could not be read. */
export function whyUnread(sent: Requested): Failure {
    if (sent.kind === 'unanswered') {
        return sent.failure;
    }
    const { status, headers, body } = sent.answer;
    switch (status) {
        case 401:
            return { why: 'rest-unauthorised' };
        case 403:
            return { why: 'rest-forbidden' };
        case 429:
            return { why: 'rest-rate-limited', resetAt: resetOf(headers) };
        default:
            if (status >= 500) {
                return { why: 'rest-server-error', status };
            }
            return body.kind === 'unreadable' ? body.failure : whyRefused(body.value);
    }
}

/** An answer in Rocket.Chat's own shape is its error, whatever was asked; anything else isn't Rocket.Chat's. */
function whyRefused(body: JsonObject): Failure {
    const meaning = meaningOfRefusal(body);
    return meaning.kind === 'refused' ? meaning.failure : { why: 'rest-not-this-endpoint' };
}
