import { randomUUID } from 'node:crypto';

import type { Exchange } from '../../sandbox/client/client';
import { addAccount, addDirect, say } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { until } from '../support/until';
import {
    type Caller,
    callers,
    entries,
    type Entry,
    expected,
    type Outcome,
    outcomes,
    type Target,
    targets,
} from './matrix.table';
import { addRecordLike, patternOf, type RecordPattern } from './support/records';
import { keysIn } from './support/said';
import { Stage } from './support/stage';

/** A person who is not there. */
const nobody: Account = {
    _id: 'nobody',
    username: 'nobody.here',
    roles: [],
    active: true,
    status: 'offline',
    createdAt: new Date(0),
    _updatedAt: new Date(0),
};

describe('the matrix: who may do what to whom, by which way in', () => {
    let stage: Stage;
    let otherAdmin: Account;
    let important: Account;
    let otherBot: Account;
    let secondModerator: Account;
    let serviceAccount: Account;
    let pattern: RecordPattern;
    let activeAtFirst: [id: string, active: boolean][];

    beforeAll(async () => {
        stage = await Stage.start();
        const { model, people } = stage;
        const vip = model.roles.create('vip');
        otherAdmin = addAccount(model, 'abe.admin', { roles: ['user', 'admin'] });
        important = addAccount(model, 'vic.vip', { roles: ['user', vip._id] });
        otherBot = addAccount(model, 'ping.bot', { type: 'bot', roles: ['bot'] });
        secondModerator = addAccount(model, 'sia.moderator', {
            roles: ['user', stage.workspace.sample.moderatorRole._id],
        });
        serviceAccount = addAccount(model, 'sara.service');
        model.accounts.update(people.otherModerator._id, { active: false });
        activeAtFirst = model.accounts.all().map(({ _id, active }) => [_id, active]);
        await stage.ask(people.moderator, people.newcomer);
        pattern = patternOf(model, stage.appId, 'confirmation');
    });

    afterAll(() => stage.stop());

    const who = (caller: Caller): Account => {
        const { admin, moderator, member, guest, otherModerator, bot } = stage.people;
        return {
            admin,
            'role by name': moderator,
            'role by id': moderator,
            member,
            guest,
            'deactivated moderator': otherModerator,
            bot,
        }[caller];
    };

    const whom = (target: Target, caller: Account): Account => {
        const { admin, newcomer, rocketCat, appUser, federated, inactive } = stage.people;
        return {
            member: newcomer,
            self: caller,
            admin: otherAdmin,
            'protected role': important,
            bot: otherBot,
            'rocket.cat': rocketCat,
            'app user': appUser,
            federated,
            inactive,
            unknown: nobody,
            'last admin': admin,
            moderator: secondModerator,
            'service account': serviceAccount,
        }[target];
    };

    /** Puts the workspace into the state that a cell is about. */
    async function arrange(caller: Caller, target: Target): Promise<void> {
        const { model, workspace } = stage;
        const { moderatorRole } = workspace.sample;
        const isLast = target === 'last admin';
        model.records.purge(stage.appId);
        for (const [id, active] of activeAtFirst) {
            model.accounts.update(id, { active });
        }
        model.accounts.update(otherAdmin._id, { active: !isLast });
        stage.hooks.calls.length = 0;
        await workspace.saveSettings({
            'authorised-roles': `admin, ${caller === 'role by id' ? moderatorRole._id : moderatorRole.name}`,
            'protected-roles': isLast ? 'vip' : 'admin, vip',
            'service-user-id': target === 'service account' ? serviceAccount._id : '',
        });
    }

    /** Goes in by one of the ways. */
    async function enter(entry: Entry, caller: Account, target: Account): Promise<Exchange> {
        const { model, appId, rooms } = stage;
        const client = await stage.as(caller);
        switch (entry) {
            case 'command':
                return stage.run(caller, `@${target.username ?? ''}`);
            case 'message action': {
                const _id = target === nobody ? 'no-message' : say(model, rooms.general, target, 'Hi')._id;
                return client.messageAction(appId, 'deactivate-author', { _id, rid: rooms.general._id, msg: 'Hi' });
            }
            case 'room action':
                return client.roomAction(
                    appId,
                    'deactivate-other',
                    target === nobody ? 'no-room' : direct(caller, target),
                );
            case 'submit':
                return client.interact(appId, {
                    type: 'viewSubmit',
                    payload: { view: { id: question(caller, target), state: {} } },
                });
            case 'log':
                return stage.run(caller, `log @${target.username ?? ''}`);
        }
    }

    function direct(caller: Account, target: Account): string {
        const pair = caller === target ? [caller] : [caller, target];
        const known = stage.model.rooms.direct(pair.map(({ username = '' }) => username));
        return (known ?? addDirect(stage.model, ...pair))._id;
    }

    /**
     * Puts a live question to the caller about the target, as the app would have written it down: so a submit meets a caller who may no longer act,
     * or a target that is now out of reach. Answers its id, which is its modal's too.
     */
    function question(caller: Account, target: Account): string {
        const { moderator, newcomer } = stage.people;
        const id = randomUUID();
        addRecordLike(stage.model, stage.appId, pattern, {
            [pattern.recordId]: id,
            [moderator._id]: caller._id,
            [newcomer._id]: target._id,
            [newcomer.username ?? '']: target.username ?? '',
        });
        return id;
    }

    test.each(
        callers.flatMap((caller) =>
            entries.flatMap((entry) => targets.map((target) => [caller, entry, target] as const)),
        ),
    )('%s, %s, %s', async (caller, entry, target) => {
        await arrange(caller, target);
        const [from, to] = [who(caller), whom(target, who(caller))];
        const wasActive = stage.isActive(to);
        const outcome: Outcome = expected(caller, entry, target);
        const { says, deactivates, caseIs }: { says?: string; deactivates?: true; caseIs?: string } = outcomes[outcome];

        const exchange = await enter(entry, from, to);
        expect((await stage.shown(from, exchange)).map(keysIn)[0]?.[0]).toBe(says);
        expect(stage.isActive(to)).toBe(deactivates ? false : wasActive);
        expect(stage.closedCases().map(({ ending }) => ending?.kind)).toEqual(caseIs ? [caseIs] : []);
        await until('the case is taken off the open ones', () => stage.openCases().length === 0);
        expect(stage.hooks.argsOf('user.deactivate')).toEqual(caseIs ? [[to._id, false]] : []);

        stage.hooks.calls.length = 0;
        stage.model.accounts.update(to._id, { active: wasActive });
    });
});
