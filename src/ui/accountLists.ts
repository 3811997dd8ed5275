import type { StatusChange } from '../moderation/account';
import type { LeftOut, WhyLeftOut } from '../moderation/batch';
import type { WordKey } from '../words/english';
import { paragraphsOf, shownApart } from '../words/names';
import { type Words, words } from '../words/words';

type ListHeading = Extract<WordKey, `heading_batch_${string}`>;

/** Accounts of which the same is to be said. */
export interface AccountList {
    readonly heading: ListHeading;
    readonly usernames: readonly string[];
}

/** What is said of each list, and below it the accounts by name. A list of nobody says nothing. */
export function sayLists(lists: readonly AccountList[]): Words[] {
    return lists
        .filter(({ usernames }) => usernames.length > 0)
        .flatMap(({ heading, usernames }) => [
            words(heading, { count: String(usernames.length) }),
            ...sayAccounts(usernames),
        ]);
}

/** Accounts by name, in paragraphs. */
export function sayAccounts(usernames: readonly string[]): Words[] {
    return paragraphsOf(shownApart(usernames.map((username) => `@${username}`))).map((accounts) =>
        words('batch_accounts', { accounts }),
    );
}

/** Those that are left as they are, by why. */
export function listsOfLeftOut(leftOut: readonly LeftOut[], action: StatusChange): AccountList[] {
    const headings = [...new Set(leftOut.map(({ why }) => headingFor(why, action)))];
    return headings.map((heading) => ({
        heading,
        usernames: leftOut.filter(({ why }) => headingFor(why, action) === heading).map(({ username }) => username),
    }));
}

function headingFor(why: WhyLeftOut, action: StatusChange): ListHeading {
    switch (why) {
        case 'already':
            return action === 'deactivate' ? 'heading_batch_inactive' : 'heading_batch_active';
        case 'protected':
        case 'moderator':
        case 'service-account':
            return 'heading_batch_admin_only';
        case 'self':
        case 'not-a-person':
            return 'heading_batch_never';
        case 'no-such-username':
        case 'no-such-account':
        case 'account-deleted':
            return 'heading_batch_nobody';
        case 'unread':
            return 'heading_batch_unread';
        case 'braked':
            return 'heading_batch_braked';
        case 'caller-unknown':
        case 'not-permitted':
        case 'not-admin':
        case 'may-not-dismiss':
            return 'heading_batch_not_permitted';
    }
}
