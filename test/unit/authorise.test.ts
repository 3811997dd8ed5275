import fc from 'fast-check';

import type { Account, Action } from '../../src/moderation/account';
import {
    Permit,
    type Refusal,
    refusalToAdminister,
    refusalToDismiss,
    refusalToModerate,
} from '../../src/moderation/authorise';
import type { Standard } from '../../src/moderation/standard';
import { admin, member, moderator, person, target } from './support/people';

const standard: Standard = {
    rule: 'authorised-roles',
    roles: ['admin', 'mods-id'],
    moderatorRoles: ['admin', 'mods-id', 'console-id'],
    protectedRoles: ['admin', 'vip-id'],
    serviceAccountId: 'service-id',
    deletingRoles: [],
    dismissingRoles: ['console-id'],
    asSet: 'admin, mods',
};

const inactive = (account: Account): Account => ({ ...account, active: false });

const otherModerator = person('milo', { roles: ['mods-id'] });
const serviceAccount = person('service', { id: 'service-id' });

const absent = { why: 'no-such-account' } as const;

describe('who may moderate', () => {
    test.each<[string, Account | undefined, Refusal['why'] | undefined]>([
        ['an admin', admin, undefined],
        ['a holder of an authorised role', moderator, undefined],
        ['a member', member, 'not-permitted'],
        ['somebody without any role', person('nobody', { roles: [] }), 'not-permitted'],
        ['a deactivated moderator', inactive(moderator), 'caller-unknown'],
        ['a deactivated admin', inactive(admin), 'caller-unknown'],
        ['a caller who could not be read', undefined, 'caller-unknown'],
    ])('%s', (_, caller, why) => {
        expect(refusalToModerate(caller, standard)?.why).toBe(why);
    });

    test('a refusal names the rule that was applied', () => {
        expect(refusalToModerate(member, standard)).toEqual({ why: 'not-permitted', standard });
    });
});

describe('who may see the check of the set-up', () => {
    test.each<[string, Account | undefined, Refusal['why'] | undefined]>([
        ['an admin', admin, undefined],
        ['a moderator', moderator, 'not-admin'],
        ['a deactivated admin', inactive(admin), 'caller-unknown'],
        ['a caller who could not be read', undefined, 'caller-unknown'],
    ])('%s', (_, caller, why) => {
        expect(refusalToAdminister(caller)?.why).toBe(why);
    });
});

describe('who may dismiss the reports on an author', () => {
    const both = person('carla', { roles: ['mods-id', 'console-id'] });
    const chief = person('chief', { roles: ['admin', 'console-id'] });

    test.each<[string, Account | undefined, Account | undefined, Refusal['why'] | undefined]>([
        ['who holds both, on a member', both, target, undefined],
        ['who holds both, on somebody who is gone', both, undefined, undefined],
        ['who may set an active status alone', moderator, target, 'may-not-dismiss'],
        ['who may dismiss alone', person('connie', { roles: ['console-id'] }), target, 'not-permitted'],
        ['a member', member, target, 'not-permitted'],
        ['a caller who could not be read', undefined, target, 'caller-unknown'],
        ['oneself', both, both, 'self'],
        ['oneself, as an admin', chief, chief, 'self'],
        ['a moderator', both, moderator, 'moderator'],
        ['an admin', both, admin, 'protected'],
        ['the service account', both, serviceAccount, 'service-account'],
        ['a moderator, by an admin', chief, moderator, undefined],
        ['an admin, by an admin', chief, admin, undefined],
    ])('%s', (_, caller, author, why) => {
        expect(refusalToDismiss(caller, standard, author?.id ?? 'gone', author)?.why).toBe(why);
    });
});

