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

    test('is installed and not enabled, runs no command, and can not be enabled; on another plan it can', async () => {
        const admin = await workspace.login('ada.admin');
        const path = `/api/apps/${workspace.appId}/status`;
        expect((await admin.get(path)).body.status).not.toMatch(/enabled/);
        expect((await admin.runCommand('probe', 'trigger', 'GENERAL')).answer.status).toBe(400);
        expect(await admin.post(path, { status: 'manually_enabled' })).toMatchObject({
            status: 400,
            body: { success: false, error: 'Enabled apps have been maxed out' },
        });
        workspace.model.enablesPrivateApps = true;
        expect(await admin.post(path, { status: 'manually_enabled' })).toMatchObject({
            status: 200,
            body: { status: 'manually_enabled' },
        });
    });
});
