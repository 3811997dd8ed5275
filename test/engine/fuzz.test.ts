import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';

import { splitParams } from '../../sandbox/http/splitParams';
import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { type CommandLine, readCommandLine } from '../../src/surfaces/commandLine';
import { until } from '../support/until';
import { nasty, nastyText } from '../unit/support/nasty';
import { expectPlain } from './support/plainText';
import { keysIn } from './support/said';
import { ServiceStage } from './support/serviceStage';
import { snapshotOf } from './support/snapshot';
import type { Stage } from './support/stage';

const SEED = 20_261_123;
const RUNS = 600;
const IN_A_LINE = 10_000;

type Action = 'deactivate' | 'activate';

/** What can be typed in one word. A database holds no half pair of surrogates. */
const typeable = nasty.filter(
    (name) => wordsOf(name).length === 1 && wordsOf(name)[0] === name && !/\p{Cs}/u.test(name),
);
/** Names that a careless reader would take for something else, or for one another. */
const lookalikes = [
    ...['help', 'log', 'status', 'Help', '@help', '@', '@all', 'all', 'here', 'hasOwnProperty', 'null', 'undefined'],
    ...[
        'tess',
        'Tess',
        'tess.',
        'tess\u200B',
        '\u202Etess',
        'te\u0301ss',
        't\u00E9ss',
        'теss',
        '@tess',
        '“tess”',
        'zo\u00EB',
    ],
    ...['$1', '$&', '.*', '%', '{$ne:1}', '*', 'a,b', 'o’neil', 'back\\slash', '/activate', '<@tess>', '#general'],
];

const names = [...typeable, ...lookalikes];
/** What differs from a name by as little as can be, and may be another name or none. */
const nearMisses: readonly ((name: string) => string)[] = [
    (name) => name.toUpperCase(),
    (name) => name.normalize('NFC'),
    (name) => name.normalize('NFD'),
    (name) => `${name}\u200B`,
    (name) => name.slice(1),
];

