import type { Account } from '../../src/moderation/account';
import { DeletionPermit } from '../../src/moderation/authorise';
import type { Standard } from '../../src/moderation/standard';
import { admin, member, moderator, target } from './support/people';

const standard: Standard = {
    rule: 'authorised-roles',
    roles: ['admin', 'mods-id'],
    moderatorRoles: ['admin', 'mods-id'],
    protectedRoles: ['admin'],
    serviceAccountId: '',
    deletingRoles: [],
    dismissingRoles: [],
    asSet: 'admin, mods',
};
const inactive = (account: Account): Account => ({ ...account, active: false });

describe('a permit to delete what an account has written', () => {
    const deleting: Standard = { ...standard, deletingRoles: ['admin', 'mods-id'] };
    const gone = inactive(target);
    const asked = (...question: Parameters<typeof DeletionPermit.ask>): unknown => {
        const answer = DeletionPermit.ask(...question);
        return answer instanceof DeletionPermit ? 'granted' : answer;
    };

    test.each([
        ['is given to a moderator whose role may delete', moderator, deleting, gone, 'granted'],
        ['is not given to a moderator whose role may only deactivate', moderator, standard, gone, 'not-permitted'],
        [
            'is not given to a member, also where their role may delete',
            member,
            { ...deleting, deletingRoles: ['user'] },
            gone,
            'not-permitted',
        ],
        ['is not given to a deactivated moderator', inactive(moderator), deleting, gone, 'not-permitted'],
        ['is not given to a caller who could not be read', undefined, deleting, gone, 'not-permitted'],
        ['is not given for an account that is gone', moderator, deleting, undefined, 'account-gone'],
        ['is not given for an account that is active again', moderator, deleting, target, 'active-again'],
        ['is not given to a moderator for an admin', moderator, deleting, inactive(admin), 'not-permitted'],
        ['is given to an admin for an admin', admin, deleting, inactive(admin), 'granted'],
    ])('%s', (_, who, by, whom, expected) => {
        expect(asked(who, by, whom)).toBe(expected);
    });

    test('covers the messages of that account alone', () => {
        const permit = DeletionPermit.ask(moderator, deleting, gone);
        const covers = (id: string): boolean => permit instanceof DeletionPermit && permit.covers(id);
        expect([covers(target.id), covers(member.id)]).toEqual([true, false]);
    });
});
