import type { ChatMessage } from '../../sandbox/client/shapes';
import type { Account } from '../../sandbox/model/documents';
import { keysIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

const MINUTE = 60_000;
const TRIES = 30;

/** Whoever tries the same again and again fills neither the records nor the log room. */
describe('a failure that repeats within minutes', () => {
    let stage: Stage;
    let mona: Account;
    let federated: Account;

    stageForEachTest(async (started) => {
        stage = started;
        mona = stage.people.moderator;
        federated = stage.people.federated;
        await stage.as(mona);
    });

    async function fail(by = mona): Promise<ChatMessage> {
        const { exchange } = await stage.submit(by, await stage.ask(by, federated));
        return exchange.ephemeral();
    }

    const posts = () => stage.model.messages.ofRoom(stage.rooms.moderationLog._id).length;

    test('is one case and one post, however often (30 times); the moderator and the log are told', async () => {
        let last = await fail();
        expect(keysIn(last.blocks)).toEqual(['failed_not_deactivated', 'why_federated', 'done_case']);
        for (let tries = 1; tries < TRIES; tries++) {
            last = await fail();
        }
        expect(keysIn(last.blocks)).toEqual(['failed_not_deactivated', 'why_federated', 'done_times', 'done_case']);
        await stage.followed();
        expect(stage.closedCases()).toMatchObject([{ times: TRIES, number: 1 }]);
        expect(posts()).toBe(1);
        expect(keysIn((await stage.told(mona, 'log')).blocks)).toContain('done_times');
    });

    test('is a case of its own after 10 minutes, and for another moderator', async () => {
        await fail();
        await fail(stage.people.otherModerator);
        expect(stage.closedCases()).toMatchObject([{ times: 1 }, { times: 1 }]);
        await stage.workspace.clock.shift(10 * MINUTE);
        await fail();
        expect(stage.closedCases()).toHaveLength(3);
        expect(posts()).toBe(3);
    });
});
