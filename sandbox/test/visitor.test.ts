import { request } from '../client/rest';
import { type Fields, isFields } from '../client/shapes';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** Interactions of nobody (docs/rocketchat.md#a-caller-can-be-nobody). */
describe('an interaction without a log-in', () => {
    let workspace: Workspace;

    beforeAll(async () => {
        workspace = await startWorkspace({ zip: await probeZip() });
    }, 60_000);
    afterAll(() => workspace.stop());

    const interact = (body: Fields) =>
        request(`${workspace.url}/api/apps/ui.interaction/${workspace.appId}`, 'POST', {}, body);
    const button = { type: 'actionButton', actionId: 'echo', rid: 'GENERAL', payload: { context: 'roomAction' } };

    test('is refused', async () => {
        expect(await interact(button)).toMatchObject({ status: 401 });
    });

    test('passes where its body names a visitor, and reaches the app without a user', async () => {
        const { status, body } = await interact({ ...button, visitor: { token: 'invented' } });
        const got: unknown = JSON.parse(String(isFields(body.errors) ? body.errors.got : ''));
        expect(status).toBe(200);
        expect(got).toMatchObject({ actionId: 'echo', room: { id: 'GENERAL' } });
        expect(isFields(got) && got.user).toBeFalsy();
    });

    test('goes to the Livechat handler where it is a click, which the app may lack', async () => {
        const click = { ...button, type: 'blockAction', visitor: { token: 'invented' } };
        expect(await interact(click)).toMatchObject({ status: 500, body: {} });
    });
});
