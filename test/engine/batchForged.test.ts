import type { Client } from '../../sandbox/client/client';
import type { Modal } from '../../sandbox/client/modal';
import { isFields } from '../../sandbox/client/shapes';
import type { Account } from '../../sandbox/model/documents';
import { addSpammers, askAbout, countsIn, endOf, expectNothingLeft, wrongAbout } from './support/batches';
import { keysIn, shownIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';
import { addTarget } from './support/targets';

const COUNT = 8;

/** What was never asked of anybody acts on nothing; the unchanged submit then counts, once. */
describe('submits of a batch', () => {
    let stage: Stage;
    let mona: Account;
    let client: Client;
    let there: Client;
    let spammers: Account[];
    let modal: Modal;

    stageForEachTest(
        async (started) => {
            stage = started;
            mona = stage.people.moderator;
            client = await stage.as(mona);
            there = await stage.connect(mona, stage.workspace.urls[1]);
            spammers = addSpammers(stage, COUNT);
            modal = await askAbout(stage, mona, spammers);
        },
        { instances: 2 },
    );

    const areActive = (): number => spammers.filter((spammer) => stage.isActive(spammer)).length;
    const calls = (): number => stage.hooks.argsOf('user.deactivate').length;

    async function forge(who: Client, view: object): Promise<string[]> {
        const { answer } = await who.interact(stage.appId, { type: 'viewSubmit', payload: { view } });
        return shownIn(answer);
    }

    test('changed in any one thing, or sent by others, they do nothing; unchanged it counts', async () => {
        const { member, guest, otherModerator, admin } = stage.people;
        const { account: bystander } = addTarget(stage, 'bystander', false);
        const view = modal.submission();
        const replaced = (old: string, fresh: string): object => {
            const changed: unknown = JSON.parse(JSON.stringify(view).replaceAll(old, fresh));
            return isFields(changed) ? changed : {};
        };
        const withState = (fields: object): object => {
            const state: unknown = Reflect.get(view, 'state');
            return { ...view, state: { ...(isFields(state) ? state : {}), ...fields } };
        };
        const other = await askAbout(stage, otherModerator, [...spammers.slice(0, 6), bystander]);
        const forgeries: readonly [Account, object][] = [
            [mona, replaced('@spam.8', '@bystander')],
            [mona, replaced('@spam.7 · @spam.8', '@spam.7')],
            [mona, { ...view, id: other.view.id }],
            [mona, { ...view, blocks: other.view.blocks }],
            [mona, withState({ count: { count: '7' } })],
            [mona, withState({ count: { count: ['8'] } })],
            [mona, { ...view, state: { reason: { reason: 'spam' } } }],
            [mona, withState({ duration: { duration: '1-hour' } })],
            [mona, withState({ reason: { reason: 'x'.repeat(501) } })],
            [mona, { id: view.id, state: {} }],
            ...[member, guest, otherModerator, admin].map((who): [Account, object] => [who, view]),
        ];
        for (const [who, forged] of forgeries) {
            expect(await forge(await stage.as(who), forged)).not.toEqual([]);
            expect([areActive(), calls(), stage.closedCases().length]).toEqual([COUNT, 0, 0]);
        }
        expect(stage.isActive(bystander)).toBe(true);

        const { kind, exchange } = await client.submit(modal);
        expect(kind).toBe('closed');
        expect(countsIn(await endOf(stage, mona, await exchange.ephemeral()))).toEqual({
            done: String(COUNT),
            others: '0',
            left: '0',
        });
    });

    test('a second time, at once or later, it changes nothing more and is told so', async () => {
        const [first, second] = await Promise.all([client.submit(modal), forge(client, modal.submission())]);
        expect([first.kind === 'closed', second.length === 0].filter(Boolean)).toHaveLength(1);
        await expectNothingLeft(stage);
        expect(await forge(client, modal.submission())).not.toEqual([]);
        expect([areActive(), calls(), stage.closedCases().length]).toEqual([0, COUNT, COUNT]);
    });

    test('to two server instances at once: at most one acts, and nobody is done twice', async () => {
        const view = modal.submission();
        const end = stage.hooks.delay([3, 0, 7, 1, 12, 2]);
        const told = await Promise.all([forge(client, view), forge(there, view)]);
        end();
        await expectNothingLeft(stage);
        const acted = told.filter((keys) => keys.length === 0).length;
        expect(acted).toBeLessThanOrEqual(1);
        expect([areActive(), calls()]).toEqual(acted === 1 ? [0, COUNT] : [COUNT, 0]);
        expect(wrongAbout(stage, spammers)).toEqual([]);
    });

    test('two moderators with the same accounts on two instances: each account is done once', async () => {
        const { otherModerator } = stage.people;
        const other = await askAbout(stage, otherModerator, spammers);
        const otherThere = await stage.connect(otherModerator, stage.workspace.urls[1]);
        const end = stage.hooks.delay([2, 0, 5, 1]);
        await Promise.all([client.submit(modal), otherThere.submit(other)]);
        await expectNothingLeft(stage);
        end();
        expect(calls()).toBeLessThanOrEqual(COUNT);
        expect(stage.closedCases()).toHaveLength(calls());
        expect(COUNT - areActive()).toBe(calls());
    });

    test('the sweep of the other instance leaves a batch alone that is under way', async () => {
        const call = stage.hooks.hold('user.deactivate');
        await client.submit(modal);
        await call.reached;
        await stage.sweepOn(1);
        call.release();
        await expectNothingLeft(stage);
        expect([areActive(), calls(), stage.closedCases().length]).toEqual([0, COUNT, COUNT]);
    });

    test('its buttons, pressed by others or with another value, open nothing of it', async () => {
        const { owner, member, otherModerator } = stage.people;
        const asked = await askAbout(stage, mona, [...spammers.slice(0, 2), owner]);
        const { exchange } = await client.submit(asked);
        const end = await exchange.ephemeral();
        for (const who of [member, otherModerator]) {
            const theirs = (await (await stage.as(who)).clickButton(end, 'open-confirmation')).answeredModal();
            expect(keysIn(theirs.view.blocks)).toEqual(['submit_no_longer_counts']);
        }
        expect(stage.isActive(owner)).toBe(true);
    });
});
