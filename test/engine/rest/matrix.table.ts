/** Who may do what to whom with a service account, by the ways in that need one or come later: every cell as it has to be. Written down, not computed. */

export const callers = [
    'admin',
    'moderator',
    'moderator, strictly',
    'member',
    'guest',
    'deactivated moderator',
    'bot',
] as const;
export const entries = ['activate', 'activate submit', 'offer', 'undo', 'status', 'view closed', 'timer'] as const;
export const targets = ['member', 'self', 'admin', 'moderator', 'rocket.cat', 'unknown', 'service account'] as const;

export type Caller = (typeof callers)[number];
export type Entry = (typeof entries)[number];
export type Target = (typeof targets)[number];

/**
 * What each word in the table means: the first sentence that the caller reads, and what becomes of the account. The accounts are inactive but for
 * an offer, which is one to deactivate.
 */
export const outcomes = {
    /** The confirmation modal opens. Nothing is changed yet. */
    asks: { says: 'confirm_who' },
    does: { says: 'done_activated', activates: true },
    /** A timer says nothing where it came about. */
    ends: { says: undefined, activates: true },
    self: { says: 'refused_self' },
    person: { says: 'refused_not_a_person' },
    guarded: { says: 'refused_protected' },
    ranked: { says: 'refused_moderator' },
    serving: { says: 'refused_service_account' },
    /** The service account: it has to be active to serve. */
    already: { says: 'already_activated' },
    deleted: { says: 'refused_account_deleted' },
    unknown: { says: 'refused_no_such_account' },
    denied: { says: 'refused_not_permitted_live' },
    /** Where manage-moderation-actions alone is not enough. */
    strict: { says: 'refused_not_permitted_live' },
    gone: { says: 'refused_caller_unknown' },
    shows: { says: 'status_title' },
    admins: { says: 'refused_not_admin' },
    /** Nothing is said, and the account stays as it is. */
    silent: { says: undefined },
} as const;

export type Outcome = keyof typeof outcomes;

/** The columns: member, self, admin, moderator, rocket.cat, an unknown account, the service account. */
// prettier-ignore
export const table: Record<Caller, Record<Entry, string>> = {
    admin: {
        activate:          'asks    self    asks    asks    person  unknown already',
        'activate submit': 'does    self    does    does    person  deleted already',
        offer:             'asks    self    asks    asks    person  deleted asks',
        undo:              'asks    self    asks    asks    person  deleted already',
        status:            'shows   shows   shows   shows   shows   shows   shows',
        'view closed':     'silent  silent  silent  silent  silent  silent  silent',
        timer:             'ends    silent  ends    ends    silent  silent  silent',
    },
    moderator: {
        activate:          'asks    self    guarded ranked  person  unknown already',
        'activate submit': 'does    self    guarded ranked  person  deleted already',
        offer:             'asks    self    guarded ranked  person  deleted serving',
        undo:              'asks    self    guarded ranked  person  deleted already',
        status:            'admins  admins  admins  admins  admins  admins  admins',
        'view closed':     'silent  silent  silent  silent  silent  silent  silent',
        timer:             'ends    silent  silent  silent  silent  silent  silent',
    },
    'moderator, strictly': {
        activate:          'strict  strict  strict  strict  strict  strict  strict',
        'activate submit': 'strict  strict  strict  strict  strict  strict  strict',
        offer:             'strict  strict  strict  strict  strict  strict  strict',
        undo:              'strict  strict  strict  strict  strict  strict  strict',
        status:            'admins  admins  admins  admins  admins  admins  admins',
        'view closed':     'silent  silent  silent  silent  silent  silent  silent',
        timer:             'silent  silent  silent  silent  silent  silent  silent',
    },
    member: {
        activate:          'denied  denied  denied  denied  denied  denied  denied',
        'activate submit': 'denied  denied  denied  denied  denied  denied  denied',
        offer:             'denied  denied  denied  denied  denied  denied  denied',
        undo:              'denied  denied  denied  denied  denied  denied  denied',
        status:            'admins  admins  admins  admins  admins  admins  admins',
        'view closed':     'silent  silent  silent  silent  silent  silent  silent',
        timer:             'silent  silent  silent  silent  silent  silent  silent',
    },
    guest: {
        activate:          'denied  denied  denied  denied  denied  denied  denied',
        'activate submit': 'denied  denied  denied  denied  denied  denied  denied',
        offer:             'denied  denied  denied  denied  denied  denied  denied',
        undo:              'denied  denied  denied  denied  denied  denied  denied',
        status:            'admins  admins  admins  admins  admins  admins  admins',
        'view closed':     'silent  silent  silent  silent  silent  silent  silent',
        timer:             'silent  silent  silent  silent  silent  silent  silent',
    },
    'deactivated moderator': {
        activate:          'gone    gone    gone    gone    gone    gone    gone',
        'activate submit': 'gone    gone    gone    gone    gone    gone    gone',
        offer:             'gone    gone    gone    gone    gone    gone    gone',
        undo:              'gone    gone    gone    gone    gone    gone    gone',
        status:            'gone    gone    gone    gone    gone    gone    gone',
        'view closed':     'silent  silent  silent  silent  silent  silent  silent',
        timer:             'silent  silent  silent  silent  silent  silent  silent',
    },
    bot: {
        activate:          'denied  denied  denied  denied  denied  denied  denied',
        'activate submit': 'denied  denied  denied  denied  denied  denied  denied',
        offer:             'denied  denied  denied  denied  denied  denied  denied',
        undo:              'denied  denied  denied  denied  denied  denied  denied',
        status:            'admins  admins  admins  admins  admins  admins  admins',
        'view closed':     'silent  silent  silent  silent  silent  silent  silent',
        timer:             'silent  silent  silent  silent  silent  silent  silent',
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
