import type { Client } from '../client/client';
import { isFields } from '../client/shapes';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** The settings of an app over HTTP, as an admin's client reads and sends them. */
describe("an app's settings", () => {
    let workspace: Workspace;
    let admin: Client;
    let path: string;

    beforeAll(async () => {
        workspace = await startWorkspace({ zip: await probeZip() });
        admin = await workspace.login('ada.admin');
        path = `/api/apps/${workspace.appId}/settings`;
    }, 60_000);
    afterAll(() => workspace.stop());

    const ask = async (word: string): Promise<unknown> =>
        JSON.parse((await (await admin.runCommand('probe', word, 'GENERAL')).ephemeral()).msg);

    test('an admin reads and changes its settings, and the app has the new value', async () => {
        const read = await admin.get(path);
        expect(read.body).toMatchObject({ settings: { colour: { packageValue: 'grey' } } });
        const { colour } = isFields(read.body.settings) ? read.body.settings : {};
        const changed = { ...(isFields(colour) ? colour : {}), value: 'red' };
        expect((await admin.post(path, { settings: [changed] })).body).toMatchObject({
            updated: [{ id: 'colour', value: 'red' }],
        });
        expect(await ask('colour')).toBe('red');
        // What is as it was, or is not there, is not saved.
        expect((await admin.post(path, { settings: [changed, { id: 'taste', value: 'sweet' }] })).body.updated).toEqual(
            [],
        );
        await workspace.saveSettings({ colour: 'blue' });
        expect(await ask('colour')).toBe('blue');
    });

    test('settings that are sent together are saved one by one: at the first the second is still the old one', async () => {
        const { settings } = (await admin.get(path)).body;
        const { colour, shade } = isFields(settings) ? settings : {};
        const sent = [
            { ...Object(colour), value: 'green' },
            { ...Object(shade), value: 'light' },
        ];
        const { length } = workspace.model.appLogs;
        await admin.post(path, { settings: sent });
        const logged = JSON.stringify(workspace.model.appLogs.slice(length));
        expect(logged).toContain('saved colour: green, dark');
        expect(logged).toContain('saved shade: green, light');
    });
});
