import type { Message } from '../../sandbox/model/documents';
import { CleanUpStage, MINUTE } from './support/cleanUpStage';
import { writes } from './support/hooks';

/** The engine gives up a call into a process that was killed after so many milliseconds; on a server that takes 30 s. */
const GIVE_UP = 2000;

/** The app's process is killed in the middle of a clean-up: another goes on, nothing is lost, and nothing is deleted without its evidence. */
describe('a clean-up that is interrupted', () => {
    let at: CleanUpStage;
    let spam: Message[];
    let others: Message;

    beforeEach(async () => {
        at = await CleanUpStage.start({ engine: { runtimeTimeoutMs: GIVE_UP } });
        spam = at.flood(60);
        others = at.wrote('Coins? No', {}, MINUTE, at.stage.people.member);
    });

    afterEach(() => at.stop());

    /** Lets so much time pass that the claim of the killed process is over, minute by minute, and more where a busy machine is not done by then. */
    async function wait(): Promise<void> {
        const isTold = (): boolean => at.logged().some((message) => tellsTheEnd([message]));
        for (let minute = 0; minute < 5 || (minute < 20 && !isTold()); minute++) {
            await at.stage.workspace.clock.shift(MINUTE);
        }
    }

    function expectAllDone(): void {
        expect(spam.filter((one) => at.isThere(one))).toEqual([]);
        expect(at.isThere(others)).toBe(true);
        expect(new Set(at.evidence())).toEqual(new Set(spam.map(({ msg }) => msg)));
    }

    const postsEvidence = ([message]: readonly unknown[]): boolean =>
        JSON.stringify(message).includes('clean_up_evidence');
    const tellsTheEnd = ([message]: readonly unknown[]): boolean =>
        JSON.stringify(message).includes('clean_up_deleted');
    const deletes =
        (message: Message | undefined) =>
        ([one]: readonly unknown[]): boolean =>
            JSON.stringify(one).includes(message?._id ?? '');

    test.each([
        ['before a room is searched', () => at.stage.hooks.hold('room.getMessages')],
        ['while the evidence is posted', () => at.stage.hooks.hold('message.create', postsEvidence)],
        [
            'between the evidence and its record',
            () =>
                at.stage.hooks.hold(
                    'persistence.updateByAssociations',
                    (args) => writes('clean-up')(args) && JSON.stringify(args).includes('kept-as-evidence'),
                ),
        ],
        ['in the middle of deleting', () => at.stage.hooks.hold('message.delete', deletes(spam[40]))],
        [
            'while a message is read after it was deleted',
            () => at.stage.hooks.hold('message.getById', ([id]) => id === spam[20]?._id),
        ],
        ['while it is told what was deleted', () => at.stage.hooks.hold('message.create', tellsTheEnd)],
    ])('%s is gone on with: all is deleted, and the log room has all of it', async (_, hold) => {
        const held = hold();
        await at.decide('hour');
        await held.reached;
        const deleted = spam.filter((one) => !at.isThere(one)).map(({ msg }) => msg);
        expect(at.evidence()).toEqual(expect.arrayContaining(deleted));
        await at.stage.kill();
        held.release('hang');
        await wait();
        expectAllDone();
        expect(JSON.stringify(at.logged().at(-1)?.blocks)).toContain('"count":"60"');
    });

    test('between the case and the first look is begun by the sweep', async () => {
        const held = at.stage.hooks.hold('message.notifyUser');
        const modal = await at.stage.ask(at.moderator, at.flooder);
        const submitting = at.stage.submit(at.moderator, modal.fill('clean-up', 'hour'));
        await held.reached;
        await at.stage.kill();
        held.release('hang');
        await submitting;
        expect(at.stage.isActive(at.flooder)).toBe(false);
        await wait();
        expectAllDone();
    });
});
