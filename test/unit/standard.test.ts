import fc from 'fast-check';

import type { Answer } from '../../src/moderation/deadline';
import {
    entriesOf,
    type PermittedRoles,
    type Role,
    type Rules,
    type Standard,
    standardOf,
} from '../../src/moderation/standard';

const customRoles: readonly Role[] = [
    { id: 'mods-id', name: 'mods' },
    { id: 'vip-id', name: 'Very important' },
    { id: 'twin-1', name: 'twins' },
    { id: 'twin-2', name: 'twins' },
    { id: 'sham-id', name: 'admin' },
    { id: 'odd', name: 'mods-id' },
];
const rulesOf = (authorisedRoles: string, protectedRoles = 'admin'): Rules => ({
    authorisedRoles,
    protectedRoles,
    serviceAccountId: 'service-id',
    deactivationsPerHour: 30,
    reasonRequired: false,
    moderatorsMayDelete: false,
    moderationActionsSuffice: true,
});
const answered = <T>(value: T): Answer<T> => ({ kind: 'answered', value });
const failed: Answer<never> = { kind: 'failed', message: 'no' };
const late: Answer<never> = { kind: 'late' };

const noServiceAccount = answered<PermittedRoles>({ kind: 'no-service-account' });
const permissions = answered<PermittedRoles>({
    kind: 'read',
    statusRoles: ['admin', 'guard-id'],
    moderationRoles: ['admin', 'console-id'],
});
const permissionsUnread = answered<PermittedRoles>({ kind: 'unread', failure: { why: 'rest-timeout' } });

function standard(
    rules: Rules,
    permitted: Answer<PermittedRoles> = noServiceAccount,
    roles: Answer<readonly Role[]> = answered(customRoles),
): Standard {
    return standardOf(rules, roles, permitted);
}

test.each([
    ['admin', ['admin']],
    ['admin, mods', ['admin', 'mods']],
    ['  admin ,mods\nvip-id  ', ['admin', 'mods', 'vip-id']],
    ['Very important', ['Very important']],
    ['\tadmin\t,\r\n mods\u00A0\r\nvip-id', ['admin', 'mods', 'vip-id']],
    ['admin \u200B', ['admin']],
    ['\u200Badmin\u200B, \uFEFF mods', ['admin', 'mods']],
    ['admin\rmods', ['admin', 'mods']],
    ['', []],
    [' , ,\n,\u200B', []],
])('the entries of %j', (setting, entries) => {
    expect(entriesOf(setting)).toEqual(entries);
});

test.each([
    ['a name of Rocket.Chat’s own role is its id', 'user', ['user']],
    ['a custom role by its name', 'mods', ['mods', 'mods-id']],
    ['a custom role by its id, also where another is called so', 'mods-id', ['mods-id', 'odd']],
    ['all roles of one name', 'twins', ['twins', 'twin-1', 'twin-2']],
    ['an admin is an admin, also where a custom role is called so', 'admin', ['admin', 'sham-id']],
    ['a name with a space', 'user, Very important', ['user', 'Very important', 'vip-id']],
    ['a name that matches no role stays as it is, and no account holds it', 'modz', ['modz']],
    ['names are told apart by case', 'Mods', ['Mods']],
    ['no role at all', '', []],
])('%s', (_, setting, ids) => {
    expect(standard(rulesOf(setting)).roles).toEqual(ids);
    expect(standard(rulesOf('admin', setting)).protectedRoles).toEqual(ids);
    expect(standard(rulesOf('admin', setting), permissions).protectedRoles).toEqual(ids);
});

test('without a service account the setting decides, and is quoted as it was set', () => {
    expect(standard(rulesOf('admin, mods'))).toMatchObject({ rule: 'authorised-roles', asSet: 'admin, mods' });
});

test('with one Rocket.Chat’s permissions decide, and the setting is not asked', () => {
    expect(standard(rulesOf('mods'), permissions)).toMatchObject({
        rule: 'permissions',
        roles: ['admin', 'guard-id', 'console-id'],
    });
});

