import { addAccount, say } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { linesOf, type ReportStage, reportStageForTests } from './support/reportStage';
import { keysIn } from './support/said';
import type { Stage } from './support/stage';

/** What people do with reports and cards that they are not for. */
describe('a card of reports withstands', () => {
    let at: ReportStage;
    let stage: Stage;
    let mona: Account;
    let milo: Account;
    let max: Account;

    reportStageForTests((started) => {
        at = started;
        ({ stage } = at);
        ({ moderator: mona, otherModerator: milo, member: max } = stage.people);
    });

    test('presses by members and of what is no card do nothing, and are told; nothing of the card is told to members', async () => {
        await at.report(max);
        const shown = await at.card('report_title_one');
        for (const action of ['report-deactivate', 'report-dismiss']) {
            expect(await linesOf(await at.click(max, shown, action))).toEqual(['refused_not_permitted']);
        }
        const send = async (who: Account, actionId: string, value: unknown) =>
            linesOf(
                await (
                    await stage.as(who)
                ).interact(stage.appId, {
                    type: 'blockAction',
                    actionId,
                    payload: { blockId: 'block-4', value },
                    container: { type: 'message', id: shown._id },
                }),
            );
        expect(await send(max, 'report-dismiss-confirmed', `any:${at.spam._id}`)).toEqual(['refused_not_permitted']);
        for (const value of ['no-card', `no-card:${at.spam._id}`, 17, { $ne: null }, undefined, 'x'.repeat(10_000)]) {
            expect(await send(mona, 'report-deactivate', value)).toEqual(['report_over']);
            expect(await send(mona, 'report-dismiss-confirmed', value)).toEqual(['report_over']);
        }
        const [id] = /[\w-]{36}/.exec(JSON.stringify(shown.blocks)) ?? [];
        expect(await send(mona, 'report-dismiss-confirmed', `${id ?? ''}:another-message`)).toEqual(['report_over']);
        expect(at.dismissals()).toEqual([undefined]);
        expect(stage.isActive(at.spammer)).toBe(true);
        expect(keysIn(at.cards())).not.toContain('report_held');
    });

    test('a moderator who may not decide on the author is told, and does not have the card', async () => {
        at.spammer = stage.people.admin;
        await at.report(max, say(stage.model, stage.rooms.general, at.spammer, 'Good morning'));
        const shown = await at.card('report_title_one');
        const told = await (await at.click(mona, shown, 'report-deactivate')).ephemeral();
        expect(keysIn(told.blocks)).toEqual(['refused_protected']);
        await at.showLater();
        expect(keysIn(at.cards())).not.toContain('report_held');
    });

    test('nobody dismisses the reports on themselves, and no moderator those on another or on an admin', async () => {
        const { admin } = stage.people;
        for (const [who, author, refusal] of [
            [mona, mona, 'refused_self'],
            [admin, admin, 'refused_self'],
            [mona, milo, 'refused_moderator'],
            [milo, admin, 'refused_protected'],
        ] as const) {
            at.spammer = author;
            const quote = `for ${who.username ?? ''}`;
            await at.report(max, say(stage.model, stage.rooms.general, author, quote));
            await at.showLater();
            const shown = await at.card('confirm_quote', { quote });
            const [value] = /[\w-]{36}:[\w-]+/.exec(JSON.stringify(shown.blocks)) ?? [];
            const confirmed = await (
                await stage.as(who)
            ).interact(stage.appId, {
                type: 'blockAction',
                actionId: 'report-dismiss-confirmed',
                payload: { blockId: 'x', value },
                container: { type: 'view', id: 'x' },
            });
            expect(await linesOf(await at.click(who, shown, 'report-dismiss'))).toEqual([refusal]);
            expect(await linesOf(confirmed)).toEqual([refusal]);
            expect(at.dismissals().every((info) => info === undefined)).toBe(true);
        }
    });

    test('off without a log room, and where the setting is off; status says so', async () => {
        const status = () => stage.keys(stage.people.admin, 'status');
        expect(await status()).toContain('status_reports');
        await stage.workspace.saveSettings({ 'report-cards': false });
        expect(await status()).toContain('status_reports_off');
        await at.report(max);
        await stage.workspace.saveSettings({ 'log-room': [] });
        await stage.workspace.saveSettings({ 'report-cards': true });
        expect(await status()).toContain('status_reports_no_log_room');
        await at.report(milo);
        await at.showLater();
        expect(at.cards()).toEqual([]);
        await stage.workspace.saveSettings({ 'log-room': [{ _id: stage.rooms.moderationLog._id }] });
    });

    test('a thousand reports of one author in a moment make one card, with all of them in the end', async () => {
        const people = Array.from({ length: 50 }, (_, index) => addAccount(stage.model, `witness-${index}`));
        const messages = Array.from({ length: 10 }, (_, index) => at.write(`COINS ${index}`));
        const updates = stage.hooks.argsOf('message.update').length;
        await Promise.all(messages.flatMap((message) => people.map((by) => at.report(by, message))));
        await Promise.all(messages.flatMap((message) => people.map((by) => at.report(by, message))));
        await at.showLater();
        await at.card('report_title', { reports: '500', people: '50' });
        expect(at.cards()).toHaveLength(1);
        expect(stage.hooks.argsOf('message.update').length - updates).toBeLessThan(10);
    });
});
