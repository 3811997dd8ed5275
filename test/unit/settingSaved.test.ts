import type { IOnetimeSchedule } from '@rocket.chat/apps-engine/definition/scheduler';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';
import { AppConsole } from '@rocket.chat/apps-engine/server/logging';

import { SETTING } from '../../src/moderation/settingIds';
import { answerSettingSaved } from '../../src/surfaces/settingSaved';
import { type Fault, faults, faulty, never } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { schedulerInto, untouched } from './support/surface';

let workspace: MemoryWorkspace;
let logger: AppConsole;
let scheduled: IOnetimeSchedule[];
let scheduler: ReturnType<typeof schedulerInto>;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store());
    logger = new AppConsole('onSettingUpdated');
    scheduled = [];
    scheduler = schedulerInto(scheduled);
});

afterEach(() => {
    jest.useRealTimers();
});

async function saving(id: string, value: unknown): Promise<void> {
    const setting: ISetting = {
        id,
        value,
        type: SettingType.STRING,
        packageValue: '',
        required: false,
        public: false,
        i18nLabel: '',
    };
    const configuration = { scheduler, serverSettings: untouched(), slashCommands: untouched() };
    const saved = answerSettingSaved(setting, configuration, { logger, roles: workspace.roles });
    await jest.advanceTimersByTimeAsync(10_000);
    await saved;
}

const logged = (): string[] => logger.getEntries().map(({ args }) => String(args[0]));

test.each([SETTING.authorisedRoles, SETTING.protectedRoles])(
    'each entry of “%s” that is no role is named in the app’s log',
    async (id) => {
        await saving(id, 'mods, gone, vanished');
        expect(logged()).toEqual([expect.stringContaining('"gone"'), expect.stringContaining('"vanished"')]);
        expect(scheduled).toEqual([]);
    },
);

test.each(faults)('where the roles can’t be read (%s), none is said to be gone', async (fault) => {
    workspace.before = faulty('roles.byNameOrId', fault);
    await saving(SETTING.authorisedRoles, 'mods');
    expect(logged()).toEqual([]);
});

describe('a setting of the service account', () => {
    test.each([SETTING.serviceUserId, SETTING.serviceToken, SETTING.serviceBaseUrl])(
        '%s is tried at once, and nothing of it is logged',
        async (id) => {
            await saving(id, 'gone');
            expect(scheduled).toMatchObject([{ when: new Date(Date.now() - 10_000) }]);
            expect([logged(), workspace.asked]).toEqual([[], []]);
        },
    );

    test.each<[Fault, () => Promise<never>]>([
        ['fails', () => Promise.reject(new Error('no'))],
        ['hangs', never],
    ])('that can’t be tried (%s) is said not to be', async (_, scheduleOnce) => {
        scheduler = { ...scheduler, scheduleOnce };
        await saving(SETTING.serviceToken, 'secret');
        expect(logged()).toEqual([expect.stringContaining('/deactivate status')]);
        expect(logged().join()).not.toContain('secret');
    });
});

test('any other setting asks nothing and says nothing', async () => {
    await saving(SETTING.logRoom, 'gone');
    expect([logged(), scheduled, workspace.asked]).toEqual([[], [], []]);
});