/** Anything at all that is typed after the commands: it is about exactly one account or it is refused, and nothing is changed by it. */
describe('command lines', () => {
    let at: ServiceStage;
    let stage: Stage;
    let mona: Account;

    beforeAll(async () => {
        at = await ServiceStage.start();
        stage = at.stage;
        mona = stage.people.moderator;
        for (const [index, username] of names.entries()) {
            addAccount(stage.model, username, { active: index % 2 === 0 });
        }
    });

    afterAll(() => at.stop());

    /** The key of the sentence that answers a line, or the accounts that the modal has to be about. */
    function answerTo(action: Action, line: string): string | Account[] {
        const read = readCommandLine(splitParams(line));
        switch (read.kind) {
            case 'nobody':
                return `told_usage_${action}`;
            case 'help':
                return 'told_help_deactivate';
            case 'status':
                return 'refused_not_admin';
            case 'newcomers':
                return action === 'deactivate' ? 'newcomers_none' : 'told_help_newcomers';
            case 'newcomers-misused':
                return 'told_help_newcomers';
            case 'log-misused':
                return 'told_help_log';
            case 'log-case':
                return 'log_no_such_case';
            case 'log':
                return read.username === undefined
                    ? 'log_empty'
                    : called(read.username)
                      ? 'log_empty_of'
                      : 'refused_no_such_account';
            case 'accounts':
                return answerAbout(action, read);
        }
    }

    function answerAbout(
        action: Action,
        { names: [username, ...more], duration }: Extract<CommandLine, { kind: 'accounts' }>,
    ): string | Account[] {
        if (duration && action === 'activate') {
            return 'told_duration_not_for_activate';
        }
        if (duration?.kind === 'mistaken') {
            return 'told_duration_mistaken';
        }
        if (more.length > 0) {
            return answerAboutSeveral(action, [username, ...more]);
        }
        const account = called(username);
        if (!account) {
            return 'refused_no_such_account';
        }
        return account.active === (action === 'activate') ? `already_${action}d` : [account];
    }

    function answerAboutSeveral(action: Action, named: readonly string[]): string | Account[] {
        if (named.length > 50) {
            return 'batch_too_many';
        }
        const accounts = [...new Set(named.flatMap((name) => called(name) ?? []))].filter(
            ({ active }) => active === (action === 'deactivate'),
        );
        return accounts.length > 0 ? accounts : `batch_none_${action}`;
    }

    /** The account that is called exactly so, with or without an @; else one that looks so, but for a mark behind it and what stands around it. */
    function called(word: string): Account | undefined {
        const exactly = (name: string): Account | undefined =>
            (name.startsWith('@') ? stage.model.accounts.byUsername(name.slice(1)) : undefined) ??
            stage.model.accounts.byUsername(name);
        const seen = word.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{DI}]/gu, '').trim();
        const unmarked = seen.replace(/[,:;.，、；]$/u, '');
        const inside = (name: string): string => /^@?[`“„«(](.+)[`”“»)]$/s.exec(name)?.[1] ?? name;
        return [word, seen, unmarked, inside(seen), inside(unmarked)].reduce<Account | undefined>(
            (found, name) => found ?? (name === '' ? undefined : exactly(name)),
            undefined,
        );
    }

    const readsSeveral = (line: string): boolean => {
        const read = readCommandLine(splitParams(line));
        return read.kind === 'accounts' && read.names.length > 1;
    };

    /** The key of the title of the modal, and whom the question has to be about. */
    function asked(action: Action, accounts: readonly Account[], areSeveral: boolean): [string, object] {
        const [first] = accounts;
        const count = accounts.length === 1 ? '_one' : '';
        return areSeveral
            ? [`batch_title_${action}${count}`, { step: { accounts: accounts.map(({ _id: id }) => ({ id })) } }]
            : [action === 'activate' ? 'activate_title' : 'confirm_title', { target: { id: first?._id } }];
    }

    /** To change for how long an account stays deactivated is offered by a button, and an offer changes nothing. */
    function forgetOffers(): void {
        for (const { id, data } of stage.model.records.all(stage.appId)) {
            if ('kind' in data && data.kind === 'confirmation') {
                stage.model.records.removeById(stage.appId, id);
            }
        }
    }

    async function tryLine(action: Action, line: string): Promise<void> {
        const client = await stage.as(mona);
        const before = snapshotOf(stage);
        const exchange = await client.runCommand(action, line, stage.rooms.general._id);
        expect(await stage.shown(mona, exchange)).toHaveLength(1);
        const answer = answerTo(action, line);
        if (typeof answer === 'string') {
            const message = await exchange.ephemeral();
            expect(keysIn(message.blocks)[0]).toBe(answer);
            expectPlain(message);
            forgetOffers();
        } else {
            const modal = await exchange.modal();
            const [title, about] = asked(action, answer, readsSeveral(line));
            expect(keysIn(modal.view.title)).toEqual([title]);
            expect(stage.confirmations()).toMatchObject([{ viewId: modal.view.id, ...about }]);
            const { reason } = { reason: '', ...readCommandLine(splitParams(line)) };
            expect(crossed(modal.submission().state)).toMatchObject(
                reason ? { reason: { reason: crossed(reason) } } : {},
            );
            expectPlain(modal.view);
            await client.closeModal(modal);
            await until('the question is forgotten', () => stage.confirmations().length === 0);
        }
        const after = snapshotOf(stage);
        // Jest's own comparison takes longer than the line; it is asked where there is something to report.
        if (!isDeepStrictEqual(after, before)) {
            expect(after).toEqual(before);
        }
    }

    test('any line is about exactly the account that it names, or is refused; nothing is changed by it', async () => {
        const action = fc.constantFrom<Action>('deactivate', 'activate');
        const around = fc.constantFrom('', '', '', '@', ' ', '\n', '\t@', '\u00A0', '\u200B', '"', '“', "'", '@@');
        const first = fc.oneof(
            { weight: 5, arbitrary: fc.constantFrom(...names) },
            { weight: 2, arbitrary: fc.constantFrom('help', 'status', 'log', 'LOG', '') },
            { weight: 2, arbitrary: nastyText },
        );
        const line = fc.tuple(around, first, around, fc.constantFrom(' ', ''), nastyText);
        await fc.assert(
            fc.asyncProperty(action, line, (command, parts) =>
                tryLine(command, parts.join('').slice(0, 2 * IN_A_LINE)),
            ),
            { seed: SEED, numRuns: RUNS, endOnFailure: true },
        );
    }, 300_000);

    test.each(['deactivate', 'activate'] as const)(
        'each name, after /%s',
        async (action) => {
            for (const name of names) {
                await tryLine(action, name);
                await tryLine(action, `@${name} ${name}`);
                await tryLine(action, `log ${name}`);
                for (const nearMiss of nearMisses) {
                    await tryLine(action, nearMiss(name));
                }
            }
        },
        60_000,
    );
});

/** The words of a line: the server splits it and drops the quotes, the app then splits at any white space. */
function wordsOf(line: string): string[] {
    return splitParams(line)
        .join(' ')
        .split(/\s+/)
        .filter((word) => word !== '');
}

/** As it comes back from the app: half pairs of surrogates don't cross. */
function crossed(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value).replaceAll(/(?:\\ud[89a-f][0-9a-f]{2}|\uFFFD)+/g, '\uFFFD'));
}
