import { addressOfNobody, type ServerAnswer, untrustedServer } from '../support/faultyServer';
import { ServiceStage } from '../support/serviceStage';

/** The try after each save: each way in which it can fail has its reason, in the log room and in `/deactivate status`. */
describe('a try of the service account that fails', () => {
    let at: ServiceStage;

    beforeAll(async () => {
        at = await ServiceStage.start();
        await at.stage.as(at.stage.people.admin);
    });

    afterAll(() => at.stop());

    /** Saves a setting, and what is wrong stays wrong: as without a service account. */
    async function reasonAfter(id: string, value: string): Promise<string | undefined> {
        const [told = []] = await at.save({ [id]: value });
        expect(told[0]).toBe('log_service_fails');
        expect(await at.stage.keys(at.stage.people.admin, 'status')).toEqual(expect.arrayContaining(told));
        expect(await at.keys(at.stage.people.moderator, '@ina.inactive')).toEqual(['refused_no_service_account']);
        return told[1];
    }

    describe('by its address', () => {
        afterEach(async () => {
            expect(await at.save({ 'service-base-url': at.server.url })).toEqual([['log_service_works']]);
        });

        test('nobody listens there', async () => {
            expect(await reasonAfter('service-base-url', await addressOfNobody())).toBe('why_rest_refused');
        });

        test('its certificate is trusted by nobody', async () => {
            const untrusted = await untrustedServer();
            expect(await reasonAfter('service-base-url', untrusted.url)).toBe('why_rest_tls');
            await untrusted.stop();
        });

        test('it does not speak TLS', async () => {
            const address = at.server.url.replace('http:', 'https:');
            expect(await reasonAfter('service-base-url', address)).toBe('why_rest_tls');
        });

        test.each(['localhost:3000', 'not an address', 'ftp://127.0.0.1', '/'])('it is none: "%s"', async (address) => {
            expect(await reasonAfter('service-base-url', address)).toBe('why_malformed_address');
        });

        test('it is that of something else in the workspace', async () => {
            const address = `${at.server.url}/api/v1/me?`;
            expect(await reasonAfter('service-base-url', address)).toBe('why_rest_not_this_endpoint');
        });
    });

    describe('by its user id or token', () => {
        afterEach(async () => {
            await at.save({ 'service-user-id': at.account._id, 'service-token': at.token });
            expect(await at.stage.keys(at.stage.people.admin, 'status')).toEqual(
                expect.arrayContaining(['log_service_works', 'status_permissions', 'status_rank']),
            );
        });

        test.each([
            ['service-token', 'wrong'],
            ['service-user-id', 'nobody'],
            ['service-user-id', 'serge.service'],
        ])('%s: "%s"', async (id, value) => {
            expect(await reasonAfter(id, value)).toBe('why_rest_unauthorised');
        });

        test('an account that lacks the permission', async () => {
            const { moderator } = at.stage.people;
            await at.save({ 'service-user-id': moderator._id });
            const token = at.stage.model.sessions.create(moderator._id);
            expect(await reasonAfter('service-token', token)).toBe('why_service_lacks_permission');
        });
    });

    describe('by what is answered', () => {
        afterEach(async () => {
            expect(await at.save({ 'service-base-url': at.server.url })).toEqual([['log_service_works']]);
        });

        test.each<[string, 'me' | 'permissions.listAll', ServerAnswer, string]>([
            ['a page', 'me', { status: 200, body: '<html>Log in</html>' }, 'why_rest_page'],
            [
                'another account',
                'me',
                { status: 200, body: { _id: 'x', username: 'x', roles: ['admin'] } },
                'why_rest_not_this_endpoint',
            ],
            ['half an answer', 'me', { status: 200, body: '{"_id":' }, 'why_rest_garbled'],
            ['an error of the server', 'me', { status: 500 }, 'why_rest_server_error'],
            ['too many requests', 'permissions.listAll', { status: 429 }, 'why_rest_rate_limited_open'],
            ['forbidden', 'permissions.listAll', { status: 403 }, 'why_rest_forbidden'],
            [
                'no permissions',
                'permissions.listAll',
                { status: 200, body: { success: true } },
                'why_rest_not_this_endpoint',
            ],
            ['silence', 'permissions.listAll', 'silent', 'why_rest_timeout'],
            ['a body that never ends', 'me', 'endless', 'why_rest_timeout'],
        ])('%s (%s)', async (_name, endpoint, answer, reason) => {
            const { end } = at.server.answer(endpoint, answer);
            // The same server by an address that was not tried yet.
            expect(await reasonAfter('service-base-url', `${at.server.url}/`)).toBe(reason);
            end();
        });
    });
});
