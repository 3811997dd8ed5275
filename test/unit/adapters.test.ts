import type { IRoleRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRole } from '@rocket.chat/apps-engine/definition/roles';

import { Remembered } from '../../src/moderation/remembered';
import { accountOf, accountsOf } from '../../src/workspace/accounts';
import { listed, listedOrNone } from '../../src/workspace/crossing';
import { rolesOf } from '../../src/workspace/roles';
import { moderator, target } from './support/people';
import { readerOf, userOf, withoutRoles } from './support/users';

test.each([null, undefined])('a list that crossed as %s is an error, unless an account may lack it', (value) => {
    expect(() => listed(value)).toThrow();
    expect(listedOrNone(value)).toEqual([]);
});

describe('roles', () => {
    const role = (name: string, scope: IRole['scope']): IRole => ({
        id: `${name}-id`,
        name,
        scope,
        description: '',
        protected: false,
    });
    const all = [role('mods', 'Users'), role('moderator', 'Subscriptions')];
    const reader: IRoleRead = {
        getOneByIdOrName: (asked) => Promise.resolve(all.find(({ id, name }) => [id, name].includes(asked)) ?? null),
        getCustomRoles: () => Promise.resolve(all.filter(({ scope }) => scope === 'Users')),
    };
    const roles = rolesOf(reader, 'app-1', new Remembered(0));

    test.each(['mods', 'mods-id'])('%s is a role', async (asked) => {
        await expect(roles.byNameOrId(asked)).resolves.toEqual({ id: 'mods-id', name: 'mods' });
    });

    test.each(['moderator', 'moderator-id', 'nobody'])('%s is none that an account holds as such', async (asked) => {
        await expect(roles.byNameOrId(asked)).resolves.toBeUndefined();
    });
});

describe('accounts', () => {
    test('an account without roles holds none', () => {
        expect(accountOf(withoutRoles(userOf(target)))).toMatchObject({ id: target.id, roles: [] });
    });

    test.each([
        ['federated', { isFederated: true }, { federated: true }],
        ['not federated where the server does not say so', { isFederated: undefined }, { federated: false }],
        ['without a username where it crosses as null', { username: null }, { username: '' }],
    ])('an account is %s', (_, crossed, expected) => {
        expect(accountOf(Object.assign(userOf(target), crossed))).toMatchObject(expected);
    });

    test('who asks was read for this very request and is not read again to be let in; by id everybody is read, and in a job, too', async () => {
        const asked: string[] = [];
        const [asking, other] = [userOf(moderator), userOf(target)];
        const reader = readerOf([{ ...asking, name: 'read again' }, other], asked);
        await expect(accountsOf(reader, asking).caller(moderator.id)).resolves.toMatchObject({ name: moderator.name });
        await expect(accountsOf(reader, asking).byId(target.id)).resolves.toMatchObject({ username: target.username });
        await expect(accountsOf(reader, undefined).caller(moderator.id)).resolves.toMatchObject({ name: 'read again' });
        await expect(accountsOf(reader, asking).byId(moderator.id)).resolves.toMatchObject({ name: 'read again' });
        expect(asked).toEqual([target.id, moderator.id, moderator.id]);
    });
});
