import type { Account } from '../../../sandbox/model/documents';
import { keysIn } from '../support/said';
import { keysOf, ServiceStage } from '../support/serviceStage';

/** Milliseconds in which an answer to a trigger goes out. */
const DEADLINE = 3500;

type Mend = () => unknown;

/** Ways in which REST may be out of order for an app. Each answers what mends it. */
const broken: [string, (at: ServiceStage) => Promise<Mend> | Mend][] = [
    [
        'nobody listens at the address',
        async ({ server }) => {
            await server.down();
            return () => server.up();
        },
    ],
    ['the headers never come', ({ server }) => allOf(server, 'silent')],
    ['the body never ends', ({ server }) => allOf(server, 'endless')],
    ['a proxy answers with its page', ({ server }) => allOf(server, { status: 502, body: '<html>Bad gateway</html>' })],
    [
        'a captive portal says yes to everything',
        ({ server }) => allOf(server, { status: 200, body: { success: true } }),
    ],
    ['the engine’s HTTP hangs', ({ stage }) => stage.hooks.fault('http.call', 'hang')],
    ['the engine’s HTTP fails', ({ stage }) => stage.hooks.fault('http.call', 'throw')],
    ['the app has no permission for HTTP', ({ stage }) => stage.hooks.fault('http.call', 'null')],
];

function allOf(server: ServiceStage['server'], answer: Parameters<typeof server.answer>[1]): Mend {
    const rules = ['me', 'permissions.listAll', 'users.setActiveStatus'].map((path) => server.answer(path, answer));
    return () => {
        rules.forEach(({ end }) => {
            end();
        });
    };
}

/** Deactivating never depends on HTTP: a broken loopback, proxy or token can't keep an admin from removing an abuser. */
describe.each(broken)('where %s', (_name, breakIt) => {
    let at: ServiceStage;
    let mend: Mend = () => undefined;

    afterEach(async () => {
        await mend();
        await at.stop();
    });

    /** `/deactivate` and its submit, each answered within the trigger's time. */
    async function deactivate(who: Account, target: Account) {
        const started = performance.now();
        const modal = await at.stage.ask(who, target);
        expect(performance.now() - started).toBeLessThan(DEADLINE);
        const submitted = performance.now();
        const { kind, exchange } = await at.stage.submit(who, modal);
        expect(performance.now() - submitted).toBeLessThan(DEADLINE);
        return { kind, exchange, modal };
    }

    test('after it has worked: an admin deactivates as ever, others are told that the permissions could not be read', async () => {
        at = await ServiceStage.start();
        const { admin, moderator, spammer } = at.stage.people;
        await Promise.all([at.stage.as(admin), at.stage.as(moderator)]);
        mend = await breakIt(at);
        await at.stage.workspace.clock.shift(11_000);

        expect(await at.stage.keys(moderator, '@sam.spammer')).toEqual(['refused_permissions_unread']);
        expect(await at.stage.keys(moderator, 'log')).toEqual(['refused_permissions_unread']);
        expect(at.stage.isActive(spammer)).toBe(true);

        const { exchange } = await deactivate(admin, spammer);
        expect(keysOf(await exchange.ephemeral())).toEqual(['done_deactivated']);
        expect(at.stage.isActive(spammer)).toBe(false);
        expect(at.stage.closedCases()).toMatchObject([{ ending: { kind: 'done' } }]);

        await mend();
        mend = () => undefined;
        await at.stage.workspace.clock.shift(11_000);
        expect(await at.stage.keys(moderator, '@sam.spammer')).toEqual([
            'already_deactivated_case',
            'told_change_button',
        ]);
    });

    test('from the start: everything is as without a service account', async () => {
        at = await ServiceStage.start({ isSet: false });
        const { moderator, otherModerator, spammer, newcomer } = at.stage.people;
        await Promise.all([at.stage.as(moderator), at.stage.as(otherModerator)]);
        mend = await breakIt(at);
        await at.stage.workspace.saveSettings({
            'service-base-url': at.server.url,
            'service-user-id': at.account._id,
            'service-token': at.token,
        });
        const { exchange } = await deactivate(moderator, spammer);
        expect(keysOf(await exchange.ephemeral())).toEqual(['done_deactivated']);
        expect(at.stage.isActive(spammer)).toBe(false);

        // The try that failed is no longer remembered: another one is under way while somebody waits.
        await at.stage.workspace.clock.shift(61_000);
        const later = await deactivate(otherModerator, newcomer);
        expect(keysOf(await later.exchange.ephemeral())).toEqual(['done_deactivated']);
        expect(at.stage.isActive(newcomer)).toBe(false);
    });
});

/** The second step, for which the server's own word is asked for, where that can't be had. */
describe('the ownership step where REST is out of order', () => {
    let at: ServiceStage;

    beforeAll(async () => {
        at = await ServiceStage.start();
    });

    afterAll(() => at.stop());

    test('comes in time with what the accessors found, and its consent is carried out', async () => {
        const { admin, owner } = at.stage.people;
        const modal = await at.stage.ask(admin, owner);
        at.server.answer('users.setActiveStatus', 'silent');
        const started = performance.now();
        expect((await at.stage.submit(admin, modal)).kind).toBe('updated');
        expect(performance.now() - started).toBeLessThan(DEADLINE);
        expect(keysIn(modal.view.blocks)).toEqual(
            expect.arrayContaining(['heading_deleted', 'heading_handed_over', 'ownership_type']),
        );
        const { exchange } = await at.stage.submit(admin, modal.fill('username', 'olga.owner'));
        expect(keysOf(await exchange.ephemeral())).toEqual(['done_deactivated', 'done_deleted', 'done_handed_over']);
        expect(at.stage.isActive(owner)).toBe(false);
    });
});