describe('a permit', () => {
    test.each<[string, Account | undefined, Account | undefined, Action, Refusal['why'] | 'granted']>([
        ['a moderator deactivates a member', moderator, target, 'deactivate', 'granted'],
        ['an admin deactivates a member', admin, target, 'deactivate', 'granted'],
        ['a moderator activates a member', moderator, inactive(target), 'activate', 'granted'],
        ['a bot', moderator, person('botty', { kind: 'bot' }), 'deactivate', 'granted'],
        [
            'an imported person, who has no type',
            moderator,
            person('imogen', { kind: 'other' }),
            'deactivate',
            'granted',
        ],
        ['a member deactivates', member, target, 'deactivate', 'not-permitted'],
        ['a deactivated moderator', inactive(moderator), target, 'deactivate', 'caller-unknown'],
        ['a caller who could not be read', undefined, target, 'deactivate', 'caller-unknown'],
        ['an account that is not there', moderator, undefined, 'deactivate', 'no-such-account'],
        ['oneself', moderator, moderator, 'deactivate', 'self'],
        ['an admin themself', admin, admin, 'deactivate', 'self'],
        ['an account of an app', moderator, person('poll.bot', { kind: 'app' }), 'deactivate', 'not-a-person'],
        ['an account of an app, by an admin', admin, person('poll.bot', { kind: 'app' }), 'deactivate', 'not-a-person'],
        [
            'rocket.cat',
            admin,
            person('rocket.cat', { id: 'rocket.cat', kind: 'bot', roles: ['bot'] }),
            'deactivate',
            'not-a-person',
        ],
        ['an account that is deactivated already', moderator, inactive(target), 'deactivate', 'already'],
        ['an account that is active already', moderator, target, 'activate', 'already'],
        ['a protected account, by a moderator', moderator, admin, 'deactivate', 'protected'],
        ['a protected account, by an admin', person('amy', { roles: ['admin'] }), admin, 'deactivate', 'granted'],
        ['another protected role', moderator, person('vip', { roles: ['vip-id'] }), 'deactivate', 'protected'],
        ['a protected account is activated by a moderator', moderator, inactive(admin), 'activate', 'protected'],
        ['another moderator', moderator, otherModerator, 'deactivate', 'moderator'],
        ['another moderator is activated', moderator, inactive(otherModerator), 'activate', 'moderator'],
        [
            'who moderates, but may not act',
            moderator,
            person('mia', { roles: ['console-id'] }),
            'deactivate',
            'moderator',
        ],
        [
            'who moderates, but may not act, deactivates',
            person('mia', { roles: ['console-id'] }),
            target,
            'deactivate',
            'not-permitted',
        ],
        ['another moderator, by an admin', admin, otherModerator, 'deactivate', 'granted'],
        ['the service account', moderator, serviceAccount, 'deactivate', 'service-account'],
        ['the service account is activated', moderator, inactive(serviceAccount), 'activate', 'service-account'],
        ['the service account, by an admin', admin, serviceAccount, 'deactivate', 'granted'],
    ])('%s', (_, caller, about, action, expected) => {
        const answer = Permit.ask(caller, standard, about ?? absent, action);
        expect(Permit.granted(answer) ? 'granted' : answer.why).toBe(expected);
    });

    test('names whom it was given to, for whom and for what', () => {
        expect(Permit.ask(moderator, standard, target, 'deactivate')).toMatchObject({
            moderator,
            target,
            action: 'deactivate',
        });
    });

    const roles = fc.subarray(['admin', 'mods-id', 'vip-id', 'user', 'guest', '__proto__', '']);
    const accounts = fc.record<Account>({
        id: fc.constantFrom('a', 'b', 'c', 'rocket.cat'),
        username: fc.string(),
        name: fc.string(),
        kind: fc.constantFrom('user', 'bot', 'app', 'other'),
        active: fc.boolean(),
        federated: fc.boolean(),
        roles,
        online: fc.boolean(),
        isEmailVerified: fc.boolean(),
        lastLogin: fc.constant(null),
        memberSince: fc.constant(null),
    });
    const standards = fc.record<Standard>({
        rule: fc.constantFrom('authorised-roles', 'roles-unread'),
        roles,
        moderatorRoles: roles,
        protectedRoles: roles,
        serviceAccountId: fc.constantFrom('', 'b'),
        deletingRoles: roles,
        dismissingRoles: roles,
        asSet: fc.string(),
    });
    const maybe = fc.option(accounts, { nil: undefined });
    const actions = fc.constantFrom<Action>('deactivate', 'activate');
    const holdsOne = (account: Account, some: readonly string[]): boolean =>
        some.some((role) => account.roles.includes(role));

    test('is never given to a caller who holds no authorised role, and their refusal speaks of no account', () => {
        fc.assert(
            fc.property(maybe, standards, maybe, actions, (caller, by, about, action) => {
                fc.pre(!caller?.active || !holdsOne(caller, by.roles));
                const answer = Permit.ask(caller, by, about ?? absent, action);
                expect(Permit.granted(answer)).toBe(false);
                expect(answer).not.toHaveProperty('target');
                // Nor does it depend on the account that was asked for, which might tell whether there is one.
                expect(answer).toEqual(Permit.ask(caller, by, absent, action));
            }),
            { numRuns: 2000 },
        );
    });

    test('is given if, and only if, every rule is kept', () => {
        fc.assert(
            fc.property(maybe, standards, maybe, actions, (caller, by, about, action) => {
                const isForAdmins =
                    about !== undefined &&
                    (holdsOne(about, by.protectedRoles) ||
                        holdsOne(about, by.moderatorRoles) ||
                        about.id === by.serviceAccountId);
                const mayAct =
                    caller?.active === true &&
                    holdsOne(caller, by.roles) &&
                    about !== undefined &&
                    about.id !== caller.id &&
                    about.kind !== 'app' &&
                    about.id !== 'rocket.cat' &&
                    about.active === (action === 'deactivate') &&
                    (!isForAdmins || caller.roles.includes('admin'));
                expect(Permit.granted(Permit.ask(caller, by, about ?? absent, action))).toBe(mayAct);
            }),
            { numRuns: 5000 },
        );
    });
});

