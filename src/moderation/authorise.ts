import type { Account, Action, Person, StatusChange } from './account';
import { ADMIN, isAsAsked } from './account';
import type { ClosedCase } from './case';
import type { Standard } from './standard';

const ROCKET_CAT = 'rocket.cat';

/** Why there is no account to act on, with what is needed to say so. */
export type Absent =
    /** Nobody has the username that was typed. */
    | { readonly why: 'no-such-username'; readonly username: string }
    /** It was asked for by an id, which is nobody's name. */
    | { readonly why: 'no-such-account' }
    /** It was there when the moderator was asked, or when the timer was set. */
    | { readonly why: 'account-deleted'; readonly target: Person };

interface AlreadySo {
    readonly why: 'already';
    readonly target: Account;
    readonly action: StatusChange;
}

/** Why somebody may not do what they ask. */
export type Denial =
    | Absent
    | AlreadySo
    | { readonly why: 'caller-unknown' }
    | { readonly why: 'not-permitted'; readonly standard: Standard }
    | { readonly why: 'not-admin' }
    | { readonly why: 'may-not-dismiss' }
    | { readonly why: 'self' }
    | { readonly why: 'not-a-person'; readonly target: Account }
    | { readonly why: 'protected'; readonly target: Account }
    /** Who may themself moderate is an admin's to decide on: no moderator against another. */
    | { readonly why: 'moderator'; readonly target: Account }
    | { readonly why: 'service-account'; readonly target: Account }
    /** As many deactivations an hour as the settings allow; again from then on, in milliseconds since 1970. */
    | { readonly why: 'braked'; readonly limit: number; readonly againAt: number };

/** Who made an account as it is, as far as the cases tell. */
export interface Standing {
    /** The case that did; `undefined` where the app knows of none, or where nobody knows who did it. */
    readonly last: ClosedCase | undefined;
    /** When a deactivation is to end, in milliseconds since 1970; `null` where it has no end. */
    readonly until: number | null;
}

/** A denial with all that it takes to say it. */
export type Refusal = Exclude<Denial, AlreadySo> | (AlreadySo & Standing);

export type DeniedCaller = Extract<Denial, { why: 'caller-unknown' | 'not-permitted' | 'not-admin' }>;

/**
 * Whether an account may moderate at all: the first question of every entry, asked anew each time.
 * The engine checks nothing for an app (docs/rocketchat.md#nobody-checks-for-the-app-who-may-act).
 * The answer speaks of no other account: whoever is refused must learn nothing of them.
 * @param caller the account that the server says is asking, read anew; `undefined` where it could not be read.
 * @returns the refusal, or `undefined` where they may.
 */
export function refusalToModerate(caller: Account | undefined, standard: Standard): DeniedCaller | undefined {
    if (!caller?.active) {
        return { why: 'caller-unknown' };
    }
    return holdsOneOf(caller, standard.roles) ? undefined : { why: 'not-permitted', standard };
}

/** Whether an account may see the check of the whole set-up, which names settings and accounts. */
export function refusalToAdminister(caller: Account | undefined): DeniedCaller | undefined {
    if (!caller?.active) {
        return { why: 'caller-unknown' };
    }
    return holdsOneOf(caller, [ADMIN]) ? undefined : { why: 'not-admin' };
}

/** What a moderator wants done. Whether they may is asked when it is about to be done: a permit is an intent that was granted. */
export interface Intent {
    readonly moderator: Person;
    readonly target: Person & Pick<Account, 'memberSince'>;
    readonly action: Action;
}

/**
 * That this moderator may do this to this account, now. Nothing else can make one, and whatever changes an account asks for one:
 * so this is the one place that decides, and no path leads around it.
 */
export class Permit {
    /** Makes the class nominal: no look-alike object passes for a permit. */
    readonly #granted = true;

    private constructor(
        public readonly moderator: Account,
        public readonly target: Account,
        public readonly action: Action,
    ) {}

