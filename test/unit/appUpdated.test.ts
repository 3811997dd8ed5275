import { AppConsole } from '@rocket.chat/apps-engine/server/logging';

import { answerAppUpdated } from '../../src/surfaces/appUpdated';
import { HOUR } from '../../src/words/units';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';

test('where earlier cases can not be read after an update, the app’s log says that the brake lacks them', async () => {
    const ports = new MemoryWorkspace(new Store());
    ports.before = faulty('cases.bringForward', 'fails');
    const logger = new AppConsole('executor');
    await answerAppUpdated({ ports, logger });
    expect(logger.getEntries()).toMatchObject([
        { severity: 'error', args: [expect.stringContaining('The brake can not count') as unknown] },
    ]);
});

test('after an update the cases of the last hour are brought to the brake', async () => {
    jest.useFakeTimers();
    const ports = new MemoryWorkspace(new Store());
    const logger = new AppConsole('executor');
    await answerAppUpdated({ ports, logger });
    expect(ports.asked).toEqual([['cases.bringForward', Date.now() - HOUR]]);
    expect(logger.getEntries()).toEqual([]);
    jest.useRealTimers();
});