describe('a permit that is asked for again just before the call', () => {
    const given = Permit.ask(moderator, standard, target, 'deactivate');
    const renewed = (by: Account | undefined, now: Account, rules = standard): string => {
        const answer = Permit.granted(given) ? Permit.forIntent(given, by, rules, now) : given;
        return Permit.granted(answer) ? `granted for ${answer.target.name}` : answer.why;
    };

    test.each<[string, Account, string]>([
        ['is of the account as it is then', { ...target, name: 'New name' }, 'granted for New name'],
        ['is none where the account became a protected one', { ...target, roles: ['vip-id'] }, 'protected'],
        ['is none where it is deactivated by now', inactive(target), 'already'],
        ['is none where it belongs to an app by now', { ...target, kind: 'app' }, 'not-a-person'],
    ])('%s', (_, now, expected) => {
        expect(renewed(moderator, now)).toBe(expected);
    });

    test('is none where the moderator has lost the role, is deactivated or is gone by now', () => {
        expect(renewed({ ...moderator, roles: ['user'] }, target)).toBe('not-permitted');
        expect(renewed(inactive(moderator), target)).toBe('caller-unknown');
        expect(renewed(undefined, target)).toBe('caller-unknown');
    });

    test('is none where the rules have changed by now', () => {
        expect(renewed(moderator, target, { ...standard, roles: ['admin'] })).toBe('not-permitted');
        expect(renewed(moderator, target, { ...standard, protectedRoles: ['user'] })).toBe('protected');
    });
});

describe('a permit can’t be forged', () => {
    /** Hands anything in, as untyped code could. */
    function passes(forged: unknown): boolean {
        try {
            return Permit.granted(forged as Permit | Refusal);
        } catch {
            return false;
        }
    }
    const given = Permit.ask(moderator, standard, target, 'deactivate');

    test('the one that was given passes', () => {
        expect(passes(given)).toBe(true);
    });

    test.each<[string, unknown]>([
        ['an object with the same fields', { moderator, target, action: 'deactivate' }],
        ['a copy of a permit', Object.assign({}, given)],
        ['a permit that crossed to another process and back', JSON.parse(JSON.stringify(given))],
        ['an object of the class that was never made by it', Object.create(Permit.prototype)],
        ['a permit with another target behind it', Object.assign(Object.create(given), { target: admin })],
        ['a proxy that changes what a permit says', new Proxy(given, {})],
        ['nothing', null],
    ])('%s does not pass', (_, forged) => {
        expect(passes(forged)).toBe(false);
    });
});
