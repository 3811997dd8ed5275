import { Faults } from '../../sandbox/model/faults';
import { Records } from '../../sandbox/model/records';
import { HOUR } from '../../src/words/units';
import { KnownHours, newcomerRecords } from '../../src/workspace/newcomerRecords';
import { persistenceOver } from './support/persistence';

const at = 100.5 * HOUR;

test('an hour that could not be written down is written with the next registration in it', async () => {
    const { read, write } = persistenceOver(new Records(new Faults()));
    let isBroken = true;
    const newcomers = newcomerRecords(
        {
            read,
            write: {
                ...write,
                createWithAssociations: (data, keys) =>
                    isBroken && JSON.stringify(data).includes('registration-hour')
                        ? Promise.reject(new Error('no'))
                        : write.createWithAssociations(data, keys),
            },
        },
        new KnownHours(),
    );
    await expect(newcomers.write({ accountId: 'nina-id', at })).rejects.toThrow('no');
    isBroken = false;
    await newcomers.write({ accountId: 'nils-id', at: at + 1 });
    await newcomers.write({ accountId: 'noor-id', at: at + 2 });
    await expect(newcomers.hours()).resolves.toEqual([100]);
    await expect(newcomers.ofHour(100)).resolves.toHaveLength(3);
});
