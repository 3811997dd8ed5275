import type { IRoleRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRole } from '@rocket.chat/apps-engine/definition/roles';

import { listed, listedOrNone } from '../../src/workspace/crossing';
import { Remembered } from '../../src/workspace/remembered';
import { rolesOf } from '../../src/workspace/roles';

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
