import { randomUUID } from 'node:crypto';

import type { Exchange } from '../../../sandbox/client/client';
import { request } from '../../../sandbox/client/rest';
import type { Fields } from '../../../sandbox/client/shapes';
import { addAccount } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import { addRecordLike, patternOf, type RecordPattern } from '../support/records';
import { keysIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';
import { snapshotOf } from '../support/snapshot';
import { type Caller, callers, entries, type Entry, expected, outcomes, type Target, targets } from './matrix.table';

const TEN_MINUTES = 10 * 60_000;

/** A person who is not there. */
const nobodyThere: Account = {
    _id: 'nobody',
    username: 'nobody.here',
    roles: [],
    active: false,
    status: 'offline',
    createdAt: new Date(0),
    _updatedAt: new Date(0),
};

describe('the matrix with a service account: /activate, offers, Undo, the status, closed modals and timers', () => {
    let at: ServiceStage;
    let otherAdmin: Account;
    let otherModerator: Account;
    let patterns: Record<'question' | 'offer' | 'undo' | 'timer', RecordPattern>;
    let activeAtFirst: [id: string, active: boolean][];

    beforeAll(async () => {
        at = await ServiceStage.start();
        const { model, appId, people, workspace } = at.stage;
        model.settings.API_Enable_Rate_Limiter = false;
        otherAdmin = addAccount(model, 'abe.admin', { roles: ['user', 'admin'] });
        otherModerator = addAccount(model, 'sia.moderator', { roles: ['user', workspace.sample.moderatorRole._id] });
        model.accounts.update(people.otherModerator._id, { active: false });
        activeAtFirst = model.accounts.all().map(({ _id, active }) => [_id, active]);
        const { moderator, newcomer } = people;
        const client = await at.stage.as(moderator);
        await client.runCommand('deactivate', `@${newcomer.username ?? ''}`, 'GENERAL', { withTrigger: false });
        const offer = patternOf(model, appId, 'confirmation');
        await at.deactivate(moderator, newcomer, '1-hour');
        const [undo, timer] = [patternOf(model, appId, 'confirmation'), patternOf(model, appId, 'timer')];
        await at.ask(moderator, newcomer);
        patterns = { offer, undo, timer, question: patternOf(model, appId, 'confirmation') };
    });

    afterAll(() => at.stop());

    const who = (caller: Caller): Account => {
        const { admin, moderator, member, guest, otherModerator: dismissed, bot } = at.stage.people;
        return {
            admin,
            moderator,
            'moderator, strictly': moderator,
            member,
            guest,
            'deactivated moderator': dismissed,
            bot,
        }[caller];
    };

    const whom = (target: Target, caller: Account): Account =>
        ({
            member: at.stage.people.newcomer,
            self: caller,
            admin: otherAdmin,
            moderator: otherModerator,
            'rocket.cat': at.stage.people.rocketCat,
            unknown: nobodyThere,
            'service account': at.account,
        })[target];

    /** Puts the workspace into the state that a cell is about. */
    function arrange(entry: Entry, target: Account, caller: Account): void {
        const { model, appId, hooks } = at.stage;
        model.records.purge(appId);
        for (const [id, active] of activeAtFirst) {
            model.accounts.update(id, { active });
        }
        if (target !== caller && target !== at.account) {
            model.accounts.update(target._id, { active: entry === 'offer' });
        }
        hooks.calls.length = 0;
    }

    /** Writes a record down as the app would have: a submit or a click meets a caller who may no longer act, or a target out of reach. */
    function record(kind: keyof typeof patterns, caller: Account, target: Account, age = 0): string {
        const { moderator, newcomer } = at.stage.people;
        const id = randomUUID();
        const { recordId, text } = patterns[kind];
        const [, since = ''] = /"(?:createdAt|nextTryAt)":(\d+)/.exec(text) ?? [];
        addRecordLike(at.stage.model, at.stage.appId, patterns[kind], {
            [recordId]: id,
            [moderator._id]: caller._id,
            [newcomer._id]: target._id,
            [newcomer.username ?? '']: target.username ?? '',
            [since]: String(kind === 'timer' ? 0 : Date.now() - age),
        });
        return id;
    }

    const clickOn = (id: string): Fields => ({
        type: 'blockAction',
        actionId: 'open-confirmation',
        payload: { blockId: 'x', value: id },
        container: { type: 'message', id: 'x' },
    });

    let isStrict = false;

    /** Sets whether the holders of `manage-moderation-actions` alone are refused. */
    async function strictly(on: boolean): Promise<void> {
        if (on !== isStrict) {
            await at.stage.workspace.saveSettings({ 'accept-manage-moderation-actions': !on });
            isStrict = on;
        }
    }

    /** Goes in by one of the ways. */
    async function enter(entry: Entry, caller: Account, target: Account): Promise<Exchange | undefined> {
        const { appId, rooms } = at.stage;
        const client = await at.stage.as(caller);
        switch (entry) {
            case 'activate':
                return at.run(caller, `@${target.username ?? ''}`);
            case 'activate submit': {
                const view = { id: record('question', caller, target), state: {} };
                return client.interact(appId, { type: 'viewSubmit', payload: { view } });
            }
            case 'offer':
            case 'undo':
                return client.interact(appId, clickOn(record(entry, caller, target)));
            case 'status':
                return client.runCommand('deactivate', 'status', rooms.general._id);
            case 'view closed': {
                const viewId = record('question', caller, target);
                return client.interact(appId, {
                    type: 'viewClosed',
                    payload: { viewId, view: { id: viewId, state: {} } },
                });
            }
            case 'timer':
                record('timer', caller, target);
                await at.stage.sweepOn(0);
                return undefined;
        }
    }

    test.each(
        callers.flatMap((caller) =>
            entries.flatMap((entry) => targets.map((target) => [caller, entry, target] as const)),
        ),
    )('%s, %s, %s', async (caller, entry, target) => {
        const [from, to] = [who(caller), whom(target, who(caller))];
        arrange(entry, to, from);
        await strictly(caller === 'moderator, strictly');
        const wasActive = at.stage.isActive(to);
        const asked = at.timesAsked(true);
        const { says, activates }: { says?: string; activates?: true } = outcomes[expected(caller, entry, target)];
        const exchange = await enter(entry, from, to);
        const shown = exchange ? await at.stage.shown(from, exchange) : [];
        expect(shown.map(keysIn)[0]?.[0]).toBe(says);
        expect(at.stage.isActive(to)).toBe(activates ?? wasActive);
        expect(at.timesAsked(true) - asked).toBe(activates ? 1 : 0);
        expect(at.stage.hooks.argsOf('user.deactivate')).toEqual([]);
        await at.stage.followed();
    });

    describe('nobody, who has no log-in and names a visitor in the body', () => {
        const view = (id: string): Fields => ({ id, state: {}, blocks: [{ type: 'section', blockId: `step:${id}` }] });
        const ways: readonly (readonly [string, (id: string) => Fields])[] = [
            ['submit', (id) => ({ type: 'viewSubmit', payload: { view: view(id) } })],
            ['view closed', (id) => ({ type: 'viewClosed', payload: { viewId: id, view: view(id) } })],
            ['offer', clickOn],
            ['older cases', () => ({ ...clickOn('{}'), actionId: 'older-cases' })],
            [
                'message action',
                () => ({
                    type: 'actionButton',
                    actionId: 'deactivate-author',
                    rid: at.stage.rooms.general._id,
                    mid: at.stage.rooms.messages.spam._id,
                    payload: { context: 'messageAction' },
                }),
            ],
            [
                'room action',
                () => ({
                    type: 'actionButton',
                    actionId: 'deactivate-other',
                    rid: at.stage.rooms.memberAndSpammer._id,
                    payload: { context: 'roomAction' },
                }),
            ],
        ];

        test.each(ways)('%s: nothing is read, sent or changed', async (_, body) => {
            const { moderator, newcomer } = at.stage.people;
            arrange('activate', newcomer, moderator);
            const id = record('question', moderator, newcomer);
            const before = snapshotOf(at.stage);
            const { workspace, appId, hooks } = at.stage;
            const visitor = { token: 'invented' };
            const url = `${workspace.url}/api/apps/ui.interaction/${appId}`;
            const { body: answer } = await request(url, 'POST', {}, { ...body(id), triggerId: randomUUID(), visitor });
            expect(answer).not.toHaveProperty('view');
            expect(hooks.calls).toEqual([]);
            expect(snapshotOf(at.stage)).toEqual(before);
        });

        test.each(['activate', 'deactivate'])('/%s: the server lets no such command in', async (command) => {
            const url = `${at.stage.workspace.url}/api/v1/commands.run`;
            const { status } = await request(url, 'POST', {}, { command, params: '@sam.spammer', roomId: 'GENERAL' });
            expect(status).toBe(401);
            expect(at.stage.hooks.calls).toEqual([]);
        });
    });

    describe('after 10 minutes, where no sweep has come by', () => {
        test.each(['offer', 'undo'] as const)('%s is over', async (kind) => {
            const { moderator, newcomer } = at.stage.people;
            arrange(kind === 'offer' ? 'offer' : 'undo', newcomer, moderator);
            const client = await at.stage.as(moderator);
            const click = async (age: number): Promise<string[]> => {
                const exchange = await client.interact(at.stage.appId, clickOn(record(kind, moderator, newcomer, age)));
                return keysIn((await at.stage.shown(moderator, exchange))[0]);
            };
            expect((await click(TEN_MINUTES - 30_000))[0]).toBe('confirm_who');
            expect(await click(TEN_MINUTES)).toEqual(['submit_no_longer_counts']);
        });
    });
});
