import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { callsIn, Rounds } from './support/rounds';
import { ServiceStage } from './support/serviceStage';
import { Stage } from './support/stage';
import { addTarget } from './support/targets';

const DAY = 24 * 60 * 60 * 1000;

/**
 * What each way through the app calls in the engine, round by round: what stands in one line is asked side by side. A call that is new, or that
 * waits for another, fails a test that names it. These are counts, so no machine is too slow for them. What is asked again only after 10 s, such as
 * the settings, is not asked here: each flow was done once before.
 */
describe('the engine calls of a flow', () => {
    let rounds: Rounds;
    let stage: Stage;
    let mona: Account;

    async function start(settings: Record<string, unknown> = {}): Promise<void> {
        rounds = new Rounds();
        stage = await Stage.start({ settings, engine: { onMessage: rounds.observe } });
        await stage.workspace.scheduler.stop();
        mona = stage.people.moderator;
        await stage.submit(mona, await stage.ask(mona, veteran('first')));
        await stage.followed();
    }

    afterEach(() => stage.stop());

    /** Somebody who is no newcomer: such deactivations are braked. */
    function veteran(username: string): Account {
        return addAccount(stage.model, username, { createdAt: new Date(stage.model.clock.millis() - 2 * DAY) });
    }

    const SUBMIT = [
        ['read confirmation'],
        ['write claim'],
        ['read cases-by', 'read claims-of', 'user.getById ×2'],
        ['remove confirmation', 'write open-case'],
        ['read case-number', 'user.deactivate'],
        ['user.getById', 'write open-case'],
        ['rewrite closed-case'],
    ];

    test('without a log room: 3 one after another to the modal, 8 to the answer, 20 for a whole decision', async () => {
        await start({ 'log-room': [] });
        const target = veteran('target');
        const command = await rounds.of(stage, () => stage.run(mona, '@target').then((exchange) => exchange.modal()));
        expect(command.rounds).toEqual([
            ['user.getByUsername'],
            ['read cases-of', 'user.getUserRoomIds'],
            ['uiInteraction.notifyUser', 'write confirmation'],
        ]);
        const modal = await stage.ask(mona, target);
        const submit = await rounds.of(stage, () => stage.submit(mona, modal));
        expect(submit.rounds).toEqual([...SUBMIT, ['message.notifyUser', 'remove claim']]);
        expect(submit.untilAnswer).toBe(8);
        expect(callsIn(command.rounds) + callsIn(submit.rounds)).toBe(20);
    });

    test('with one: as deep, and 22 for a whole decision', async () => {
        await start();
        const target = veteran('target');
        const command = await rounds.of(stage, () => stage.run(mona, '@target').then((exchange) => exchange.modal()));
        expect(command.rounds).toEqual([
            ['user.getByUsername'],
            ['read cases-of', 'user.getUserRoomIds'],
            ['uiInteraction.notifyUser', 'write confirmation'],
        ]);
        const modal = await stage.ask(mona, target);
        const submit = await rounds.of(stage, () => stage.submit(mona, modal));
        expect(submit.rounds).toEqual([
            ...SUBMIT,
            ['message.create', 'message.notifyUser', 'read report-cards-of'],
            ['remove claim'],
        ]);
        expect(submit.untilAnswer).toBe(8);
        expect(callsIn(command.rounds) + callsIn(submit.rounds)).toBe(22);
    });

    test('the ownership step: 7 one after another beside reading the rooms, and 8 for its submit', async () => {
        await start();
        const { account: owner } = addTarget(stage, 'owner', true);
        const modal = await stage.ask(mona, owner);
        const readRooms = [['user.getUserRoomIds'], ['room.getOwners ×2'], ['room.getById ×2'], ['room.getMembers ×2']];
        const first = await rounds.of(stage, () => stage.submit(mona, modal));
        expect(first.rounds).toEqual([
            ['read confirmation'],
            ['write claim'],
            ['read claims-of', 'user.getById ×2'],
            ['remove confirmation', 'write open-case'],
            ['read case-number', 'user.deactivate'],
            ['user.getById'],
            ...readRooms,
            ['remove claim', 'write confirmation'],
        ]);
        expect(first.untilAnswer - readRooms.length).toBe(7);
        modal.fill('username', 'owner');
        const second = await rounds.of(stage, () => stage.submit(mona, modal));
        expect(second.rounds).toEqual([
            ['read confirmation'],
            ...readRooms,
            ['write claim'],
            ['read claims-of', 'user.getById ×2'],
            ['remove confirmation', 'write open-case'],
            ['read case-number', 'user.deactivate'],
            ['room.getOwners ×2', 'user.getById', 'write open-case'],
            ['room.getById'],
            ['rewrite closed-case'],
            ['message.create', 'message.notifyUser', 'read report-cards-of'],
            ['remove claim'],
        ]);
        expect(second.untilAnswer - readRooms.length - 1).toBe(8);
    });
});

describe('the engine calls of a flow with a service account', () => {
    let rounds: Rounds;
    let at: ServiceStage;

    beforeEach(async () => {
        rounds = new Rounds();
        at = await ServiceStage.start({ engine: { onMessage: rounds.observe } });
        await at.stage.workspace.scheduler.stop();
    });

    afterEach(() => at.stop());

    test('/activate: 8 one after another, with the request over HTTP', async () => {
        const { stage } = at;
        const { moderator, spammer } = stage.people;
        await at.deactivate(moderator, spammer);
        await stage.followed();
        const modal = await at.ask(moderator, spammer);
        const submit = await rounds.of(stage, () => stage.submit(moderator, modal));
        expect(submit.rounds).toEqual([
            ['read confirmation'],
            ['write claim'],
            ['read claims-of', 'user.getById ×2'],
            ['remove confirmation', 'write open-case'],
            ['http.call', 'read case-number'],
            ['user.getById', 'write open-case'],
            ['rewrite closed-case'],
            ['message.create', 'message.notifyUser'],
            ['remove claim'],
        ]);
        expect(submit.untilAnswer).toBe(8);
    });

    test('a deactivation for a time: the timer before the case is closed, and the button to undo before the outcome', async () => {
        const { stage } = at;
        const { moderator, spammer, newcomer } = stage.people;
        await at.deactivate(moderator, newcomer);
        await stage.followed();
        const modal = await stage.ask(moderator, spammer);
        modal.fill('duration', '1-hour');
        const submit = await rounds.of(stage, () => stage.submit(moderator, modal));
        expect(submit.rounds.slice(-4)).toEqual([
            ['rewrite timer'],
            ['rewrite closed-case'],
            ['message.create', 'read report-cards-of', 'write confirmation'],
            ['message.notifyUser', 'remove claim'],
        ]);
        expect(submit.untilAnswer).toBe(10);
    });
});
