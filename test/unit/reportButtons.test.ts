import type { IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit';

import type { Account } from '../../src/moderation/account';
import type { ReportedMessage } from '../../src/moderation/report';
import { answerBlockAction } from '../../src/surfaces/blockAction';
import {
    REPORT_DEACTIVATE_ACTION,
    REPORT_DISMISS_ACTION,
    REPORT_DISMISS_CONFIRMED_ACTION,
} from '../../src/ui/reportCard';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, target } from './support/people';
import { privateRoom } from './support/records';
import { reportCard } from './support/reports';
import { click, type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const FIVE_MINUTES = 300_000;
const card = reportCard({ messageId: 'message-of-card' });
let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, member, target));
    workspace.store.reportCards.set(card.id, card);
    hear('reported-1');
    surface = surfaceOver(workspace);
});

afterEach(() => {
    jest.useRealTimers();
});

/** A message of {@link target} is reported. */
function hear(...ids: readonly string[]): void {
    const messages = ids.map((id): ReportedMessage => ({
        id,
        roomId: 'room-1',
        text: `the words of ${id}`,
        sentAt: 0,
        by: [member.id],
        newest: { by: { id: member.id, username: member.username }, reason: 'rude', at: Date.now() },
    }));
    workspace.store.heard.set('heard', { author: card.author, processId: 'process-1', messages });
}

/** @param sent what the client sends in place of what a real one would. */
async function pressing(who: Account, actionId: string, value: string, sent = {}): Promise<IUIKitResponse> {
    const press = click(who, actionId, value);
    Object.assign(press.getInteractionData(), sent);
    const answer = answerBlockAction(press, userOf(who), surface.context);
    await jest.advanceTimersByTimeAsync(10_000);
    return answer;
}

const deactivate = (who: Account, value = card.id) => pressing(who, REPORT_DEACTIVATE_ACTION, value);
const askToDismiss = (who: Account, value = 'card-1:reported-1') => pressing(who, REPORT_DISMISS_ACTION, value);
const dismiss = (who: Account, value = 'card-1:reported-1') => pressing(who, REPORT_DISMISS_CONFIRMED_ACTION, value);
const events = (kind: string): unknown[] =>
    [...workspace.store.reportEvents.values()].filter((one) => one.kind === kind);

async function expectToSay(answer: Promise<IUIKitResponse>, key: string): Promise<void> {
    const said = JSON.stringify(await answer);
    expect(said).toContain(key);
    expect(said).not.toContain('the words of');
    expect(surface.opened).toEqual([]);
}

describe('whoever may not moderate', () => {
    test.each([
        ['deactivates nobody from a card', deactivate],
        ['is not shown what was reported', askToDismiss],
        ['dismisses no reports', dismiss],
    ])('%s', async (_, press) => {
        await expectToSay(press(member), 'refused_not_permitted');
        expect(workspace.store.reportEvents.size).toBe(0);
    });

    test('is not told whether there is such a card', async () => {
        await expectToSay(deactivate(member, 'card-2'), 'refused_not_permitted');
    });
});

describe.each([
    ['is not shown what was reported', askToDismiss],
    ['dismisses no reports', dismiss],
])('who may moderate, but not decide on this author, %s', (_, press) => {
    const asModerator = { ...target, roles: ['user', 'mods-id'] };
    test.each<[string, Account, Account, string]>([
        ['on oneself', asModerator, asModerator, 'refused_self'],
        ['on another moderator', asModerator, moderator, 'refused_moderator'],
        ['on an admin', { ...target, roles: ['admin'] }, moderator, 'refused_protected'],
    ])('%s', async (__, author, who, key) => {
        workspace.store.add(author);
        await expectToSay(press(who), key);
        expect(events('dismissed')).toEqual([]);
    });

    test('without manage-moderation-actions, where permissions are read', async () => {
        workspace.store.permit('mods-id');
        await expectToSay(press(moderator), '"permissions":"manage-moderation-actions"');
        expect(events('dismissed')).toEqual([]);
    });

    test.each(faults)('where the author can’t be read (%s)', async (fault) => {
        workspace.before = faulty('accounts.byId', fault);
        await expectToSay(press(moderator), 'told_unread');
        expect(events('dismissed')).toEqual([]);
    });
});

test('a value that no card has is not looked for', async () => {
    await expectToSay(deactivate(moderator, 'x'.repeat(101)), 'report_over');
    expect(workspace.operations()).not.toContain('reports.card');
});

test('“Deactivate …” asks first, and takes the card', async () => {
    await deactivate(moderator);
    expect(surface.opened).toEqual(['trigger-1']);
    expect(workspace.calls()).toEqual([]);
    expect(events('held')).toMatchObject([{ moderator: { id: moderator.id }, authorId: target.id }]);
});

test('where nothing could be asked the card is given back', async () => {
    workspace.store.add({ ...target, roles: ['admin'] });
    await deactivate(moderator);
    expect(surface.told).toEqual([expect.stringContaining('refused_')]);
    expect(events('held')).toEqual([]);
});

