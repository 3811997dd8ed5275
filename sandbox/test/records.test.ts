import { portOf } from '../model/enginePort';
import { WorkspaceModel } from '../model/model';

/** What an app's persistence does that its documentation doesn't say (docs/rocketchat.md#records-have-no-transaction). */
describe('records of apps', () => {
    const app = 'app-1';
    const a = { model: 'misc', id: 'a' };
    const b = { model: 'user', id: 'b' };
    let model: WorkspaceModel;
    let port: ReturnType<typeof portOf>;

    beforeEach(() => {
        model = new WorkspaceModel();
        port = portOf(model);
    });

    test('reading by id answers undefined for what is not there, and does not ask whose a record is', async () => {
        const id = await port.createRecord({ n: 1 }, [a], 'app-2');
        expect(await port.readRecord(id, app)).toEqual({ n: 1 });
        expect(await port.readRecord('0123456789abcdef01234567', app)).toBeUndefined();
    });

    test('reading by associations finds what has at least these, of this app alone', async () => {
        await port.createRecord({ n: 1 }, [a], app);
        await port.createRecord({ n: 2 }, [b, a], app);
        await port.createRecord({ n: 3 }, [a, b], 'app-2');
        expect(await port.readRecords([a], app)).toEqual([{ n: 1 }, { n: 2 }]);
        expect(await port.readRecords([a, b], app)).toEqual([{ n: 2 }]);
    });

    test('no data is shared: neither what was given nor what was read', async () => {
        const given = { list: [1] };
        await port.createRecord(given, [a], app);
        given.list.push(2);
        const read = await port.readRecords([a], app);
        Object.assign(read[0] ?? {}, { list: [] });
        expect(await port.readRecords([a], app)).toEqual([{ list: [1] }]);
    });

    test('updating by association matches the exact list alone, order included', async () => {
        await port.createRecord({ n: 1 }, [a, b], app);
        expect(await port.updateRecords([a], { n: 2 }, false, app)).toBe('');
        expect(await port.updateRecords([b, a], { n: 2 }, false, app)).toBe('');
        expect(await port.readRecords([a], app)).toEqual([{ n: 1 }]);
        await port.updateRecords([a, b], { n: 2 }, false, app);
        expect(await port.readRecords([a], app)).toEqual([{ n: 2 }]);
    });

    test('with upsert an update that matches nothing makes a record and answers its id', async () => {
        const id = await port.updateRecords([a], { n: 1 }, true, app);
        expect(await port.readRecord(id, app)).toEqual({ n: 1 });
    });

    test('some versions answer an update with an error although they wrote', async () => {
        await port.createRecord({ n: 1 }, [a], app);
        model.faults.updateByAssociationAnswersWithError = true;
        await expect(port.updateRecords([a], { n: 2 }, false, app)).rejects.toThrow(TypeError);
        expect(await port.readRecords([a], app)).toEqual([{ n: 2 }]);
    });

    test('removing by association removes and returns all that match, and answers undefined for none', async () => {
        await port.createRecord({ n: 1 }, [a, b], app);
        await port.createRecord({ n: 2 }, [a], app);
        await port.createRecord({ n: 3 }, [b], app);
        expect(await port.removeRecords([a], app)).toEqual([{ n: 1 }, { n: 2 }]);
        expect(await port.readRecords([a], app)).toEqual([]);
        expect(await port.readRecords([b], app)).toEqual([{ n: 3 }]);
        expect(await port.removeRecords([a], app)).toBeUndefined();
    });

    test('updating by id throws', async () => {
        const id = await port.createRecord({ n: 1 }, [], app);
        await expect(port.updateRecord(id, { n: 2 }, false, app)).rejects.toThrow('Not implemented.');
    });

    test('removing by id answers what was there, and nothing of another app', async () => {
        const id = await port.createRecord({ n: 1 }, [a], app);
        expect(await port.removeRecord(id, 'app-2')).toBeUndefined();
        expect(await port.removeRecord(id, app)).toEqual({ n: 1 });
        expect(await port.readRecords([a], app)).toEqual([]);
    });

    test('uninstalling an app purges its records and no others', async () => {
        await port.createRecord({ n: 1 }, [a], app);
        await port.createRecord({ n: 2 }, [a], 'app-2');
        await port.purgeRecords(app);
        expect(model.records.all(app)).toEqual([]);
        expect(model.records.all('app-2')).toHaveLength(1);
    });
});
