import type { ChatMessage } from '../../sandbox/client/shapes';
import { addAccount, addRoom, say } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { until } from '../support/until';
import { linesOf, openedBy, type ReportStage, reportStageForTests, saysIn } from './support/reportStage';
import { keysIn, saidIn } from './support/said';
import type { Stage } from './support/stage';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Reports of messages come to the moderation log room as cards, one for each author. */
describe('a card of reports', () => {
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

    test('says whose message, what it says, where, who reported it and why, with the two buttons', async () => {
        await at.report(max);
        const { blocks, u } = await at.card('report_title_one');
        const inUtc: unknown = expect.stringContaining('UTC');
        expect(u).toMatchObject({ _id: stage.model.accounts.ofApp(stage.appId)?._id });
        expect(saidIn(blocks)).toEqual([
            { key: 'report_title_one', args: { username: at.spammer.username } },
            { key: 'confirm_quote', args: { quote: 'FREE *COINS* @all' } },
            { key: 'confirm_quote_room', args: { room: 'general' } },
            { key: 'report_sent_at', args: { when: inUtc } },
            { key: 'report_reason', args: { reporter: 'max.member', reason: 'It is spam' } },
            { key: 'report_deactivate_button', args: { username: at.spammer.username } },
            { key: 'report_dismiss_button', args: {} },
        ]);
    });

    test('other people’s text is plain and cut, and the name of a private room is shown', async () => {
        const secret = addRoom(stage.model, 'p', 'secret-plans', { members: [at.spammer, max] });
        await at.report(max, at.write(`*${'x'.repeat(400)}*`, secret), `[why](https://evil.example)${'y'.repeat(600)}`);
        const { blocks } = await at.card('confirm_quote_room', { room: 'secret-plans' });
        const texts = JSON.stringify(blocks);
        expect(texts).not.toContain('mrkdwn');
        expect(texts).not.toContain('x'.repeat(201));
    });

    test('earlier cases of the author are said', async () => {
        await stage.submit(mona, await stage.ask(mona, at.spammer));
        stage.model.accounts.update(at.spammer._id, { active: true });
        await at.report(max);
        await at.card('confirm_earlier_one', { moderator: 'mona.moderator' });
    });

    test('further reports update it: so many reports by so many people; whoever reports a message again counts once', async () => {
        await at.report(max);
        await at.card('report_title_one');
        await at.report(max);
        await at.report(milo);
        await at.report(mona, at.write('MORE COINS'));
        await at.report(max, at.spam, 'Again and again');
        await at.showLater();
        await at.card('report_title', { reports: '3', people: '3' });
        expect(at.cards()).toHaveLength(1);
    });

    test('“Deactivate …” opens the usual confirmation; the case ends the card, and the reports are dismissed in Rocket.Chat', async () => {
        await at.report(max);
        await at.report(milo, at.write('MORE COINS'));
        const modal = await (await at.click(mona, await at.card('report_title_one'), 'report-deactivate')).modal();
        expect(keysIn(modal.view.blocks)).toEqual(expect.arrayContaining(['confirm_who', 'confirm_quote']));
        await stage.submit(mona, modal);
        expect(stage.isActive(at.spammer)).toBe(false);
        await at.card('report_in_console_dismissed');
        const { blocks } = await at.card('report_decided_case', {
            moderator: 'mona.moderator',
            username: at.spammer.username,
        });
        expect(keysIn(blocks)).not.toContain('report_deactivate_button');
        expect(keysIn(blocks)).not.toContain('report_dismiss_button');
        expect(at.dismissals()).toHaveLength(2);
        const reason: unknown = expect.stringContaining(
            `@mona.moderator deactivated @${at.spammer.username ?? ''} (case #`,
        );
        for (const info of at.dismissals()) {
            expect(info).toMatchObject({
                moderatedBy: stage.appId,
                reason,
            });
        }
    });

    test('so does a case that began elsewhere', async () => {
        await at.report(max);
        await at.card('report_title_one');
        await stage.submit(milo, await stage.ask(milo, at.spammer));
        await at.card('report_decided_case', { moderator: 'milo.moderator' });
        await until('the reports are dismissed', () => at.dismissals().every((info) => info !== undefined));
    });

    test('a deactivation that fails leaves the card open', async () => {
        await at.report(max);
        const modal = await (await at.click(mona, await at.card('report_title_one'), 'report-deactivate')).modal();
        const stop = stage.hooks.fault('user.deactivate', 'throw');
        await stage.submit(mona, modal);
        stop();
        await at.card('report_held');
        expect(keysIn(at.cards())).toContain('report_deactivate_button');
        expect(at.dismissals()).toEqual([undefined]);
    });

    test('whoever presses first has it for 5 minutes; the card says so, and others are told', async () => {
        await at.report(max);
        await at.click(mona, await at.card('report_title_one'), 'report-deactivate');
        const held = await at.card('report_held', { moderator: 'mona.moderator' });
        const told = await openedBy(await at.click(milo, held, 'report-deactivate'));
        expect(saidIn(told.view.blocks)).toMatchObject([
            { key: 'report_held_by_other', args: { moderator: 'mona.moderator', username: at.spammer.username } },
        ]);
        expect(await linesOf(await at.click(milo, held, 'report-dismiss'))).toEqual(['report_held_by_other']);
        expect(keysIn((await openedBy(await at.click(mona, held, 'report-deactivate'))).view.title)).toEqual([
            'confirm_title',
        ]);
        await stage.workspace.clock.shift(5 * MINUTE + SECOND);
        expect(keysIn((await openedBy(await at.click(milo, held, 'report-deactivate'))).view.title)).toEqual([
            'confirm_title',
        ]);
    });

    test('“Dismiss” asks once, dismisses the reports of that message alone, and says so on the card', async () => {
        const other = at.write('MORE COINS');
        await at.report(max, other);
        await at.card('report_title_one');
        await at.report(milo);
        await at.showLater();
        const shown = await at.card('report_title', { reports: '2', people: '2' });
        const modal = await openedBy(await at.click(mona, shown, 'report-dismiss'));
        expect(at.dismissals()).toEqual([undefined, undefined]);
        const { answer } = await (await stage.as(mona)).clickInModal(modal, 'report-dismiss-confirmed');
        expect(keysIn(answer.body.view)).toContain('report_dismissing');
        const left = await at.card('report_dismissed_others', { moderator: 'mona.moderator' });
        expect(saysIn(left, 'confirm_quote', { quote: 'MORE COINS' })).toBe(true);
        expect(at.dismissals().filter((info) => info === undefined)).toHaveLength(1);

        const last = await openedBy(await at.click(mona, left, 'report-dismiss'));
        await (await stage.as(mona)).clickInModal(last, 'report-dismiss-confirmed');
        const { blocks } = await at.card('report_dismissed', { moderator: 'mona.moderator' });
        expect(keysIn(blocks)).not.toContain('report_deactivate_button');
        expect(at.dismissals()).toMatchObject([{ moderatedBy: stage.appId }, { moderatedBy: stage.appId }]);
        expect(stage.isActive(at.spammer)).toBe(true);
    });

    test('after it is over a further report opens the same card again within 10 minutes, and a new one later', async () => {
        await at.report(max);
        const dismiss = async (on: ChatMessage): Promise<void> => {
            const modal = await openedBy(await at.click(mona, on, 'report-dismiss'));
            await (await stage.as(mona)).clickInModal(modal, 'report-dismiss-confirmed');
            await at.card('report_dismissed');
        };
        await dismiss(await at.card('report_title_one'));
        await at.showLater();
        await at.report(milo, at.write('STILL COINS'));
        const again = await at.card('confirm_quote', { quote: 'STILL COINS' });
        expect(at.cards()).toHaveLength(1);
        await dismiss(again);
        await stage.workspace.clock.shift(10 * MINUTE);
        await at.report(milo, at.write('COINS FOR EVER'));
        await until('there is a new card', () => at.cards().length === 2);
    });

    test('of an author who is deactivated already no report comes to the room', async () => {
        await stage.submit(mona, await stage.ask(mona, at.spammer));
        await at.report(max);
        const other = addAccount(stage.model, 'another-spammer');
        const calls = stage.hooks.argsOf('message.create').length;
        await at.report(max, say(stage.model, stage.rooms.general, other, 'COINS'));
        await until('the card of another is posted', () => stage.hooks.argsOf('message.create').length > calls);
        expect(at.cards()).toEqual([]);
    });
});
