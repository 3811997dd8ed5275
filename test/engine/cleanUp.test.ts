import { addDirect } from '../../sandbox/model/build';
import { CleanUpStage, HOUR, MINUTE } from './support/cleanUpStage';
import { recordsOf } from './support/records';
import { keysIn, toldBy } from './support/said';

const DAY = 24 * HOUR;

/** Messages that are deleted with a deactivation: after the evidence is kept, and only those of that account, of that time. */
describe('a clean-up', () => {
    let at: CleanUpStage;

    beforeEach(async () => {
        at = await CleanUpStage.start();
    });

    afterEach(() => at.stop());

    test('deletes what the account has written, tells the moderator and the thread of the case, and says what Undo can’t', async () => {
        const spam = [at.wrote('Free coins!'), at.wrote('More coins!', {}, 30 * MINUTE)];
        const others = at.wrote('Coins? No', {}, MINUTE, at.stage.people.member);
        const outcome = await at.decide('hour');
        expect(toldBy(outcome)).toEqual(
            expect.arrayContaining(['done_deactivated', 'clean_up_begins', 'clean_up_of_hour']),
        );
        const told = await at.toldAfter(outcome);
        expect(toldBy(told)).toEqual(['clean_up_deleted', 'clean_up_looks_again']);
        expect([...spam, others].map((one) => at.isThere(one))).toEqual([false, false, true]);
        const [entry, evidence, report] = at.logged();
        expect(keysIn(entry?.blocks)).toEqual(expect.arrayContaining(['log_posted_deactivated', 'clean_up_of_hour']));
        expect([evidence?.tmid, report?.tmid]).toEqual([entry?._id, entry?._id]);
        expect(at.evidence()).toEqual(['Free coins!', 'More coins!']);
        expect(keysIn(report?.blocks)).toEqual(['clean_up_deleted', 'clean_up_looks_again']);
    });

    test.each([
        ['hour', HOUR],
        ['day', DAY],
        ['week', 7 * DAY],
    ])('of the last %s leaves what is older', async (span, length) => {
        const [young, old] = [at.wrote('Young', {}, length - MINUTE), at.wrote('Old', {}, length + MINUTE)];
        expect(at.deletedIn(await at.cleanedUp(span))).toBe(1);
        expect([young, old].map((one) => at.isThere(one))).toEqual([false, true]);
    });

    test.each(['none', ''])('that was not asked for (%j) deletes nothing', async (span) => {
        const [spam] = at.flood(1);
        const modal = await at.stage.ask(at.moderator, at.flooder);
        const { exchange } = await at.stage.submit(at.moderator, span === '' ? modal : modal.fill('clean-up', span));
        expect(toldBy(await exchange.ephemeral())).not.toContain('clean_up_begins');
        await at.stage.workspace.clock.shift(3 * MINUTE);
        expect(spam && at.isThere(spam)).toBe(true);
        expect(at.evidence()).toEqual([]);
    });

    test('goes through every room that the account has joined: private, archived, a discussion, a direct message', async () => {
        const rooms = [
            at.room('secrets'),
            at.room('archive', { archived: true }),
            at.room('a-discussion', { prid: at.flooded._id }),
            addDirect(at.stage.model, at.flooder, at.stage.people.member),
            at.flooded,
        ];
        const spam = rooms.map((room) => at.wrote(`In ${room._id}`, { rid: room._id }));
        const said = await at.cleanedUp('day');
        expect(said[0]).toEqual({ key: 'clean_up_deleted', args: { username: 'flo.flooder', count: '5', rooms: '5' } });
        expect(spam.map((one) => at.isThere(one))).toEqual(spam.map(() => false));
        const keys = at.logged().flatMap(({ blocks }) => keysIn(blocks));
        expect(keys.filter((key) => key === 'clean_up_evidence_direct')).toHaveLength(1);
    });

    test('finds what lies pages deep among the messages of others, in threads, too', async () => {
        const head = at.wrote('Anybody for lunch?', {}, 50 * MINUTE, at.stage.people.member);
        const inThread = at.wrote('Coins!', { tmid: head._id }, 49 * MINUTE);
        for (let count = 0; count < 250; count++) {
            at.wrote(`Hello ${count}`, {}, 40 * MINUTE, at.stage.people.member);
        }
        expect(at.deletedIn(await at.cleanedUp('hour'))).toBe(1);
        expect([head, inThread].map((one) => at.isThere(one))).toEqual([true, false]);
    });

    test('looks once more after a minute, deletes what was in flight, and tells only that', async () => {
        at.flood(1);
        const outcome = await at.decide('hour');
        const told = await at.toldAfter(outcome);
        const late = at.wrote('In flight', {}, 0);
        await at.stage.workspace.clock.shift(2 * MINUTE);
        const again = await at.toldAfter(told);
        expect(toldBy(again)).toEqual(['clean_up_deleted']);
        expect(at.isThere(late)).toBe(false);
        expect(at.evidence()).toEqual(['Free coins 0', 'In flight']);
        const count = at.logged().length;
        at.wrote('By somebody who reads the log');
        await at.stage.workspace.clock.shift(5 * MINUTE);
        expect(at.logged()).toHaveLength(count);
    });

    test('deletes 500 at most, the newest, and says how many are left', async () => {
        const old = Array.from({ length: 3 }, (_, index) => at.wrote(`Old ${index}`, {}, 50 * MINUTE));
        const spam = at.flood(500);
        const said = await at.cleanedUp('hour');
        expect(at.deletedIn(said)).toBe(500);
        expect(said).toContainEqual({ key: 'clean_up_too_many', args: { count: '3' } });
        expect(spam.filter((one) => at.isThere(one))).toEqual([]);
        expect(old.filter((one) => at.isThere(one))).toHaveLength(3);
    });

    test('says what stays: the place of a thread’s beginning, what quotes a pinned message, files, encrypted rooms', async () => {
        const head = at.wrote('Who wants coins?');
        at.wrote('I do', { tmid: head._id }, MINUTE, at.stage.people.member);
        at.wrote('Pinned', { pinned: true });
        at.wrote('', { file: { _id: 'f', name: 'coins.png', type: 'image/png', size: 1 } });
        at.room('whispers', { encrypted: true });
        const said = await at.cleanedUp('hour');
        expect(said.map(({ key, args }) => [key, args.count])).toEqual([
            ['clean_up_deleted', '3'],
            ['clean_up_removed', '1'],
            ['clean_up_pinned', '1'],
            ['clean_up_files', '1'],
            ['clean_up_encrypted', '1'],
            ['clean_up_looks_again', undefined],
        ]);
        expect(at.stage.model.messages.byId(head._id)).toMatchObject({ t: 'rm', msg: '' });
        expect(at.evidence()).toContain('coins.png');
    });

    test('says that messages are hidden and kept where the workspace keeps the history', async () => {
        at.stage.model.settings.Message_KeepHistory = true;
        const [spam] = at.flood(1);
        const said = await at.cleanedUp('hour');
        expect(said).toContainEqual({ key: 'clean_up_hidden', args: { count: '1' } });
        expect(at.stage.model.messages.byId(spam?._id ?? '')).toMatchObject({ _hidden: true });
    });

    test('keeps the evidence as plain text, whole, in posts of fewer than 5,000 characters', async () => {
        const long = 'Coins! '.repeat(640).trim();
        at.wrote(`[click](https://coins.example) @all ${long}`);
        at.flood(120);
        await at.cleanedUp('hour');
        const posts = at.logged();
        expect(posts.length).toBeGreaterThan(4);
        expect(posts.filter(({ msg }) => msg.length >= 5000)).toEqual([]);
        const kept = at.evidence().join('').replace(/\s/g, '');
        expect(kept).toContain(`[click](https://coins.example)@all${long}`.replace(/\s/g, ''));
        const texts = posts
            .flatMap(({ blocks = [] }) => blocks)
            .filter((block) => keysIn(block).includes('clean_up_evidence'));
        expect(texts.every((block) => JSON.stringify(block).includes('"plain_text"'))).toBe(true);
    });

    test('needs no record for long: when it is over, nothing of it is left', async () => {
        at.flood(2);
        await at.cleanedUp('hour');
        await at.stage.workspace.clock.shift(3 * MINUTE);
        expect(recordsOf(at.stage.model, at.stage.appId, 'clean-up')).toEqual([]);
        expect(at.stage.claims()).toEqual([]);
    });
});
