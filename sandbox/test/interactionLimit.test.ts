import { startWorkspace, type Workspace } from '../workspace';

/** Interactions are limited apart from REST calls, by the address that they come from. */
describe('the limit of interactions', () => {
    let workspace: Workspace;

    beforeEach(async () => {
        workspace = await startWorkspace();
    }, 60_000);
    afterEach(() => workspace.stop());

    const send = async (): Promise<number> =>
        (await fetch(`${workspace.url}/api/apps/ui.interaction/some-app`, { method: 'POST' })).status;

    test('600 interactions a minute are let through from one address, whoever makes them, and then 429', async () => {
        const statuses = new Set<number>();
        for (let sent = 0; sent < 600; sent++) {
            statuses.add(await send());
        }
        expect([...statuses]).toEqual([401]);
        expect(await send()).toBe(429);
        const member = await workspace.login('max.member');
        expect((await member.interact('some-app', { type: 'dance' })).answer.status).toBe(429);
        await workspace.clock.shift(60_000);
        expect((await member.interact('some-app', { type: 'dance' })).answer.status).toBe(400);
    });

    test('there is none where the REST API has none', async () => {
        workspace.model.settings.API_Enable_Rate_Limiter = false;
        for (let sent = 0; sent < 600; sent++) {
            await send();
        }
        expect(await send()).toBe(401);
    });
});
