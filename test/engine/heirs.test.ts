import { addRoom } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { type Said, saidIn, sentencesIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** Who gets the rooms: it is said before only where the app can know it, and then it is so. */
describe('the new owners of rooms', () => {
    let stage: Stage;

    stageForEachTest((started) => {
        stage = started;
    });

    /** What is said before, and what afterwards in the log room. */
    const deactivated = async (target: Account): Promise<{ before: Said[]; after: Said[] }> => {
        const { moderator } = stage.people;
        const modal = await stage.ask(moderator, target);
        await stage.submit(moderator, modal);
        const before = saidIn(modal.view.blocks);
        const { exchange } = await stage.submit(moderator, modal);
        return { before, after: sentencesIn(await exchange.posted(stage.rooms.moderationLog._id)) };
    };

    test('the one other active member is named, and that a room is a discussion', async () => {
        const { before, after } = await deactivated(stage.people.otherMember);
        expect(before).toContainEqual({ key: 'ownership_heir', args: { owner: 'olga.owner', rooms: 'Which logo?' } });
        expect(before).toContainEqual({ key: 'ownership_discussions_among', args: { rooms: 'Which logo?' } });
        expect(after).toContainEqual({ key: 'done_handed_over', args: { owner: 'olga.owner', rooms: 'Which logo?' } });
    });

    test('of several nobody is named, for no accessor tells who has been there longest', async () => {
        const { newcomer, spammer, member } = stage.people;
        addRoom(stage.model, 'p', 'crowded', { members: [newcomer, spammer, member], owners: [newcomer] });
        const { before, after } = await deactivated(newcomer);
        expect(before).toContainEqual({ key: 'ownership_heir_unknown', args: { rooms: 'crowded' } });
        expect(JSON.stringify(before)).not.toMatch(/sam\.spammer|max\.member/);
        expect(after).toContainEqual({ key: 'done_handed_over', args: { owner: 'sam.spammer', rooms: 'crowded' } });
    });
});