test.each(faults)('so it is where the offer that stands for the question can’t be written (%s)', async (fault) => {
    workspace.before = faulty('confirmations.write', fault);
    await pressing(moderator, REPORT_DEACTIVATE_ACTION, card.id, { triggerId: undefined });
    expect(surface.told).toEqual([expect.stringContaining('told_not_opened')]);
    expect(events('held')).toEqual([]);
});

test('where a button was sent in place of a window the card stays held: the question is asked', async () => {
    await pressing(moderator, REPORT_DEACTIVATE_ACTION, card.id, { triggerId: undefined });
    expect(surface.told).toEqual([expect.stringContaining('told_offer_confirm')]);
    expect(events('held')).toHaveLength(1);
});

describe('a card that a moderator has taken', () => {
    beforeEach(async () => {
        await deactivate(moderator);
        surface.opened.length = 0;
    });

    test.each([
        ['can’t be decided on by another', deactivate],
        ['is not another’s to dismiss', dismiss],
    ])('%s', async (_, press) => {
        await expectToSay(press(otherModerator), 'report_held_by_other');
        expect(events('dismissed')).toEqual([]);
    });

    test('stays theirs: they may dismiss after all', async () => {
        await dismiss(moderator);
        expect(events('dismissed')).toHaveLength(1);
    });

    test('is free again after five minutes', async () => {
        await jest.advanceTimersByTimeAsync(FIVE_MINUTES);
        await deactivate(otherModerator);
        expect(surface.opened).toEqual(['trigger-1']);
    });
});

test('of two who press in the same moment the one who came first has the card', async () => {
    const { id, username } = otherModerator;
    workspace.before = (operation) => {
        if (operation === 'reports.writeEvent') {
            const at = Date.now() - 1;
            const first = { kind: 'held', id: 'first', authorId: target.id, moderator: { id, username }, at } as const;
            workspace.store.reportEvents.set(first.id, first);
        }
    };
    await expectToSay(deactivate(moderator), 'report_held_by_other');
    expect(events('held')).toMatchObject([{ id: 'first' }]);
});

test.each([
    ['quotes the message to whoever may read it', [moderator.id], true],
    ['does not to others', [], false],
])('the question %s', async (_, members, isQuoted) => {
    workspace.store.rooms.set('room-1', { room: privateRoom('room-1'), owners: [], members });
    await deactivate(moderator);
    expect(JSON.stringify(surface.modals).includes('the words of reported-1')).toBe(isQuoted);
});

describe('“Dismiss”', () => {
    test('asks first, with what was reported, and dismisses nothing yet', async () => {
        expect(JSON.stringify(await askToDismiss(moderator))).toContain('the words of reported-1');
        expect(events('dismissed')).toEqual([]);
    });

    test('once confirmed, dismisses that message’s reports in the moderator’s name', async () => {
        await expectToSay(dismiss(moderator), 'report_dismissing');
        expect(events('dismissed')).toMatchObject([{ messageId: 'reported-1', moderator: { id: moderator.id } }]);
        expect(workspace.operations()).toContain('reportDismissal.ofMessage');
    });

    test('counts once: then the card is over', async () => {
        await dismiss(moderator);
        await expectToSay(dismiss(moderator), 'report_over');
        expect(events('dismissed')).toHaveLength(1);
    });

    test.each([
        ['a message that was not reported', 'card-1:another-1'],
        ['no message', 'card-1'],
        ['a card that is not there', 'card-2:reported-1'],
    ])('of %s dismisses nothing', async (_, value) => {
        await expectToSay(dismiss(moderator, value), 'report_over');
        expect(events('dismissed')).toEqual([]);
    });

    test.each([undefined, null, {}, { type: 'view', id: '' }])(
        'once confirmed in what is no window (%j), is answered by one of its own',
        async (container) => {
            const answer = pressing(moderator, REPORT_DISMISS_CONFIRMED_ACTION, 'card-1:reported-1', { container });
            await expectToSay(answer, 'report_dismissing');
            expect(await answer).toMatchObject({ type: 'modal.open' });
        },
    );

    test('once confirmed in the window that asks, is answered there', async () => {
        const container = { type: 'view', id: 'view-7' };
        expect(
            await pressing(moderator, REPORT_DISMISS_CONFIRMED_ACTION, 'card-1:reported-1', { container }),
        ).toMatchObject({ type: 'modal.update', view: { id: 'view-7' } });
    });

    test.each([
        ['fails to be written down is said to be not done', 'fails', 'told_unread'],
        ['may still be written down is not said to be done, nor to be not', 'hangs', 'report_dismissing'],
    ] as const)('that %s, and Rocket.Chat is told nothing', async (_, fault, key) => {
        workspace.before = faulty('reports.writeEvent', fault);
        await expectToSay(dismiss(moderator), key);
        expect(workspace.operations()).not.toContain('reportDismissal.ofMessage');
    });
});

test.each(faults)('where the cards can’t be read (%s), that is said, and nothing is done', async (fault) => {
    workspace.before = faulty('reports.card', fault);
    await expectToSay(deactivate(moderator), 'told_unread');
    expect(workspace.store.reportEvents.size).toBe(0);
});
