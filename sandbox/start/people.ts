import type { Account } from '../model/documents';
import type { Sample } from '../model/seed';

/** The people of the sample, and what each is good for. */
const parts: [account: keyof Sample['accounts'], part: string][] = [
    ['admin', 'the only admin'],
    ['moderator', 'a moderator: its role holds manage-moderation-actions and nothing else'],
    ['otherModerator', 'another moderator'],
    ['spammer', 'posts spam, owns nothing'],
    ['owner', 'alone owns two private groups: one with others in it, one without'],
    ['lastMember', 'alone in two public channels, which stay whatever becomes of her'],
    ['teamOwner', 'alone owns a private team'],
    ['member', 'a member'],
    ['otherMember', 'another member'],
    ['newcomer', 'a member since yesterday, reads German'],
    ['agent', 'serves omnichannel visitors'],
    ['guest', 'a guest'],
];

/** Whom somebody who tries the sandbox can be, and what for. */
export function partsOf({ accounts }: Sample): { account: Account; part: string }[] {
    return parts.map(([key, part]) => ({ account: accounts[key], part }));
}
