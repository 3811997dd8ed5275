import type { ServerAnswer } from '../support/faultyServer';
import { addressOfNobody, untrustedServer } from '../support/faultyServer';
import { keysOf, ServiceStage } from '../support/serviceStage';

/** What may happen between the app and the endpoint: silence, nobody there, a way that leads elsewhere, one that is not secure. */
describe('the way to users.setActiveStatus', () => {
    let at: ServiceStage;
    let target: ServiceStage['stage']['people']['inactive'];
    let moderator: ServiceStage['stage']['people']['moderator'];
    const shift = (milliseconds: number): Promise<void> => at.stage.workspace.clock.shift(milliseconds);

    beforeAll(async () => {
        at = await ServiceStage.start();
        target = at.stage.people.inactive;
        moderator = at.stage.people.moderator;
        await at.stage.as(moderator);
    });

    beforeEach(async () => {
        at.stage.model.accounts.update(target._id, { active: false });
        // A call without an answer leaves its claim until no call can be under way any more.
        await shift(90_000);
    });

    afterAll(() => at.stop());

    /** Submits to a server that keeps silent. The trigger is answered in time. */
    async function submitToSilence(reached: Promise<unknown>) {
        const submitting = at.stage.submit(moderator, await at.ask(moderator, target));
        await reached;
        await shift(3600);
        const { kind, exchange } = await submitting;
        expect(kind).toBe('closed');
        const working = await exchange.ephemeral();
        expect(keysOf(working)).toEqual(['told_still_working']);
        return working;
    }

    describe.each<[string, ServerAnswer]>([
        ['the headers never come', 'silent'],
        ['the body never ends', 'endless'],
    ])('%s', (_name, answer) => {
        test('it is told, the case stays open, and is closed by looking, once the call can no longer be under way', async () => {
            const { end, reached } = at.server.answer('users.setActiveStatus', answer);
            const working = await submitToSilence(reached);
            await shift(17_000);
            const silent = await at.stage.toldAfter(moderator, working);
            end();
            expect(keysOf(silent)).toEqual(['no_answer', 'why_rest_timeout']);
            expect(at.stage.openCases()).toHaveLength(1);
            await shift(30_000);
            expect(at.stage.openCases()).toHaveLength(1);

            await shift(30_000);
            expect(await at.told(moderator, silent)).toEqual(['failed_not_activated', 'why_interrupted']);
            expect(at.stage.openCases()).toEqual([]);
            expect(at.stage.closedCases().at(-1)).toMatchObject({ action: 'activate', ending: { kind: 'failed' } });
            expect(at.stage.isActive(target)).toBe(false);
        });

        test('where it was done all the same, that is seen, and credited to nobody', async () => {
            const { end, reached } = at.server.answer('users.setActiveStatus', answer, { carriedOut: true });
            const working = await submitToSilence(reached);
            await shift(17_000);
            end();
            expect(await at.told(moderator, working)).toEqual(['found_active']);
            await at.stage.followed();
            expect(at.stage.openCases()).toEqual([]);
            expect(at.stage.closedCases().at(-1)).toMatchObject({ action: 'activate', ending: { kind: 'found' } });
            expect(at.stage.isActive(target)).toBe(true);
        });

        test('afterwards nothing stands in the way of another try', async () => {
            await at.activate(moderator, target);
            expect(at.stage.isActive(target)).toBe(true);
        });
    });

    test('the server does it after the app has given up waiting: the account is found active, and that is told', async () => {
        const { reached, release } = at.server.hold('users.setActiveStatus');
        const working = await submitToSilence(reached);
        await shift(17_000);
        const silent = await at.stage.toldAfter(moderator, working);
        expect(keysOf(silent)).toEqual(['no_answer', 'why_rest_timeout']);
        await release();
        expect(at.stage.isActive(target)).toBe(true);
        await shift(60_000);
        expect(await at.told(moderator, silent)).toEqual(['found_active']);
        expect(at.stage.openCases()).toEqual([]);
        expect(at.stage.closedCases().at(-1)).toMatchObject({ action: 'activate', ending: { kind: 'found' } });
    });

    describe.each<[string, ServerAnswer]>([
        ['the connection ends before the headers', 'cut-off'],
        ['the connection ends within the body', 'half'],
        ['a proxy gives up: 502', { status: 502, body: '<html>Bad gateway</html>' }],
        ['a proxy gives up: 504, in words of its own', { status: 504, body: { message: 'Timed out' } }],
        ['redirects go round and round', { status: 307, headers: { Location: '/api/v1/users.setActiveStatus' } }],
    ])('%s: that is no answer, for the server may be at it', (_name, answer) => {
        /** Submits, and gets no answer. @returns what is told */
        async function submitInVain(options = {}) {
            const { end } = at.server.answer('users.setActiveStatus', answer, options);
            const { exchange } = await at.activate(moderator, target).finally(end);
            return exchange.ephemeral();
        }

        test('where it is done a second later, that is found, and was never told as failed', async () => {
            const lost = await submitInVain();
            expect(keysOf(lost)).toEqual(['no_answer', 'why_rest_timeout']);
            expect(at.stage.openCases()).toHaveLength(1);
            at.stage.model.accounts.update(target._id, { active: true });
            await shift(61_000);
            expect(await at.told(moderator, lost)).toEqual(['found_active']);
            expect(at.stage.openCases()).toEqual([]);
            expect(at.stage.closedCases().at(-1)).toMatchObject({ action: 'activate', ending: { kind: 'found' } });
        });

        test('where it is not done, the case is closed so when no call can be under way any more', async () => {
            const lost = await submitInVain();
            await shift(30_000);
            expect(at.stage.openCases()).toHaveLength(1);
            await shift(31_000);
            expect(await at.told(moderator, lost)).toEqual(['failed_not_activated', 'why_interrupted']);
            expect(at.stage.openCases()).toEqual([]);
        });

        test('where it was done before, that is seen at once, and credited to nobody', async () => {
            expect(keysOf(await submitInVain({ carriedOut: true }))).toEqual(['found_active']);
            await at.stage.followed();
            expect(at.stage.openCases()).toEqual([]);
            expect(at.stage.closedCases().at(-1)).toMatchObject({ action: 'activate', ending: { kind: 'found' } });
        });
    });

    /** What is said of an activation that fails at once, because something breaks while the modal is open. */
    async function saidWhere(breaks: () => unknown, mends: () => unknown): Promise<string[]> {
        const modal = await at.ask(moderator, target);
        await breaks();
        try {
            const { exchange } = await at.stage.submit(moderator, modal);
            const [failed = '', ...why] = keysOf(await exchange.ephemeral());
            expect(failed).toBe('failed_not_activated');
            expect(at.stage.isActive(target)).toBe(false);
            await at.stage.followed();
            expect(at.stage.closedCases().at(-1)).toMatchObject({ action: 'activate', ending: { kind: 'failed' } });
            return why;
        } finally {
            await mends();
        }
    }

    test('nobody listens at the address', async () => {
        const { server } = at;
        expect(
            await saidWhere(
                () => server.down(),
                () => server.up(),
            ),
        ).toEqual(['why_rest_refused']);
        await at.activate(moderator, target);
        expect(at.stage.isActive(target)).toBe(true);
    });

    describe('a redirect, which the server follows unseen', () => {
        /** What is said where the endpoint sends whoever calls it somewhere else. */
        async function redirected(status: number, location: string): Promise<string[]> {
            const { end } = at.server.answer('users.setActiveStatus', { status, headers: { Location: location } });
            return saidWhere(() => undefined, end);
        }

        test('to a log-in page', async () => {
            const page = at.server.answer('/login', { status: 200, body: '<!doctype html><title>Log in</title>' });
            expect(await redirected(302, '/login')).toEqual(['why_rest_page']);
            page.end();
        });

        test('to another endpoint, which says success', async () => {
            expect(await redirected(303, '/api/v1/me')).toEqual(['why_rest_contradictory']);
        });

        test('to nobody', async () => {
            expect(await redirected(307, await addressOfNobody())).toEqual(['why_rest_refused']);
        });

        test('to a server whose certificate nobody trusts', async () => {
            const untrusted = await untrustedServer();
            expect(await redirected(308, untrusted.url)).toEqual(['why_rest_tls']);
            await untrusted.stop();
        });

        test('to the endpoint itself at another address: done', async () => {
            const { end } = at.server.answer('users.setActiveStatus', {
                status: 307,
                headers: { Location: `${at.stage.workspace.url}/api/v1/users.setActiveStatus` },
            });
            const { exchange } = await at.activate(moderator, target).finally(end);
            expect(keysOf(await exchange.ephemeral())).toEqual(['done_activated']);
            expect(at.stage.isActive(target)).toBe(true);
        });
    });

    test('the engine’s HTTP is not permitted to the app, and answers null', async () => {
        let end = (): void => undefined;
        const breaks = (): void => {
            end = at.stage.hooks.fault('http.call', 'null');
        };
        const said = await saidWhere(breaks, () => {
            end();
        });
        expect(said).toEqual(['why_rest_no_networking']);
    });

    test('the engine’s HTTP fails: nobody knows whether anything was sent', async () => {
        const modal = await at.ask(moderator, target);
        const end = at.stage.hooks.fault('http.call', 'throw');
        const { exchange } = await at.stage.submit(moderator, modal).finally(end);
        expect(keysOf(await exchange.ephemeral())).toEqual(['no_answer', 'why_rest_timeout']);
        expect(at.stage.openCases()).toHaveLength(1);
    });
});
