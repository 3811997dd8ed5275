import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';

import { Faults } from '../../sandbox/model/faults';
import { Records } from '../../sandbox/model/records';
import type { CaseRecords } from '../../src/moderation/ports';
import { NewestCaseNumber } from '../../src/workspace/caseNumbers';
import { caseRecords } from '../../src/workspace/caseRecords';
import { persistenceOver } from './support/persistence';
import { closedCase, openCase } from './support/records';

const HOUR = 60 * 60 * 1000;

/** An instance of the server: it shares the records, and remembers for itself. */
const instanceOver = (records: Records) => caseRecords(persistenceOver(records), new NewestCaseNumber());

/** Opens a case. @returns the number that it has in the end. */
async function open(cases: CaseRecords, id: string): Promise<number> {
    const opened = openCase({ id, number: await cases.nextNumber() });
    await cases.open(opened);
    return cases.keepNumber(opened);
}

async function closeMany(cases: CaseRecords, count: number): Promise<void> {
    for (let made = 0; made < count; made++) {
        const id = `case-of-${made}`;
        await cases.close(closedCase({ id, number: await open(cases, id) }));
        await cases.finish(id);
    }
}

/** As version 1.0.0 did: without a number, and under fewer keys. */
async function closeInFirstRelease(records: Records, id: string, ago: number): Promise<void> {
    const record = { ...closedCase({ id, openedAt: Date.now() - ago }), number: undefined };
    const year = new Date(record.openedAt).getUTCFullYear();
    await persistenceOver(records).write.createWithAssociations(
        { kind: 'closed-case', version: 1, record },
        [`case:${id}`, `cases-of:${record.target.id}`, `cases:${year}`].map(
            (key) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, key),
        ),
    );
}

const numbersOf = (page: { readonly cases: readonly { readonly number: number | null }[] }) =>
    page.cases.map(({ number }) => number);

describe('case numbers', () => {
    test('go 1, 2, 3, also after the process was restarted', async () => {
        const records = new Records(new Faults());
        await closeMany(instanceOver(records), 3);
        await expect(open(instanceOver(records), 'case-4')).resolves.toBe(4);
    });

    test('two instances that number cases side by side never give the same number', async () => {
        const records = new Records(new Faults());
        const [one, other] = [instanceOver(records), instanceOver(records)];
        const taken = await Promise.all(
            Array.from({ length: 30 }, (_, index) => [open(one, `one-${index}`), open(other, `other-${index}`)]).flat(),
        );
        expect(new Set(taken).size).toBe(60);
    });

    test('a case that is closed twice, by whomever, keeps its number and is one case', async () => {
        const records = new Records(new Faults());
        const [one, other] = [instanceOver(records), instanceOver(records)];
        const number = await open(one, 'case-1');
        await one.close(closedCase({ id: 'case-1', number, reason: 'first' }));
        const [found = openCase()] = await other.stillOpen();
        await expect(other.keepNumber(found)).resolves.toBe(number);
        await other.close(closedCase({ id: 'case-1', number, reason: 'second' }));
        const { cases } = await one.page(undefined, 10);
        expect(cases.map(({ reason }) => reason)).toEqual(['second']);
    });

    test('one that is given back is the next case’s', async () => {
        const records = new Records(new Faults());
        const cases = instanceOver(records);
        await closeMany(cases, 2);
        const number = await open(cases, 'withdrawn');
        await cases.finish('withdrawn');
        cases.giveBackNumber(number);
        await expect(open(cases, 'case-3')).resolves.toBe(3);
        await expect(open(instanceOver(records), 'case-4')).resolves.toBe(4);
    });

    test('a number that another case holds is left to it, however far behind this process is', async () => {
        const records = new Records(new Faults());
        const behind = instanceOver(records);
        await open(behind, 'case-1');
        const ahead = instanceOver(records);
        const taken = [];
        for (let made = 0; made < 30; made++) {
            const id = `ahead-${made}`;
            const number = await open(ahead, id);
            await ahead.close(closedCase({ id, number }));
            await ahead.finish(id);
            taken.push(number);
        }
        expect(taken).not.toContain(await open(behind, 'case-behind'));
    });

    test('a case that was opened without one has one in the end, and so it has where it is found open', async () => {
        const cases = instanceOver(new Records(new Faults()));
        await closeMany(cases, 2);
        const opened = openCase({ id: 'case-3' });
        await cases.open(opened);
        await expect(cases.keepNumber(opened)).resolves.toBeGreaterThan(2);
        await expect(cases.stillOpen()).resolves.toMatchObject([{ id: 'case-3' }]);
    });
});