describe('where manage-moderation-actions alone is not enough', () => {
    const strict = (setting: string): Rules => ({ ...rulesOf(setting), moderationActionsSuffice: false });

    test('only the holders of edit-other-user-active-status may act; the others are moderators all the same', () => {
        expect(standard(strict('mods'), permissions)).toMatchObject({
            rule: 'status-permission',
            roles: ['admin', 'guard-id'],
            moderatorRoles: ['admin', 'guard-id', 'console-id'],
        });
    });

    test('nothing changes without a service account, or while permissions or roles can’t be read', () => {
        const cases: [Answer<PermittedRoles>, Answer<readonly Role[]>][] = [
            [noServiceAccount, answered(customRoles)],
            [permissionsUnread, answered(customRoles)],
            [late, answered(customRoles)],
            [permissions, failed],
        ];
        for (const [permitted, roles] of cases) {
            expect(standard(strict('mods'), permitted, roles)).toEqual(standard(rulesOf('mods'), permitted, roles));
        }
    });

    test('nobody may do more by it', () => {
        const roles = fc.subarray(['admin', 'guard-id', 'console-id', 'user']);
        fc.assert(
            fc.property(roles, roles, (statusRoles, moderationRoles) => {
                const permitted = answered<PermittedRoles>({ kind: 'read', statusRoles, moderationRoles });
                const on = standard(rulesOf('admin'), permitted);
                expect(on.roles).toEqual(expect.arrayContaining(statusRoles));
                const off = standard(strict('admin'), permitted);
                expect(off).toEqual({ ...on, rule: 'status-permission', roles: statusRoles });
            }),
        );
    });
});

describe('where something can’t be read, only an admin may act', () => {
    const onlyAdmin = ['admin'];
    const nobody: string[] = [];

    test.each<[string, string, Answer<PermittedRoles>, Answer<readonly Role[]>, Standard['rule'], string[]]>([
        ['the roles fail', 'mods, admin', noServiceAccount, failed, 'roles-unread', onlyAdmin],
        ['the roles are late', 'mods, admin', noServiceAccount, late, 'roles-unread', onlyAdmin],
        ['not even an admin, where the setting names none', 'mods', noServiceAccount, failed, 'roles-unread', nobody],
        ['the roles fail, the permissions are read', 'mods', permissions, failed, 'roles-unread', onlyAdmin],
        [
            'the permissions can’t be read',
            'mods',
            permissionsUnread,
            answered(customRoles),
            'permissions-unread',
            onlyAdmin,
        ],
        ['the permissions fail', 'mods', failed, answered(customRoles), 'permissions-unread', onlyAdmin],
        ['the permissions are late', 'mods', late, answered(customRoles), 'permissions-unread', onlyAdmin],
        ['nothing can be read', 'mods, admin', late, late, 'permissions-unread', onlyAdmin],
    ])('%s', (_, setting, permitted, roles, rule, expected) => {
        expect(standard(rulesOf(setting), permitted, roles)).toEqual({
            rule,
            roles: expected,
            moderatorRoles: expected,
            protectedRoles: [],
            serviceAccountId: 'service-id',
            deletingRoles: permitted === noServiceAccount ? [] : expected,
            dismissingRoles: expected,
            asSet: setting,
        });
    });

    test('nobody but an admin ever gains by it', () => {
        const settings = fc
            .array(fc.constantFrom('admin', 'mods', 'mods-id', 'x', '*', 'constructor'))
            .map((entries) => entries.join(','));
        const permitted = fc.constantFrom(noServiceAccount, permissions, permissionsUnread, failed, late);
        const roles = fc.constantFrom(answered(customRoles), failed, late);
        fc.assert(
            fc.property(settings, permitted, roles, (setting, permittedRoles, read) => {
                const { rule, roles: granted } = standard(rulesOf(setting), permittedRoles, read);
                if (rule === 'roles-unread' || rule === 'permissions-unread') {
                    expect(granted.filter((role) => role !== 'admin')).toEqual([]);
                }
                const isWhole = read.kind === 'answered' && permittedRoles.kind === 'answered';
                const isRead = isWhole && permittedRoles.value.kind !== 'unread';
                expect(rule.endsWith('-unread')).toBe(!isRead);
            }),
        );
    });
});
