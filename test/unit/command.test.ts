import { RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';

import type { Account, StatusChange } from '../../src/moderation/account';
import { ActiveStatusCommand } from '../../src/surfaces/command';
import { DAY } from '../../src/words/units';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, target } from './support/people';
import { roomOf } from './support/read';
import { closedCase } from './support/records';
import { type Surface, surfaceOver, untouched } from './support/surface';
import { userOf } from './support/users';

let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, member, target));
    workspace.store.permit('mods-id');
    surface = surfaceOver(workspace);
});

afterEach(() => {
    jest.useRealTimers();
});

/** Somebody types a command in a thread, and all that follows is over. @returns what they are told, as JSON. */
async function typing(action: StatusChange, args: string, who: Account = moderator): Promise<string> {
    const command = new ActiveStatusCommand(action, () => surface.context);
    const line = args === '' ? [] : args.split(' ');
    const interaction = new SlashCommandContext(
        userOf(who),
        roomOf('room-1', RoomType.CHANNEL),
        line,
        'thread-1',
        'trigger-1',
    );
    const work = command.executor(interaction, untouched(), untouched(), untouched(), untouched());
    await jest.advanceTimersByTimeAsync(10_000);
    await work;
    return surface.told.join();
}

const asked = (): unknown[] => [...workspace.store.confirmations.values()];

describe('an account is named:', () => {
    test('a question is opened, with the reason, the duration and the thread that were given', async () => {
        await typing('deactivate', '@tess 7d sells coins');
        expect(surface.opened).toEqual(['trigger-1']);
        expect(asked()).toMatchObject([
            {
                action: 'deactivate',
                moderatorId: moderator.id,
                target: { id: target.id },
                reason: 'sells coins',
                lasts: 7 * DAY,
                cleanUp: null,
                origin: { roomId: 'room-1', threadId: 'thread-1', messageId: null },
            },
        ]);
        expect(workspace.calls()).toEqual([]);
    });

    test('without a duration it is for good', async () => {
        await typing('deactivate', 'tess');
        expect(asked()).toMatchObject([{ lasts: null, reason: '' }]);
    });

    test('/activate asks to activate', async () => {
        workspace.store.setActive(target.id, false);
        await typing('activate', '@tess');
        expect(asked()).toMatchObject([{ action: 'activate', target: { id: target.id } }]);
    });

    test.each<[StatusChange, string]>([
        ['activate', '@tess'],
        ['deactivate', '@tess 7d'],
    ])('an admin’s /%s %s is asked about also while the service account is slow', async (action, args) => {
        workspace.store.setActive(target.id, action === 'deactivate');
        workspace.before = faulty('serviceAccount.permittedRoles', 'hangs');
        await typing(action, args, admin);
        expect(asked()).toMatchObject([{ action, target: { id: target.id } }]);
    });

    test('several are one question', async () => {
        await typing('deactivate', '@tess @mike 7d spam');
        expect(asked()).toMatchObject([
            { lasts: 7 * DAY, reason: 'spam', step: { accounts: [{ id: target.id }, { id: member.id }] } },
        ]);
    });

    test.each<[StatusChange, string, string]>([
        ['deactivate', '@tess 4m spam', 'told_duration_mistaken'],
        ['activate', '@tess 7d', 'told_duration_not_for_activate'],
        ['activate', '@tess 4m', 'told_duration_not_for_activate'],
    ])('/%s %s asks nothing, and says why', async (action, args, key) => {
        workspace.store.setActive(target.id, action === 'deactivate');
        expect(await typing(action, args)).toContain(key);
        expect(asked()).toEqual([]);
    });
});

describe('whoever may not moderate', () => {
    test.each(['tess', 'tess @mona', 'log', 'newcomers', 'status'])('is refused: /deactivate %s', async (args) => {
        expect(await typing('deactivate', args, member)).toContain('refused_not_');
        expect([asked(), surface.opened]).toEqual([[], []]);
    });
});

describe('the other words of the commands', () => {
    beforeEach(() => {
        workspace.store.closed.set('case-1', closedCase({ reason: 'the reason of case 1' }));
        const other = { id: member.id, username: member.username };
        const two = closedCase({ id: 'case-2', number: 2, target: other, reason: 'the reason of case 2' });
        workspace.store.closed.set(two.id, two);
    });

    test.each<[string, boolean, boolean]>([
        ['log', true, true],
        ['log @tess', true, false],
        ['log #2', false, true],
    ])('%s shows the cases that are asked for', async (args, first, second) => {
        const said = await typing('activate', args);
        expect([said.includes('the reason of case 1'), said.includes('the reason of case 2')]).toEqual([first, second]);
    });

    test.each<[StatusChange, string, string]>([
        ['deactivate', 'log tess mona', 'told_help_log'],
        ['deactivate', 'newcomers 5h', 'told_help_newcomers'],
        ['deactivate', 'newcomers', 'newcomers_none'],
        // A list to deactivate accounts is none for /activate.
        ['activate', 'newcomers', 'told_help_newcomers'],
        ['deactivate', '', 'told_usage_deactivate'],
        ['activate', '', 'told_usage_activate'],
    ])('/%s with %j says %s', async (action, args, key) => {
        expect(await typing(action, args)).toContain(key);
    });

    test('newcomers 1h lists those of an hour', async () => {
        workspace.store.registrations.push({ accountId: member.id, at: Date.now() });
        await typing('deactivate', 'newcomers 1h');
        expect([...workspace.store.newcomerLists.values()]).toMatchObject([{ hours: 1, moderatorId: moderator.id }]);
        expect(surface.opened).toEqual(['trigger-1']);
    });

    test('status is for admins', async () => {
        expect(await typing('activate', 'status', admin)).toContain('status_title');
    });

    test('help needs nobody’s permission, and asks the workspace nothing', async () => {
        const said = await typing('activate', 'help', member);
        for (const key of ['deactivate', 'several', 'duration', 'activate', 'log', 'newcomers', 'status']) {
            expect(said).toContain(`told_help_${key}`);
        }
        expect(workspace.asked).toEqual([]);
    });
});

test('where a command can’t be answered, whoever typed it is told, and the app’s log says why', async () => {
    const { context } = surface;
    let times = 0;
    const tell: typeof context.tell = (...told) =>
        ++times === 1 ? Promise.reject(new Error('no')) : context.tell(...told);
    surface = { ...surface, context: { ...context, tell } };
    expect(await typing('deactivate', 'help')).toContain('told_failed');
    expect(JSON.stringify(surface.context.logger)).toContain('A request could not be answered: no');
});
