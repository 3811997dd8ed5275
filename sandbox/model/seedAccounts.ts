import { addAccount } from './build';
import type { Account, Role } from './documents';
import type { WorkspaceModel } from './model';

const day = 86_400_000;

export type SampleAccounts = ReturnType<typeof seedAccounts>;

/** The sample accounts, each named after its part. Those of people log in with the sample password. */
export function seedAccounts(model: WorkspaceModel, moderatorRole: Role) {
    const now = model.clock.millis();
    const ago = (days: number): Date => new Date(now - days * day);
    const account = (username: string, memberFor: number, seen: number, fields: Partial<Account> = {}): Account =>
        addAccount(model, username, { createdAt: ago(memberFor), lastLogin: ago(seen), ...fields });
    const moderator = { roles: ['user', moderatorRole._id] };
    return {
        /** The only one: deactivating it would leave the workspace without an admin. */
        admin: account('ada.admin', 900, 0, { roles: ['user', 'admin'], status: 'online' }),
        moderator: account('mona.moderator', 600, 0, { ...moderator, status: 'online' }),
        otherModerator: account('milo.moderator', 300, 1, moderator),
        member: account('max.member', 400, 2),
        otherMember: account('mia.member', 350, 3),
        spammer: account('sam.spammer', 2, 0, { status: 'online' }),
        /** Alone owns two private groups: one that has other members, and one where nobody else is. */
        owner: account('olga.owner', 500, 5),
        /** Alone in two public channels, of which it owns one. */
        lastMember: account('lena.last', 200, 9),
        /** Alone owns a private team. */
        teamOwner: account('tim.team', 450, 4),
        /** Owns nothing. */
        newcomer: account('nina.newcomer', 1, 1, { settings: { preferences: { language: 'de' } } }),
        guest: account('gus.guest', 30, 6, { roles: ['guest'] }),
        /** Omnichannel. */
        agent: account('lara.livechat', 250, 1, { roles: ['user', 'livechat-agent'] }),
        inactive: account('ina.inactive', 800, 400, { active: false }),
        /** Registered, and was not approved yet. */
        pending: addAccount(model, 'paul.pending', {
            createdAt: ago(1),
            active: false,
            reason: 'I would like to help with the translations',
        }),
        federated: account('fred.federated:matrix.example', 90, 8, { federated: true, emails: undefined }),
        /** Imported long ago: the engine calls its type `unknown`. */
        legacy: account('leo.legacy', 2000, 1500, { type: undefined, emails: undefined }),
        bot: account('remind.bot', 700, 0, { type: 'bot', roles: ['bot'], emails: undefined }),
        /** The account of some other app. */
        appUser: account('poll.app', 700, 0, {
            type: 'app',
            roles: ['app'],
            appId: '0e5f5b6c-8f4c-4d5a-9d1a-52a7f1d0c001',
            emails: undefined,
        }),
        rocketCat: addAccount(model, 'rocket.cat', {
            _id: 'rocket.cat',
            name: 'Rocket.Cat',
            type: 'bot',
            roles: ['bot'],
            emails: undefined,
            createdAt: ago(900),
        }),
    };
}
