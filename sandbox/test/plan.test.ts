import { startWorkspace } from '../workspace';
import { probeZip } from './probe/package';

test('on the Community plan a private app that is disabled can not be enabled', async () => {
    const workspace = await startWorkspace({ zip: await probeZip() });
    try {
        const admin = await workspace.login('ada.admin');
        const path = `/api/apps/${workspace.appId}/status`;
        workspace.model.privateApps = 0;
        await admin.post(path, { status: 'manually_disabled' });
        expect(await admin.post(path, { status: 'manually_enabled' })).toMatchObject({
            status: 400,
            body: { error: 'Enabled apps have been maxed out' },
        });
        expect((await admin.get(path)).body).toMatchObject({ status: 'manually_disabled' });
        workspace.model.privateApps = 1;
        expect((await admin.post(path, { status: 'manually_enabled' })).body).toMatchObject({
            status: 'manually_enabled',
        });
    } finally {
        await workspace.stop();
    }
}, 60_000);
