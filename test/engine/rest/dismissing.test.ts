import { addAccount, say } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import { linesOf, ReportStage } from '../support/reportStage';
import { keysIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';

const callers = ['admin', 'mod console', 'status only', 'member'] as const;
const authors = ['member', 'self', 'admin', 'moderator', 'service account'] as const;
type Cells = Record<(typeof callers)[number], Record<(typeof authors)[number], string | undefined>>;

const noMember = 'refused_not_permitted_live';
/** It names manage-moderation-actions. */
const statusOnly = 'refused_not_permitted_live';

/** What they are refused with; `undefined` where the reports are dismissed. Every cell as it has to be. */
const cells: Cells = {
    admin: {
        member: undefined,
        self: 'refused_self',
        admin: undefined,
        moderator: undefined,
        'service account': undefined,
    },
    'mod console': {
        member: undefined,
        self: 'refused_self',
        admin: 'refused_protected',
        moderator: 'refused_moderator',
        'service account': 'refused_service_account',
    },
    'status only': {
        member: statusOnly,
        self: 'refused_self',
        admin: statusOnly,
        moderator: statusOnly,
        'service account': statusOnly,
    },
    member: { member: noMember, self: noMember, admin: noMember, moderator: noMember, 'service account': noMember },
};

/** Rocket.Chat asks for manage-moderation-actions (docs/rocketchat.md#what-the-moderation-console-lists), and the app for the rank, too. */
describe('who may dismiss the reports on whom, where permissions are read', () => {
    let at: ServiceStage;
    let reports: ReportStage;
    let guard: Account;
    let otherAdmin: Account;

    beforeAll(async () => {
        at = await ServiceStage.start();
        reports = new ReportStage(at.stage);
        guard = addAccount(at.stage.model, 'guard', { roles: ['user', at.role._id] });
        otherAdmin = addAccount(at.stage.model, 'abe.admin', { roles: ['user', 'admin'] });
    });

    afterAll(() => at.stop());

    beforeEach(() => {
        at.stage.model.records.purge(at.stage.appId);
        reports.next();
    });

    const who = (caller: keyof Cells): Account => {
        const { admin, moderator, member } = at.stage.people;
        return { admin, 'mod console': moderator, 'status only': guard, member }[caller];
    };
    const whose = (author: keyof Cells['member'], caller: Account): Account => {
        const { otherModerator: moderator } = at.stage.people;
        return {
            member: reports.spammer,
            self: caller,
            admin: otherAdmin,
            moderator,
            'service account': at.account,
        }[author];
    };

    test.each(callers.flatMap((caller) => authors.map((author) => [caller, author] as const)))(
        '%s, on %s: by the window and by a press that leaves it out',
        async (caller, author) => {
            const from = who(caller);
            const expected = cells[caller][author];
            reports.spammer = whose(author, from);
            const quote = `words of ${author} for ${caller}`;
            const message = say(at.stage.model, at.stage.rooms.general, reports.spammer, quote);
            await reports.report(at.stage.people.federated, message);
            const card = await reports.card('confirm_quote', { quote });
            const client = await at.stage.as(from);
            const asked = await linesOf(await client.clickButton(card, 'report-dismiss'));
            expect(asked[0]).toBe(expected ?? 'confirm_quote');
            const [value] = new RegExp(`[\\w-]{36}:${message._id}`).exec(JSON.stringify(card.blocks)) ?? [];
            const confirmed = await client.interact(at.stage.appId, {
                type: 'blockAction',
                actionId: 'report-dismiss-confirmed',
                payload: { blockId: 'x', value },
                container: { type: 'view', id: 'x' },
            });
            expect(keysIn(confirmed.answer.body.view)).toContain(expected ?? 'report_dismissing');
            const own = at.stage.model.reports.all().find((one) => 'message' in one && one.message._id === message._id);
            expect(own?.moderationInfo !== undefined).toBe(expected === undefined);
        },
    );

    test('the case of who holds edit-other-user-active-status alone ends the card, but is not told to Rocket.Chat', async () => {
        await reports.report(at.stage.people.member);
        await reports.card('report_title_one');
        await at.deactivate(guard, reports.spammer);
        const { blocks } = await reports.card('report_in_console_failed');
        expect(keysIn(blocks)).toContain('report_decided_case');
        expect(keysIn(blocks)).not.toContain('report_dismiss_button');
        expect(reports.dismissals()).toEqual([undefined]);
        expect(at.stage.isActive(reports.spammer)).toBe(false);
    });
});