describe('a page of the log', () => {
    test('holds the newest cases first, and leads to the older ones until there are none', async () => {
        const cases = instanceOver(new Records(new Faults()));
        await closeMany(cases, 45);
        const first = await cases.page(undefined, 20);
        expect(numbersOf(first)).toEqual(Array.from({ length: 20 }, (_, index) => 45 - index));
        const second = await cases.page(first.older, 20);
        expect(numbersOf(second)).toEqual(Array.from({ length: 20 }, (_, index) => 25 - index));
        const third = await cases.page(second.older, 20);
        expect(numbersOf(third)).toEqual([5, 4, 3, 2, 1]);
        expect(third.older).toBeUndefined();
    });

    test('costs as many reads with 2,000 cases as with 100', async () => {
        const reads = async (count: number): Promise<number> => {
            const records = new Records(new Faults());
            await closeMany(instanceOver(records), count);
            const { read, write } = persistenceOver(records);
            let made = 0;
            const counted = {
                ...read,
                readByAssociations: (keys: Parameters<typeof read.readByAssociations>[0]) => {
                    made++;
                    return read.readByAssociations(keys);
                },
            };
            await caseRecords({ read: counted, write }, new NewestCaseNumber()).page(undefined, 10);
            return made;
        };
        expect(await reads(2000)).toBe(await reads(100));
    });

    test('ends with the cases of version 1.0.0, which have no number', async () => {
        const records = new Records(new Faults());
        await closeInFirstRelease(records, 'earlier', HOUR);
        const cases = instanceOver(records);
        await closeMany(cases, 2);
        const page = await cases.page(undefined, 10);
        expect(page.cases.map(({ id, number }) => [id, number])).toEqual([
            ['case-of-1', 2],
            ['case-of-0', 1],
            ['earlier', null],
        ]);
        await expect(cases.ofUsername(closedCase().target.username)).resolves.toHaveLength(3);
    });
});

test('the recent cases of a moderator are all of the last 60 minutes, whatever hour they fell in', async () => {
    const cases = instanceOver(new Records(new Faults()));
    const ages = [0, 30, 59, 61, 150];
    for (const minutes of ages) {
        const openedAt = Date.now() - minutes * 60 * 1000;
        const id = `case-${minutes}`;
        await cases.close(closedCase({ id, openedAt, number: await open(cases, id) }));
    }
    const { closed } = await cases.recentOf(closedCase().moderator.id);
    const ids = closed.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['case-0', 'case-30', 'case-59']));
    expect(ids).not.toContain('case-150');
});

test('recent cases of version 1.0.0 are found once they are brought forward, and are still one case each', async () => {
    const records = new Records(new Faults());
    await closeInFirstRelease(records, 'recent', HOUR / 2);
    await closeInFirstRelease(records, 'old', 2 * HOUR);
    const cases = instanceOver(records);
    const { moderator, target } = closedCase();
    await expect(cases.recentOf(moderator.id)).resolves.toMatchObject({ closed: [] });
    // An update may be tried again.
    await cases.bringForward(Date.now() - HOUR);
    await cases.bringForward(Date.now() - HOUR);
    const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
    expect(ids((await cases.recentOf(moderator.id)).closed)).toEqual(['recent']);
    expect(ids((await cases.page(undefined, 10)).cases)).toEqual(['recent', 'old']);
    expect(ids(await cases.ofTarget(target.id))).toEqual(['recent', 'old']);
    expect(ids(await cases.ofUsername(target.username))).toEqual(['recent', 'old']);
});

test('a case is found by its number, and nothing by another', async () => {
    const cases = instanceOver(new Records(new Faults()));
    await closeMany(cases, 3);
    await expect(cases.byNumber(2)).resolves.toMatchObject({ id: 'case-of-1' });
    await expect(cases.byNumber(4)).resolves.toBeUndefined();
});
