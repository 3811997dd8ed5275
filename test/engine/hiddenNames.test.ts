import { addAccount, addRoom } from '../../sandbox/model/build';
import { listedBelow, saidIn, toldBy } from './support/said';
import { Stage } from './support/stage';

describe('names that can’t be seen as they are', () => {
    let stage: Stage;
    beforeAll(async () => {
        stage = await Stage.start();
    });
    afterAll(() => stage.stop());

    test.each(['ad\u200Ba', '\u202Eeve', 'a{{b}}', 'eve\u3164'])(
        'the username "%s" is typed as it is shown',
        async (username) => {
            const { moderator } = stage.people;
            const target = addAccount(stage.model, username);
            addRoom(stage.model, 'p', `of ${username}`, { members: [target], owners: [target] });
            const modal = await stage.ask(moderator, target);
            await stage.submit(moderator, modal);
            const shown = saidIn(modal.view.blocks).find(({ key }) => key === 'ownership_type')?.args.username;
            expect(await stage.submit(moderator, modal.fill('username', shown))).toMatchObject({ kind: 'closed' });
            expect(stage.isActive(target)).toBe(false);
        },
    );

    test('a room whose name can’t be seen is listed and reported by another', async () => {
        const { moderator } = stage.people;
        const target = addAccount(stage.model, 'eve');
        const alone = { fname: '\u200B\u3164', members: [target], owners: [target] };
        addRoom(stage.model, 'p', 'x7hD2', alone);
        const { _id } = addRoom(stage.model, 'p', '\u2060', alone);
        const modal = await stage.ask(moderator, target);
        await stage.submit(moderator, modal);
        expect(listedBelow('heading_deleted', modal.view.blocks)).toEqual(
            [_id, 'x7hD2'].sort((a, b) => a.localeCompare(b)),
        );
        const { exchange } = await stage.submit(moderator, modal.fill('username', 'eve'));
        const outcome = await exchange.ephemeral();
        expect(toldBy(outcome)).toContain('done_deleted');
        expect(String(saidIn(outcome.blocks).find(({ key }) => key === 'done_deleted')?.args.rooms)).toContain('x7hD2');
    });
});
