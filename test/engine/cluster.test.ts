import type { Client } from '../../sandbox/client/client';
import type { Modal } from '../../sandbox/client/modal';
import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { until } from '../support/until';
import { writes } from './support/hooks';
import { shownIn } from './support/said';
import { signal } from './support/signal';
import { Stage } from './support/stage';

/**
 * Two server instances over one database, each with an engine and a process of the app of its own. At most one acts. Here are chosen moments;
 * `faults/sameSubmit.test.ts` has seeded ones.
 */
describe('two server instances', () => {
    let stage: Stage;
    let mona: Account;
    let clients: [Client, Client];
    let target: Account;
    let targets = 0;

    beforeAll(async () => {
        stage = await Stage.start({ instances: 2 });
        mona = stage.people.moderator;
        clients = [await stage.as(mona), await stage.connect(mona, stage.workspace.urls[1])];
    });

    afterAll(() => stage.stop());

    beforeEach(() => {
        target = addAccount(stage.model, `target-${++targets}`);
    });

    const deactivations = (): number =>
        stage.hooks.argsOf('user.deactivate').filter(([id]) => id === target._id).length;
    const posts = (): number => stage.model.messages.ofRoom(stage.rooms.moderationLog._id).length;
    const cases = () => stage.closedCases().filter((one) => one.target.id === target._id);
    const readsClaims = ([associations]: readonly unknown[]): boolean =>
        JSON.stringify(associations).includes('claims-of:');

    /** Sends the same submit to an instance. Answers what the client is shown: keys of sentences, or errors of fields. */
    async function send(client: Client, modal: Modal): Promise<string[]> {
        const exchange = await client.interact(stage.appId, {
            type: 'viewSubmit',
            payload: { view: modal.submission() },
        });
        return shownIn(exchange.answer);
    }

    test('both see the claim of the other: both back off and are told, and the next try counts', async () => {
        const modal = await stage.ask(mona, target);
        const reads = [1, 2].map(() => stage.hooks.hold('persistence.readByAssociations', readsClaims));
        const sending = clients.map((client) => send(client, modal));
        for (const read of reads) {
            await read.reached;
        }
        for (const read of reads) {
            read.release();
        }
        for (const keys of await Promise.all(sending)) {
            expect(keys).not.toEqual([]);
        }
        expect(deactivations()).toBe(0);
        expect(stage.isActive(target)).toBe(true);
        expect([stage.openCases(), stage.claims(), cases()]).toEqual([[], [], []]);

        expect(await send(clients[1], modal)).toEqual([]);
        expect(stage.isActive(target)).toBe(false);
    });

    test('who comes while the other is at work backs off', async () => {
        const modal = await stage.ask(mona, target);
        const claim = stage.hooks.hold('persistence.createWithAssociations', writes('claim'));
        const late = send(clients[0], modal);
        await claim.reached;
        const call = stage.hooks.hold('user.deactivate');
        const acting = send(clients[1], modal);
        await call.reached;
        claim.release();
        expect(await late).not.toEqual([]);
        call.release();
        expect(await acting).toEqual([]);
        expect(deactivations()).toBe(1);
        expect(stage.isActive(target)).toBe(false);
    });

    test('who comes when the other is done finds the question spent', async () => {
        const modal = await stage.ask(mona, target);
        const claim = stage.hooks.hold('persistence.createWithAssociations', writes('claim'));
        const late = send(clients[0], modal);
        await claim.reached;
        expect(await send(clients[1], modal)).toEqual([]);
        stage.model.accounts.update(target._id, { active: true });
        claim.release();
        expect(await late).toContain('submit_no_longer_counts');
        expect(deactivations()).toBe(1);
        expect(stage.isActive(target)).toBe(true);
        await stage.followed();
    });

    test('another moderator who comes when the first is done finds the account as asked', async () => {
        const { otherModerator } = stage.people;
        const mine = await stage.ask(mona, target);
        const his = await stage.ask(otherModerator, target);
        const other = await stage.connect(otherModerator, stage.workspace.urls[1]);
        const claim = stage.hooks.hold('persistence.createWithAssociations', writes('claim'));
        const late = send(other, his);
        await claim.reached;
        await send(clients[0], mine);
        claim.release();
        expect(await late).toContain('already_deactivated_case');
        expect(deactivations()).toBe(1);
    });

    test('a modal that one instance opened is good at the other', async () => {
        expect(await send(clients[1], await stage.ask(mona, target))).toEqual([]);
        expect(stage.isActive(target)).toBe(false);
    });

    test('a role that was lost counts at each of them', async () => {
        const { otherModerator } = stage.people;
        const modal = await stage.ask(otherModerator, target);
        stage.model.accounts.update(otherModerator._id, { roles: ['user'] });
        const there = await stage.connect(otherModerator, stage.workspace.urls[1]);
        expect(await send(there, modal)).toContain('refused_not_permitted');
        expect(stage.isActive(target)).toBe(true);
        stage.model.accounts.update(otherModerator._id, { roles: stage.people.moderator.roles });
    });

    test('a young case is left to the instance that opened it', async () => {
        await stage.workspace.clock.shift(56_000);
        const call = stage.hooks.hold('user.deactivate');
        const acting = send(clients[0], await stage.ask(mona, target));
        await call.reached;
        await stage.sweepOn(1);
        expect(stage.openCases()).toHaveLength(1);
        call.release();
        await acting;
        expect(cases()).toMatchObject([{ ending: { kind: 'done' } }]);
    });

    test('a case that the other instance has swept is one case, and is posted once', async () => {
        const before = posts();
        const modal = await stage.ask(mona, target);
        const [answer, release] = signal<undefined>();
        const [changed, change] = signal<true>();
        stage.model.faults.afterStatusChange = () => {
            change(true);
            return answer;
        };
        const acting = send(clients[0], modal);
        await changed;
        await stage.workspace.clock.shift(15_000);
        const look = stage.hooks.hold('user.getById', ([id]) => id === target._id);
        release(undefined);
        await look.reached;
        // Only where it is on record that the server accepted the call may another instance close the case as done.
        await until('the answer is on record', () =>
            stage.openCases().some((one) => one.target.id === target._id && one.isAccepted === true),
        );
        await stage.sweepOn(1);
        expect(cases()).toMatchObject([{ ending: { kind: 'done' } }]);
        look.release();
        await acting;
        await until('its claim is given back', () => stage.claims().every(({ targetId }) => targetId !== target._id));
        expect(cases()).toHaveLength(1);
        expect(posts() - before).toBe(1);
    });
});
