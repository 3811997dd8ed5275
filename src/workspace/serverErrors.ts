import type { CallAnswer } from '../moderation/ports';

/** An error of Rocket.Chat's, as far as it reached the app: its type and its details are often lost on the way. */
export interface ServerError {
    /** Its words, with or without its type in brackets behind them. */
    readonly text: string;
    readonly type?: unknown;
    /** What `details.action` says. */
    readonly action?: unknown;
}

/**
 * What an error means. One type stands for several errors, so its sentence or its details decide (docs/rocketchat.md#the-errors-of-rest).
 * The words of an error that Rocket.Chat made may be told. Those of a database, a driver or a crash are `broken`: they are nobody's business.
 */
export function meaningOfError({ text, type, action }: ServerError): CallAnswer {
    const [, bracketed] = /\[([\w-]+)\]\s*$/.exec(text) ?? [];
    const code = typeof type === 'string' ? type : bracketed;
    const sentence = text.replace(/\s*\[[\w-]+\]\s*$/, '').trim();
    if (code === 'error-action-not-allowed' && (action === 'Remove_last_admin' || sentence.includes(LAST_ADMIN))) {
        return { kind: 'refused', failure: { why: 'last-admin' } };
    }
    if (code === 'error-user-is-federated' || sentence === FEDERATED_STAYS) {
        return { kind: 'refused', failure: { why: 'federated' } };
    }
    return code !== undefined && !LOOKS_INTERNAL.test(text)
        ? { kind: 'refused', failure: { why: 'said', message: text } }
        : { kind: 'broken', words: text };
}

const LAST_ADMIN = 'Leaving the app without an active admin is not allowed';
const FEDERATED_STAYS = 'Deactivated federated users can not be re-activated';
/** A line of a stack, several lines, an address, or the name of a database's error. */
const LOOKS_INTERNAL = /[\r\n]|\bat \S+:\d|:\/\/|\d+\.\d+\.\d+\.\d+|\bE\d{4,}\b|Mongo/;