    /**
     * @param caller the account that the server says is asking, read anew; `undefined` where it could not be read.
     * @param target the account that it is about, read anew, or why there is none.
     */
    public static ask(
        caller: Account | undefined,
        standard: Standard,
        target: Account | Absent,
        action: Action,
    ): Permit | Denial {
        const refusal = refusalToModerate(caller, standard);
        if (refusal) {
            return refusal;
        }
        if (!caller) {
            return { why: 'caller-unknown' };
        }
        if ('why' in target) {
            return target;
        }
        if (target.id === caller.id) {
            return { why: 'self' };
        }
        if (target.kind === 'app' || target.id === ROCKET_CAT) {
            return { why: 'not-a-person', target };
        }
        const already = action === 'deactivate' ? 'deactivate' : 'activate';
        if (isAsAsked(target, already)) {
            return { why: 'already', target, action: already };
        }
        const rank = holdsOneOf(caller, [ADMIN]) ? undefined : refusalByRank(target, standard);
        if (rank) {
            return rank;
        }
        return new Permit(caller, target, action);
    }

    /** Asks for what is intended just before the call, by the rules and of both accounts as they are then. */
    public static forIntent(
        { target: { id, username }, action }: Intent,
        moderator: Account | undefined,
        standard: Standard,
        target: Account | undefined,
    ): Permit | Denial {
        return Permit.ask(moderator, standard, target ?? { why: 'account-deleted', target: { id, username } }, action);
    }

    /** Tells a permit from a refusal. */
    public static granted(answer: Permit | Denial): answer is Permit {
        return #granted in answer;
    }
}

/**
 * Whether somebody may dismiss the reports on an author, which takes what Rocket.Chat asks for (docs/rocketchat.md#what-the-moderation-console-lists).
 * As with all else nobody decides on themselves, and only an admin on those whom rank protects.
 * @param caller read anew; `undefined` where it could not be read.
 * @param author the account as it is now; `undefined` where it is gone, so that nothing protects it.
 */
export function refusalToDismiss(
    caller: Account | undefined,
    standard: Standard,
    authorId: string,
    author: Account | undefined,
): Refusal | undefined {
    const refusal = refusalToModerate(caller, standard);
    if (refusal) {
        return refusal;
    }
    if (caller?.id === authorId) {
        return { why: 'self' };
    }
    if (!holdsOneOf(caller, standard.dismissingRoles)) {
        return { why: 'may-not-dismiss' };
    }
    return author && !holdsOneOf(caller, [ADMIN]) ? refusalByRank(author, standard) : undefined;
}

/** Whether an account may have messages deleted, besides deactivating accounts: that can't be undone. */
export function mayDeleteMessages(caller: Account | undefined, standard: Standard): boolean {
    return refusalToModerate(caller, standard) === undefined && holdsOneOf(caller, standard.deletingRoles);
}

/**
 * That what this account has written may be deleted in this moderator's name, now. Nothing else can make one, and whatever deletes a message
 * asks for one. It holds only as long as the account is deactivated.
 */
export class DeletionPermit {
    private constructor(private readonly targetId: string) {}

    /** @param target read anew; `undefined` where it is gone. */
    public static ask(
        moderator: Account | undefined,
        standard: Standard,
        target: Account | undefined,
    ): DeletionPermit | 'account-gone' | 'active-again' | 'not-permitted' {
        if (!target) {
            return 'account-gone';
        }
        if (target.active) {
            return 'active-again';
        }
        const rank = holdsOneOf(moderator, [ADMIN]) ? undefined : refusalByRank(target, standard);
        return mayDeleteMessages(moderator, standard) && !rank ? new DeletionPermit(target.id) : 'not-permitted';
    }

    /** Whether a message of this sender may be deleted. */
    public covers(senderId: string): boolean {
        return senderId === this.targetId;
    }
}

/** Why only an admin may change this account, either way: to bring one of these back is as grave as to take it away. */
function refusalByRank(target: Account, standard: Standard): Refusal | undefined {
    if (target.id === standard.serviceAccountId) {
        return { why: 'service-account', target };
    }
    if (holdsOneOf(target, standard.protectedRoles)) {
        return { why: 'protected', target };
    }
    return holdsOneOf(target, standard.moderatorRoles) ? { why: 'moderator', target } : undefined;
}

function holdsOneOf(account: Account | undefined, roles: readonly string[]): boolean {
    return account?.roles.some((role) => roles.includes(role)) === true;
}
