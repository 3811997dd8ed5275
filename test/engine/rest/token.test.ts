import AdmZip from 'adm-zip';

import { say } from '../../../sandbox/model/build';
import { ServiceStage } from '../support/serviceStage';
import { packagedZip } from '../support/zip';

const HOUR = 3_600_000;

/**
 * The token is in the setting, in the header of a request, and in nothing else that can be seen. Every test of this folder looks for it at its end.
 */
describe('the service account’s token', () => {
    let at: ServiceStage;

    beforeAll(async () => {
        at = await ServiceStage.start();
    });

    afterAll(() => at.stop());

    test('is seen nowhere after all that the app does with it, done and failed', async () => {
        const { admin, moderator, spammer, owner, inactive } = at.stage.people;
        await at.deactivate(moderator, spammer, '1-hour');
        await at.stage.submit(moderator, await at.stage.ask(moderator, owner));
        await at.activate(moderator, inactive);
        await at.stage.workspace.clock.shift(2 * HOUR);
        expect(at.stage.isActive(spammer)).toBe(true);
        const { end } = at.server.answer('permissions.listAll', { status: 500, body: { error: 'broken' } });
        await at.stage.workspace.clock.shift(11_000);
        await at.stage.told(admin, 'status');
        await at.stage.told(moderator, 'log');
        end();
        await at.save({ 'service-base-url': 'not an address' });
        await at.save({ 'service-base-url': at.server.url });
        await at.stage.kill();
        await at.stage.told(admin, 'status');
        expect(at.seenToken()).toEqual([]);
        expect(at.server.received.every(({ headers }) => headers['x-auth-token'] === at.token)).toBe(true);
    });

    test('would be found where it was', () => {
        const { model, rooms, people } = at.stage;
        const message = say(model, rooms.general, people.admin, `the token is ${at.token}`);
        expect(at.seenToken()).toEqual(['messages', 'events']);
        model.messages.replace({ ...message, msg: 'never mind' });
        at.forgetEvents();
        expect(at.seenToken()).toEqual([]);
    });

    test('is not in the zip', () => {
        for (const entry of new AdmZip(packagedZip()).getEntries()) {
            expect(entry.getData().includes(at.token)).toBe(false);
        }
    });
});
