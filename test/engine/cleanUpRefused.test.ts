import { CleanUpStage, MINUTE } from './support/cleanUpStage';
import { keysIn, toldBy } from './support/said';

const FIELD = 'clean-up';

/** Who may have messages deleted, what forged requests come to, and what stops the work. */
describe('messages are deleted', () => {
    let at: CleanUpStage;

    beforeEach(async () => {
        at = await CleanUpStage.start();
        at.flood(3);
    });

    afterEach(() => at.stop());

    const allThere = (): boolean =>
        at.stage.model.messages.ofRoom(at.flooded._id).length === 3 && at.evidence().length === 0;
    const take = (): unknown => at.stage.workspace.saveSettings({ 'moderators-may-delete': false });
    const noLogRoom = (): unknown => at.stage.workspace.saveSettings({ 'log-room': [] });

    test('by nobody where the setting is off: the modal has no field for it, and one that is sent by hand counts for nothing', async () => {
        await take();
        const modal = await at.stage.ask(at.moderator, at.flooder);
        expect(keysIn(modal.view.blocks).filter((key) => key.startsWith('clean_up'))).toEqual([]);
        const submission = { ...modal.submission(), state: { [FIELD]: { [FIELD]: 'week' } } };
        const client = await at.stage.as(at.moderator);
        await client.interact(at.stage.appId, { type: 'viewSubmit', payload: { view: submission } });
        await at.stage.workspace.clock.shift(3 * MINUTE);
        expect(allThere()).toBe(true);
        expect(at.stage.isActive(at.flooder)).toBe(true);
    });

    test('by nobody without a log room: the modal says why', async () => {
        await noLogRoom();
        const modal = await at.stage.ask(at.moderator, at.flooder);
        expect(keysIn(modal.view.blocks)).toContain('clean_up_no_log_room');
        expect(keysIn(modal.view.blocks)).not.toContain('clean_up_field');
    });

    test.each(['year', '3600000', '', 7, { hour: true }, ['week']])(
        'for no span that was not offered: %j',
        async (span) => {
            const modal = await at.stage.ask(at.moderator, at.flooder);
            const submission = { ...modal.submission(), state: { [FIELD]: { [FIELD]: span } } };
            const client = await at.stage.as(at.moderator);
            await client.interact(at.stage.appId, { type: 'viewSubmit', payload: { view: submission } });
            await at.stage.workspace.clock.shift(3 * MINUTE);
            expect(allThere()).toBe(true);
        },
    );

    test.each([
        ['the right', take, 'submit_clean_up_not_permitted'],
        ['the log room', noLogRoom, 'submit_clean_up_no_log_room'],
    ])('not where %s was taken away while the modal was open: nothing is changed', async (_, takeAway, key) => {
        const modal = await at.stage.ask(at.moderator, at.flooder);
        await takeAway();
        await at.stage.submit(at.moderator, modal.fill(FIELD, 'hour'));
        expect(keysIn(modal.view.blocks)).toEqual([key]);
        expect(at.stage.isActive(at.flooder)).toBe(true);
        expect(allThere()).toBe(true);
    });

    test.each([
        ['the right was taken away', take, 'clean_up_stopped_not_permitted'],
        ['the log room was taken away', noLogRoom, 'clean_up_stopped_no_log_room'],
        [
            'the account is active again',
            () => {
                at.stage.model.accounts.update(at.flooder._id, { active: true });
            },
            'clean_up_stopped_active',
        ],
    ])('not where %s before the work begins, which is told', async (_, change, key) => {
        const call = at.stage.hooks.hold('room.getMessages');
        const outcome = await at.decide('hour');
        await call.reached;
        await change();
        call.release();
        const told = await at.toldAfter(outcome);
        expect(toldBy(told)).toEqual(expect.arrayContaining([key, 'clean_up_deleted_none']));
        expect(allThere()).toBe(true);
    });

    test('no longer where the account is activated in the middle: what is told is what was seen gone', async () => {
        at.flood(60);
        // The account is looked at again before each group of deletions, and these are three groups.
        const held = at.stage.hooks.hold('message.delete');
        const outcome = await at.decide('hour');
        await held.reached;
        at.stage.model.accounts.update(at.flooder._id, { active: true });
        held.release();
        const told = await at.toldAfter(outcome);
        const left = at.stage.model.messages.ofRoom(at.flooded._id).length;
        expect(toldBy(told)).toContain('clean_up_stopped_active');
        expect(left).toBeGreaterThan(0);
        expect(JSON.stringify(told.blocks)).toContain(`"count":"${63 - left}"`);
        await at.stage.workspace.clock.shift(5 * MINUTE);
        expect(at.stage.model.messages.ofRoom(at.flooded._id)).toHaveLength(left);
    });

    test('never another’s: one whose sender is another by the time it is deleted stays, and is not counted', async () => {
        const { model, hooks } = at.stage;
        const [message] = model.messages.ofRoom(at.flooded._id);
        const held = hooks.hold('message.getById', ([id]) => id === message?._id);
        const outcome = await at.decide('hour');
        await held.reached;
        const { _id, username = '', name } = at.stage.people.member;
        if (message) {
            model.messages.replace({ ...message, u: { _id, username, name } });
        }
        held.release();
        const told = JSON.stringify((await at.toldAfter(outcome)).blocks);
        expect(model.messages.ofRoom(at.flooded._id)).toMatchObject([{ u: { username } }]);
        expect(told).toContain('clean_up_stayed');
        expect(told).toContain('"count":"2"');
    });

    test('only after their evidence: while that can’t be posted, nothing is, and at last it is given up', async () => {
        const stop = at.stage.hooks.fault('message.create', 'throw', ([message]) =>
            JSON.stringify(message).includes('clean_up_evidence'),
        );
        const outcome = await at.decide('hour');
        for (let minute = 0; minute < 8; minute++) {
            await at.stage.workspace.clock.shift(MINUTE);
        }
        expect(toldBy(await at.toldAfter(outcome))).toContain('clean_up_stopped_gave_up');
        expect(at.stage.hooks.argsOf('message.delete')).toEqual([]);
        stop();
        await at.stage.workspace.clock.shift(5 * MINUTE);
        expect(allThere()).toBe(true);
    });

    test('not where the app may not read them, which is told and stands in the status', async () => {
        at.stage.hooks.fault('message.getById', 'null');
        const outcome = await at.decide('hour');
        expect(toldBy(await at.toldAfter(outcome))).toContain('clean_up_stopped_unreadable');
        expect(allThere()).toBe(true);
        expect(await at.stage.keys(at.stage.people.admin, 'status')).toContain('status_lacks_message_read');
    });

    test('where Rocket.Chat refuses to delete one, it is said to be there, and is tried once more', async () => {
        const [message] = at.stage.model.messages.ofRoom(at.flooded._id);
        const stop = at.stage.hooks.fault('message.delete', 'throw', ([one]) =>
            JSON.stringify(one).includes(message?._id ?? ''),
        );
        const outcome = await at.decide('hour');
        const told = await at.toldAfter(outcome);
        expect(toldBy(told)).toEqual(['clean_up_deleted', 'clean_up_stayed', 'clean_up_looks_again']);
        stop();
        await at.stage.workspace.clock.shift(2 * MINUTE);
        expect(toldBy(await at.toldAfter(told))).toEqual(['clean_up_deleted']);
        expect(at.stage.model.messages.ofRoom(at.flooded._id)).toEqual([]);
        expect(at.evidence()).toHaveLength(3);
    });
});
