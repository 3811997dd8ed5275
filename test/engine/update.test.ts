import type { Client, Submitted } from '../../sandbox/client/client';
import type { Modal } from '../../sandbox/client/modal';
import { isFields } from '../../sandbox/client/shapes';
import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { inUtc } from './support/inUtc';
import { keysIn, saidIn, sentencesIn, toldBy } from './support/said';
import { ServiceStage } from './support/serviceStage';
import type { Stage } from './support/stage';
import { firstReleaseZip } from './support/zip';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Submit = (client: Client, modal: Modal) => Promise<Submitted>;

/** What version 1.0.0 has left behind, as the app finds it that takes its place. The zip is that of the release, and so is the update. */
describe('after an update from version 1.0.0', () => {
    let at: ServiceStage;
    let stage: Stage;
    let mona: Account;

    beforeEach(async () => {
        at = await ServiceStage.start({ zip: firstReleaseZip() });
        stage = at.stage;
        mona = stage.people.moderator;
        await stage.as(mona);
    });

    afterEach(() => at.stop());

    const account = (username: string): Account =>
        addAccount(stage.model, username, { createdAt: new Date(Date.now() - 2 * DAY) });
    const ownershipStep = async (): Promise<Modal> => {
        const modal = await stage.ask(mona, stage.people.owner, 'left');
        await stage.submit(mona, modal);
        return modal.fill('username', 'olga.owner');
    };
    const headlines = (blocks: unknown) =>
        saidIn(blocks)
            .filter(({ key }) => key.startsWith('log_case_'))
            .map(({ args }) => `${String(args.number)} ${String(args.username)}`);

    test('the app is enabled, with the permissions and settings that are new, and what an admin had set is kept', async () => {
        const admin = await stage.as(stage.people.admin);
        const values = async () => {
            const { settings } = (await admin.get(`/api/apps/${stage.appId}/settings`)).body;
            return Object.entries(isFields(settings) ? settings : {}).map(([id, setting]) => [
                id,
                isFields(setting) ? (setting.value ?? setting.packageValue) : undefined,
            ]);
        };
        const before = await values();
        await stage.update();
        const after = await values();
        expect(after).toEqual(expect.arrayContaining(before));
        expect(after).toEqual(
            expect.arrayContaining([
                ['authorised-roles', 'admin, community-moderator'],
                ['deactivations-per-hour', 30],
                ['service-token', at.token],
            ]),
        );
        expect((await admin.get(`/api/apps/${stage.appId}`)).body.app).toMatchObject({
            status: 'manually_enabled',
            permissions: expect.arrayContaining([{ name: 'message.read' }, { name: 'moderation.write' }]) as unknown,
        });
        expect(await stage.keys(stage.people.admin, 'status')).toEqual(
            expect.arrayContaining(['status_log_room', 'log_service_works', 'status_permissions']),
        );
    });

    test('its cases stand in the log behind those of today, newest first, to the last page', async () => {
        const names = Array.from({ length: 11 }, (_, index) => `person-${index}`);
        for (const name of names) {
            await at.deactivate(mona, account(name));
        }
        await stage.update();
        await at.deactivate(mona, stage.people.spammer);
        const earlier = names.reverse().map((name) => `– ${name}`);
        const message = await stage.told(mona, 'log');
        const older = (await (await stage.as(mona)).clickButton(message, 'older-cases')).answeredModal();
        expect(headlines(message.blocks)).toEqual(['1 sam.spammer', ...earlier.slice(0, 9)]);
        expect(headlines(older.view.blocks)).toEqual(earlier.slice(9));
        expect(JSON.stringify(older.view.blocks)).not.toContain('older-cases');
    });

    test('an account’s log tells who deactivated it, when, why, and what became of its rooms, also when it is gone', async () => {
        const { owner } = stage.people;
        await stage.submit(mona, await ownershipStep());
        const when = inUtc(stage.closedCases()[0]?.openedAt);
        await stage.update();
        expect(sentencesIn(await stage.told(mona, '@olga.owner'))).toEqual([
            { key: 'already_deactivated_case', args: { username: 'olga.owner', moderator: 'mona.moderator', when } },
            { key: 'done_reason', args: { reason: 'left' } },
        ]);
        const log = async () => saidIn((await stage.told(mona, 'log @olga.owner')).blocks);
        const known = await log();
        expect(known).toEqual([
            { key: 'log_title_of', args: { username: 'olga.owner' } },
            {
                key: 'log_case_deactivated',
                args: { when, moderator: 'mona.moderator', username: 'olga.owner', number: '–' },
            },
            { key: 'done_reason', args: { reason: 'left' } },
            { key: 'log_case_rooms', args: { deleted: '1', handedOver: '1', others: '0' } },
        ]);
        stage.model.accounts.remove(owner._id);
        expect(await log()).toEqual(known);
    });

    test('the brake counts what was done with it in the last hour, and nothing older', async () => {
        await at.deactivate(mona, account('long-ago'));
        await stage.workspace.clock.shift(2 * HOUR);
        await at.deactivate(mona, account('just-now'));
        await stage.update();
        await stage.workspace.saveSettings({ 'deactivations-per-hour': 2 });
        const [second, third] = [account('second'), account('third')];
        await at.deactivate(mona, second);
        expect(stage.isActive(second)).toBe(false);
        const { answer } = await stage.submit(mona, await stage.ask(mona, third));
        expect(keysIn(answer.body)).toContain('refused_braked');
        expect(stage.isActive(third)).toBe(true);
    });

    test('a timed deactivation ends when it was to end', async () => {
        const { spammer } = stage.people;
        await at.deactivate(mona, spammer, '1-hour');
        await stage.update();
        await stage.workspace.clock.shift(HOUR - 2 * MINUTE);
        expect(stage.isActive(spammer)).toBe(false);
        await stage.workspace.clock.shift(3 * MINUTE);
        expect(stage.isActive(spammer)).toBe(true);
        expect(at.timesAsked(true)).toBe(1);
    });

    test('a case that was cut off is closed, and its moderator is told', async () => {
        const { spammer } = stage.people;
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(mona, await stage.ask(mona, spammer));
        await call.reached;
        await stage.kill();
        call.release('hang');
        await stage.update();
        expect(stage.openCases()).toHaveLength(1);
        const { exchange } = await submitting;
        await stage.workspace.clock.shift(2 * MINUTE);
        expect(toldBy(await exchange.ephemeral())).toEqual(['failed_not_deactivated', 'why_interrupted']);
        expect(stage.closedCases()).toMatchObject([
            { number: 1, batchId: null, cleanUp: null, ending: { kind: 'failed', failure: { why: 'interrupted' } } },
        ]);
        await stage.followed();
    });

    describe.each<[string, Submit]>([
        ['the web client', (client, modal) => client.submit(modal)],
        ['a mobile app', (client, modal) => client.submitFromMobile(modal)],
    ])('a modal that it had opened, in %s', (_, submit) => {
        test('can be submitted: the account is deactivated, and no message is deleted', async () => {
            const { spammer } = stage.people;
            const modal = await stage.ask(mona, spammer, 'spam');
            await stage.update();
            await submit(await stage.as(mona), modal);
            expect(stage.isActive(spammer)).toBe(false);
            expect(stage.closedCases()).toMatchObject([{ reason: 'spam', cleanUp: null, ending: { kind: 'done' } }]);
        });

        test('can be submitted on the ownership step: the rooms that it named are given up', async () => {
            const { ownersNotes } = stage.rooms;
            const modal = await ownershipStep();
            await stage.update();
            expect(stage.model.rooms.byId(ownersNotes._id)).toBeDefined();
            await submit(await stage.as(mona), modal);
            expect(stage.isActive(stage.people.owner)).toBe(false);
            expect(stage.closedCases()).toMatchObject([
                {
                    ending: {
                        kind: 'done',
                        rooms: [
                            { kind: 'handed-over', name: 'design-team' },
                            { kind: 'deleted', name: 'olgas-notes' },
                        ],
                    },
                },
            ]);
        });
    });

    test('its Undo brings the account back', async () => {
        const { spammer } = stage.people;
        const outcome = await at.deactivate(mona, spammer);
        await stage.update();
        const modal = await (await (await stage.as(mona)).clickButton(outcome, 'open-confirmation')).modal();
        expect(keysIn(modal.view.title)).toEqual(['activate_title']);
        await stage.submit(mona, modal);
        expect(stage.isActive(spammer)).toBe(true);
    });
});
