import { Faults } from '../../sandbox/model/faults';
import { Records } from '../../sandbox/model/records';
import { type CleanUp, cleanUpOf } from '../../src/moderation/cleanUp';
import { HOUR } from '../../src/words/units';
import { caseThreads, cleanUpRecords } from '../../src/workspace/records';
import { persistenceOver } from './support/persistence';
import { closedCase } from './support/records';

function cleanUpAfter(id: string): CleanUp {
    const cleanUp = cleanUpOf(closedCase({ id, cleanUp: HOUR }));
    if (!cleanUp) {
        throw new Error('The case asks for none');
    }
    return cleanUp;
}

test('a clean-up that is over leaves no record of its thread, and that of another stays', async () => {
    const persistence = persistenceOver(new Records(new Faults()));
    const [cleanUps, threads] = [cleanUpRecords(persistence), caseThreads(persistence)];
    for (const id of ['over', 'open']) {
        await cleanUps.write(cleanUpAfter(id));
        await threads.write({ caseId: id, roomId: 'log-room', messageId: `entry-${id}` });
    }
    await cleanUps.remove('over');
    expect([await cleanUps.byCase('over'), await threads.byCase('over')]).toEqual([undefined, undefined]);
    expect(await cleanUps.byCase('open')).toMatchObject({ caseId: 'open' });
    expect(await threads.byCase('open')).toMatchObject({ messageId: 'entry-open' });
});
