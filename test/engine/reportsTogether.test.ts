import type { Account } from '../../sandbox/model/documents';
import { until } from '../support/until';
import { writes } from './support/hooks';
import { recordsOf } from './support/records';
import { linesOf, openedBy, ReportStage, reportStageForTests } from './support/reportStage';
import { keysIn } from './support/said';
import type { Stage } from './support/stage';

const MINUTE = 60_000;

/** Two server instances over one database, each with a process of the app: an author has one card, and no report is lost. */
describe('reports at two server instances', () => {
    let at: ReportStage;
    let stage: Stage;
    let mona: Account;
    let max: Account;
    let milo: Account;

    reportStageForTests(
        (started) => {
            at = started;
            ({ stage } = at);
            ({ moderator: mona, member: max, otherModerator: milo } = stage.people);
        },
        { instances: 2 },
    );

    // A sweep of the scheduler's own would post, too, and be a third of two.
    beforeAll(() => stage.workspace.scheduler.stop());

    const readsCards = ([associations]: readonly unknown[]): boolean =>
        JSON.stringify(associations).includes('report-cards-of:');

    /** Reports the author's first message by way of an instance. */
    async function reportBy(who: Account, instance: number): Promise<void> {
        const client = await stage.connect(who, stage.workspace.urls[instance]);
        await client.post('/api/v1/chat.reportMessage', { messageId: at.spam._id, description: 'spam' });
    }

    test('two that are about to post at the same time both back off: there is one card, and it counts both', async () => {
        const claims = [1, 2].map(() => stage.hooks.hold('persistence.updateByAssociations', writes('report-card')));
        await Promise.all([reportBy(max, 0), reportBy(milo, 1)]);
        for (const claim of claims) {
            await claim.reached;
        }
        // Each reads who else is about to post, once both have written that they are.
        const reads = [1, 2].map(() => stage.hooks.hold('persistence.readByAssociations', readsCards));
        for (const claim of claims) {
            claim.release();
        }
        for (const read of reads) {
            await read.reached;
        }
        // Neither is gone before the other has read of it.
        const removals = [1, 2].map(() => stage.hooks.hold('persistence.removeByAssociations'));
        for (const read of reads) {
            read.release();
        }
        for (const removal of removals) {
            await removal.reached;
        }
        for (const removal of removals) {
            removal.release();
        }
        const { model, appId } = stage;
        await until('both have backed off', () => recordsOf(model, appId, 'report-card').length === 0);
        expect(at.cards()).toEqual([]);
        await stage.sweepOn(0);
        await stage.sweepOn(1);
        await at.card('report_title', { reports: '2', people: '2' });
        expect(at.cards()).toHaveLength(1);
    });

    test('what each has heard is added up, and counts once for each person', async () => {
        await reportBy(max, 0);
        await at.card('report_title_one');
        await reportBy(milo, 1);
        await reportBy(max, 1);
        await at.showLater();
        await at.card('report_title', { reports: '2', people: '2' });
        expect(at.cards()).toHaveLength(1);
    });

    test('a card is held, and ended, at whichever instance its buttons are pressed', async () => {
        await reportBy(max, 0);
        const shown = await at.card('report_title_one');
        const client = await stage.connect(mona, stage.workspace.urls[1]);
        const modal = await openedBy(await client.clickButton(shown, 'report-deactivate'));
        expect(await linesOf(await at.click(milo, shown, 'report-deactivate'))).toEqual(['report_held_by_other']);
        await client.submit(modal);
        await at.card('report_decided_case', { moderator: 'mona.moderator' });
    });
});

/** What goes wrong on the way to a card, or of a card. */
describe('a card of reports that could not be', () => {
    let at: ReportStage;
    let stage: Stage;
    let mona: Account;
    let max: Account;

    beforeEach(async () => {
        at = await ReportStage.start();
        ({ stage } = at);
        ({ moderator: mona, member: max } = stage.people);
    });

    afterEach(() => stage.stop());

    test('posted is posted by the sweep', async () => {
        const stop = stage.hooks.fault('message.create', 'throw');
        await at.report(max);
        await until('the post was tried', () => stage.hooks.argsOf('message.create').length > 0);
        stop();
        expect(at.cards()).toEqual([]);
        await stage.workspace.clock.shift(MINUTE);
        await at.card('report_title_one');
    });

    test('updated is updated by the sweep, with the final count', async () => {
        await at.report(max);
        await at.card('report_title_one');
        const stop = stage.hooks.fault('message.update', 'throw');
        await at.report(mona);
        await at.showLater();
        await until('the update was tried', () => stage.hooks.argsOf('message.update').length > 0);
        stop();
        await stage.workspace.clock.shift(MINUTE);
        await at.card('report_title', { reports: '2', people: '2' });
    });

    test('written down at once is written down some seconds later', async () => {
        const stop = stage.hooks.fault('persistence.updateByAssociations', 'throw');
        await at.report(max);
        await until('it was tried', () => stage.hooks.argsOf('persistence.updateByAssociations').length > 0);
        stop();
        await at.showLater();
        await at.card('report_title_one');
    });

    test('posted in time is not posted twice, whatever became of the first', async () => {
        const held = stage.hooks.hold('message.create');
        await at.report(max);
        await held.reached;
        await stage.workspace.clock.shift(2 * MINUTE);
        held.release();
        await until('it is there', () => at.cards().length === 1);
        await at.report(mona);
        await stage.workspace.clock.shift(5 * MINUTE);
        expect(at.cards()).toHaveLength(1);
    });

    test('told to Rocket.Chat says so: the app lacks the permission, and status says which', async () => {
        // So an app without the permission is answered: nothing is done, and nothing thrown.
        stage.hooks.fault('moderation.dismissReportsByUserId', 'null');
        await at.report(max);
        const shown = await at.card('report_title_one');
        await stage.submit(mona, await openedBy(await at.click(mona, shown, 'report-deactivate')));
        await at.card('report_in_console_lacks_permission');
        expect(at.dismissals()).toEqual([undefined]);
        expect(stage.isActive(at.spammer)).toBe(false);
        expect(await stage.keys(stage.people.admin, 'status')).toContain('status_lacks_moderation_write');
    });

    test('brought up to date before the app was killed is so after it: the card says what was decided', async () => {
        await at.report(max);
        await at.card('report_title_one');
        const held = stage.hooks.hold('message.update');
        await stage.submit(mona, await stage.ask(mona, at.spammer));
        await held.reached;
        await stage.kill();
        held.release('throw');
        await stage.workspace.clock.shift(MINUTE);
        expect(keysIn(await at.card('report_decided_case'))).not.toContain('report_deactivate_button');
        expect(at.dismissals()).toMatchObject([{ moderatedBy: stage.appId }]);
    });
});
