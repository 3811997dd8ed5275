import { addAccount } from '../../sandbox/model/build';
import { keysIn, saidIn } from './support/said';
import { Stage } from './support/stage';

/** A command line is about the account that it names, or about nobody. */
describe('whom a command line names', () => {
    let stage: Stage;

    beforeAll(async () => {
        stage = await Stage.start();
        for (const username of ['john', 'john doe', 'ann', 'ann.', 'Help']) {
            addAccount(stage.model, username);
        }
    });

    afterAll(() => stage.stop());

    /** The username that the modal is about, and the reason that stands in it. */
    async function asked(line: string): Promise<[username: unknown, reason: unknown]> {
        const modal = await (await stage.run(stage.people.moderator, line)).modal();
        const field = modal.view.blocks.find(({ blockId }) => blockId === 'reason');
        const reason: unknown = Reflect.get(Object(field?.element), 'initialValue');
        await (await stage.as(stage.people.moderator)).closeModal(modal);
        return [saidIn(modal.view.blocks)[0]?.args.username, reason];
    }

    const keys = (line: string): Promise<string[]> => stage.keys(stage.people.moderator, line);

    test.each([
        ['"john doe" spam', 'john doe', 'spam'],
        ["@'john doe' spam", 'john doe', 'spam'],
        ['“john doe” spam', 'john doe', 'spam'],
        ['john spam', 'john', 'spam'],
        ['@\u200Bsam.spammer spam', 'sam.spammer', 'spam'],
        ['\u2068@sam.spammer\u2069 spam', 'sam.spammer', 'spam'],
        ['`@\u200Bsam.spammer` spam', 'sam.spammer', 'spam'],
        ['@sam.spammer, spam', 'sam.spammer', 'spam'],
        ['@sam.spammer: spam', 'sam.spammer', 'spam'],
        ['@ann. spam', 'ann.', 'spam'],
        ['@Help spam', 'Help', 'spam'],
    ])('%j', async (line, username, reason) => {
        expect(await asked(line)).toEqual([username, reason]);
    });

    test.each([
        '@john @ann spam',
        '@john, @ann spam',
        '@john,@ann spam',
        '@john\n@ann\nspam',
        '@john ， \u200B@ann; spam',
        'john @ann @john @ann, spam',
        '\u2068@john\u2069,\u2068@ann\u2069 spam',
    ])('%j names both', async (line) => {
        const modal = await (await stage.run(stage.people.moderator, line)).modal();
        expect(saidIn(modal.view.blocks)[1]?.args.accounts).toBe('@john · @ann');
        expect(JSON.stringify(modal.view.blocks)).toContain('"initialValue":"spam"');
        await (await stage.as(stage.people.moderator)).closeModal(modal);
    });

    test.each(['"jane doe" spam', '"john doe jr" spam', '"john', '“john spam'])('%j names nobody', async (line) => {
        expect(await keys(line)).toEqual(['refused_no_such_account']);
    });

    test.each([
        ['HELP', 'told_help_deactivate'],
        ['Log', 'log_empty'],
        ['Status', 'refused_not_admin'],
        ['log "john doe"', 'log_empty_of'],
        ['log @john @ann', 'told_help_log'],
        ['@john 7d spam', 'refused_no_duration'],
        ['@john 2y spam', 'told_duration_mistaken'],
    ])('%j: %s', async (line, key) => {
        expect((await keys(line))[0]).toBe(key);
    });

    test('a log is that of the account which is named, not of another', async () => {
        const { args } = saidIn((await stage.told(stage.people.moderator, 'log "john doe"')).blocks)[0] ?? {};
        expect(args).toEqual({ username: 'john doe' });
    });

    test('an account can not be activated for a time', async () => {
        const client = await stage.as(stage.people.moderator);
        const exchange = await client.runCommand('activate', '@ina.inactive 7d', stage.rooms.general._id);
        expect(keysIn((await exchange.ephemeral()).blocks)).toEqual(['told_duration_not_for_activate']);
    });
});
