import { readFile } from 'node:fs/promises';

import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** Which apps a workspace's plan lets be enabled. */
describe('a private app on the Community plan', () => {
    let workspace: Workspace;

    beforeAll(async () => {
        workspace = await startWorkspace({
            zip: await probeZip(),
            prepare: (model) => {
                model.enablesPrivateApps = false;
            },
        });
    }, 60_000);
    afterAll(() => workspace.stop());

    test('is installed and not enabled, runs no command, and can be neither enabled nor updated; on another plan it can', async () => {
        const admin = await workspace.login('ada.admin');
        const path = `/api/apps/${workspace.appId}/status`;
        expect((await admin.get(path)).body.status).not.toMatch(/enabled/);
        expect((await admin.runCommand('probe', 'trigger', 'GENERAL')).answer.status).toBe(400);
        expect(await admin.post(path, { status: 'manually_enabled' })).toMatchObject({
            status: 400,
            body: { success: false, error: 'license-prevented' },
        });
        const update = async (): Promise<unknown> => {
            const { userId, authToken } = admin.credentials;
            const headers = { 'X-User-Id': userId, 'X-Auth-Token': authToken };
            const body = new FormData();
            body.append('app', new Blob([await readFile(await probeZip('1.1.0'))]));
            const url = `${workspace.url}/api/apps/${workspace.appId}`;
            return (await fetch(url, { method: 'POST', headers, body })).json();
        };
        expect(await update()).toMatchObject({ success: false, error: 'Cannot_Update_Exempt_App' });
        workspace.model.enablesPrivateApps = true;
        expect(await admin.post(path, { status: 'manually_enabled' })).toMatchObject({
            status: 200,
            body: { status: 'manually_enabled' },
        });
        expect(await update()).toMatchObject({ app: { version: '1.1.0', status: 'manually_enabled' } });
    });
});
