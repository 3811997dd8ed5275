/** Who may do what to whom, by which way in: every cell as it has to be. Written down, not computed. */

export const callers = [
    'admin',
    'role by name',
    'role by id',
    'member',
    'guest',
    'deactivated moderator',
    'bot',
] as const;
export const entries = ['command', 'message action', 'room action', 'submit', 'log'] as const;
export const targets = [
    'member',
    'self',
    'admin',
    'protected role',
    'bot',
    'rocket.cat',
    'app user',
    'federated',
    'inactive',
    'unknown',
    'last admin',
    'moderator',
    'service account',
] as const;

export type Caller = (typeof callers)[number];
export type Entry = (typeof entries)[number];
export type Target = (typeof targets)[number];

/** What each word in the table means: the first sentence that the caller reads, and what becomes of the account and of its case. */
export const outcomes = {
    /** The confirmation modal opens. Nothing is changed yet. */
    asks: { says: 'confirm_who' },
    does: { says: 'done_deactivated', deactivates: true, caseIs: 'done' },
    /** The server refuses: a federated account, the last active admin. */
    fails: { says: 'failed_not_deactivated', caseIs: 'failed' },
    self: { says: 'refused_self' },
    person: { says: 'refused_not_a_person' },
    guarded: { says: 'refused_protected' },
    ranked: { says: 'refused_moderator' },
    serving: { says: 'refused_service_account' },
    already: { says: 'already_deactivated' },
    unknown: { says: 'refused_no_such_account' },
    /** The message, or the other person in the room, was made up. */
    nobody: { says: 'refused_nobody_there' },
    /** The account that was asked about by its id is gone. */
    deleted: { says: 'refused_account_deleted' },
    denied: { says: 'refused_not_permitted' },
    /** The server let the caller in, but the account is not active any more. */
    gone: { says: 'refused_caller_unknown' },
    lists: { says: 'log_empty_of' },
    /** The room was made up: there is nowhere to say anything. */
    silent: { says: undefined },
} as const;

export type Outcome = keyof typeof outcomes;

/**
 * One row for each caller and way in, one column for each target. The columns, in this order: member, self, admin, protected role, bot, rocket.cat,
 * app user, federated, inactive, unknown, last admin, another moderator, the service account. For the last admin `admin` is no protected role, and an
 * admin who calls is that one.
 */
// prettier-ignore
export const table: Record<Caller, Record<Entry, string>> = {
    admin: {
        command:          'asks    self    asks    asks    asks    person  person  asks    already unknown self    asks    asks',
        'message action': 'asks    self    asks    asks    asks    person  person  asks    already nobody  self    asks    asks',
        'room action':    'asks    nobody  asks    asks    asks    person  person  asks    already silent  nobody  asks    asks',
        submit:           'does    self    does    does    does    person  person  fails   already deleted self    does    does',
        log:              'lists   lists   lists   lists   lists   lists   lists   lists   lists   unknown lists   lists   lists',
    },
    'role by name': {
        command:          'asks    self    guarded guarded asks    person  person  asks    already unknown ranked  ranked  serving',
        'message action': 'asks    self    guarded guarded asks    person  person  asks    already nobody  ranked  ranked  serving',
        'room action':    'asks    nobody  guarded guarded asks    person  person  asks    already silent  ranked  ranked  serving',
        submit:           'does    self    guarded guarded does    person  person  fails   already deleted ranked  ranked  serving',
        log:              'lists   lists   lists   lists   lists   lists   lists   lists   lists   unknown lists   lists   lists',
    },
    'role by id': {
        command:          'asks    self    guarded guarded asks    person  person  asks    already unknown ranked  ranked  serving',
        'message action': 'asks    self    guarded guarded asks    person  person  asks    already nobody  ranked  ranked  serving',
        'room action':    'asks    nobody  guarded guarded asks    person  person  asks    already silent  ranked  ranked  serving',
        submit:           'does    self    guarded guarded does    person  person  fails   already deleted ranked  ranked  serving',
        log:              'lists   lists   lists   lists   lists   lists   lists   lists   lists   unknown lists   lists   lists',
    },
    member: {
        command:          'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
        'message action': 'denied  denied  denied  denied  denied  denied  denied  denied  denied  nobody  denied  denied  denied',
        'room action':    'denied  nobody  denied  denied  denied  denied  denied  denied  denied  silent  denied  denied  denied',
        submit:           'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
        log:              'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
    },
    guest: {
        command:          'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
        'message action': 'denied  denied  denied  denied  denied  denied  denied  denied  denied  nobody  denied  denied  denied',
        'room action':    'denied  nobody  denied  denied  denied  denied  denied  denied  denied  silent  denied  denied  denied',
        submit:           'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
        log:              'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
    },
    'deactivated moderator': {
        command:          'gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone',
        'message action': 'gone    gone    gone    gone    gone    gone    gone    gone    gone    nobody  gone    gone    gone',
        'room action':    'gone    nobody  gone    gone    gone    gone    gone    gone    gone    silent  gone    gone    gone',
        submit:           'gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone',
        log:              'gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone    gone',
    },
    bot: {
        command:          'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
        'message action': 'denied  denied  denied  denied  denied  denied  denied  denied  denied  nobody  denied  denied  denied',
        'room action':    'denied  nobody  denied  denied  denied  denied  denied  denied  denied  silent  denied  denied  denied',
        submit:           'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
        log:              'denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied  denied',
    },
};

/** What the table says of one cell. @throws Error where it says nothing, or something that is no outcome */
export function expected(caller: Caller, entry: Entry, target: Target): Outcome {
    const word = table[caller][entry].split(/ +/)[targets.indexOf(target)] ?? '';
    if (!isOutcome(word)) {
        throw new Error(`The matrix has no outcome for ${caller}, ${entry}, ${target}: "${word}"`);
    }
    return word;
}

function isOutcome(word: string): word is Outcome {
    return word in outcomes;
}
