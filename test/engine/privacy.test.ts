import type { ChatMessage } from '../../sandbox/client/shapes';
import { addAccount, addRoom } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { keysIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';
import { textsIn } from './support/texts';

/** What people without permission learn, and what other people's text can do. */
describe('what is told, and to whom', () => {
    let stage: Stage;
    let mona: Account;

    stageForEachTest((started) => {
        stage = started;
        mona = stage.people.moderator;
    });

    /** All that somebody is pushed and answered, but for what differs each time by itself. */
    async function seen(
        who: Account,
        act: (client: Awaited<ReturnType<Stage['as']>>) => Promise<unknown>,
    ): Promise<string> {
        const client = await stage.as(who);
        const start = client.stream.length;
        const answer = await act(client);
        await stage.told(who, 'help');
        const events = client.stream
            .since(start)
            .filter(({ type }) => type === 'ui-interaction' || type === 'ephemeral-message')
            .slice(0, -1);
        return JSON.stringify([answer, events]);
    }

    const run = (who: Account, words: string) =>
        seen(
            who,
            async (client) => (await client.runCommand('deactivate', words, stage.rooms.general._id)).answer.text,
        );
    const withoutIds = (text: string): string =>
        text.replace(/"(_id|ts|_updatedAt|blockId|triggerId)":"[^"]*"/g, '"$1":""');

    describe('to somebody without permission', () => {
        test('every target is answered alike: whether an account is there, active or protected can not be told', async () => {
            const { member } = stage.people;
            const targets = [
                'sam.spammer',
                'nobody.here',
                'ina.inactive',
                'ada.admin',
                'rocket.cat',
                'poll.app',
                'max.member',
            ];
            const answers = new Set<string>();
            for (const target of targets) {
                for (const words of [`@${target}`, `log @${target}`]) {
                    answers.add(withoutIds(await run(member, words)));
                }
            }
            answers.add(withoutIds(await run(member, 'log')));
            expect([...answers]).toEqual([expect.stringContaining('refused_not_permitted')]);
        });

        test('no e-mail address, no token, no name, id or reason of anybody else is in what they are told', async () => {
            const { member, guest, spammer, owner } = stage.people;
            await stage.submit(mona, await stage.ask(mona, spammer, 'a secret reason'));
            const question = await stage.ask(mona, owner);
            await stage.submit(mona, question);
            const offered = await (
                await stage.as(mona)
            ).runCommand('deactivate', '@nina.newcomer', 'GENERAL', { withTrigger: false });
            await offered.ephemeral();
            const ids = stage.confirmations().map(({ id }) => id);
            const { messages, moderatorAndSpammer, general } = stage.rooms;
            const tokens = [(await stage.as(mona)).credentials.authToken];
            for (const who of [member, guest]) {
                const all = [
                    await run(who, 'log'),
                    await run(who, 'log @sam.spammer'),
                    await run(who, 'status'),
                    await run(who, '@olga.owner'),
                    ...(await Promise.all([
                        seen(
                            who,
                            async (client) =>
                                (
                                    await client.interact(stage.appId, {
                                        type: 'viewSubmit',
                                        payload: { view: question.submission() },
                                    })
                                ).answer.text,
                        ),
                        seen(
                            who,
                            async (client) =>
                                (
                                    await client.interact(stage.appId, {
                                        type: 'viewSubmit',
                                        payload: { view: { id: question.view.id, state: {} } },
                                    })
                                ).answer.text,
                        ),
                    ])),
                ];
                for (const id of ids) {
                    all.push(
                        await seen(
                            who,
                            async (client) =>
                                (
                                    await client.interact(stage.appId, {
                                        type: 'blockAction',
                                        actionId: 'open-confirmation',
                                        payload: { value: id },
                                    })
                                ).answer.text,
                        ),
                    );
                }
                for (const body of [
                    { actionId: 'deactivate-author', rid: general._id, mid: messages.spam._id },
                    { actionId: 'deactivate-other', rid: moderatorAndSpammer._id },
                ]) {
                    all.push(
                        await seen(
                            who,
                            async (client) =>
                                (await client.interact(stage.appId, { type: 'actionButton', payload: {}, ...body }))
                                    .answer.text,
                        ),
                    );
                }
                const text = all.join('\n');
                for (const secret of [
                    '@example.com',
                    'a secret reason',
                    'olgas-notes',
                    'design-team',
                    'mona',
                    'Mona',
                    'olga.owner',
                    'Olga',
                    'nina',
                    spammer._id,
                    owner._id,
                    mona._id,
                    ...tokens,
                ]) {
                    expect(text.replaceAll(JSON.stringify(question.submission()), '')).not.toContain(secret);
                }
            }
        });
    });

    test('what moderators are shown holds no e-mail address and no token', async () => {
        const { spammer, owner } = stage.people;
        const target = await stage.connect(spammer);
        const client = await stage.as(mona);
        await stage.submit(mona, await stage.ask(mona, spammer, 'spam'));
        const modal = await stage.ask(mona, owner);
        await stage.submit(mona, modal);
        await stage.submit(mona, modal.fill('username', 'olga.owner'));
        for (const words of ['log', 'status', '@sam.spammer']) {
            await stage.told(mona, words);
        }
        const text = JSON.stringify([
            client.stream.since(0).map(({ payload }) => payload),
            modal.view,
            stage.model.records.all(stage.appId),
        ]);
        for (const secret of ['@example.com', target.credentials.authToken, client.credentials.authToken]) {
            expect(text).not.toContain(secret);
        }
    });

    describe("other people's text", () => {
        const HOSTILE = [
            '[Click here](https://evil.example)',
            '@all @here @mia.member #general',
            '*bold* _it_ ~no~ **all**',
            '`code` ``` block ```',
            '{{username}} $t(confirm_title)',
            '<https://evil.example|Rocket.Chat>',
            '![image](https://evil.example/x.png)',
            'https://evil.example/path',
            '\u202Eenod\u202C \u200Bzero',
            '> quote\n# heading\n- list',
            ':smile: \\(x^2\\) $$y$$',
        ];
        /** A mention, as the server finds them in a message's text. */
        const MENTION = /(^|\s|>)@[0-9a-zA-Z-_.]+/m;

        /** The text of a message without its code, in which nothing is formatted. */
        const outsideCode = (text: string): string => text.replace(/`[^`\n]*`/g, '');

        function expectPlain({ msg, blocks }: ChatMessage): void {
            expect(msg).not.toMatch(MENTION);
            expect(outsideCode(msg)).not.toMatch(/evil|\*|~|\[|\]\(|<http|#general|:smile:|\$\$/);
            expect(msg).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
            const texts = JSON.stringify(blocks);
            const formatted = [...texts.matchAll(/\{[^{}]*"type":"mrkdwn"[^{}]*/g)].map(([text]) => text);
            expect(formatted.filter((text) => text.includes('evil'))).toEqual([]);
            expect(texts).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u202/);
            // What the client's translation would take for its own syntax.
            expect(texts).not.toMatch(/\{\{|\$t\(/);
        }

        test('names, reasons and room names form no markup and no mentions: in messages, modals, the log and the log room', async () => {
            const log = stage.rooms.moderationLog._id;
            for (const [index, text] of HOSTILE.entries()) {
                const target = addAccount(stage.model, `target-${index}`, { name: text });
                addRoom(stage.model, 'p', `room-${index}`, { fname: text, members: [target], owners: [target] });
                const modal = await stage.ask(mona, target);
                modal.fill('reason', text);
                await stage.submit(mona, modal);
                const marked = textsIn(modal.view).filter(({ type }) => type === 'mrkdwn');
                expect(marked.map(({ i18n }) => i18n?.key)).toEqual(['heading_deleted']);
                expect(JSON.stringify(modal.view)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
                const { exchange } = await stage.submit(mona, modal.fill('username', target.username));
                expectPlain(await exchange.ephemeral());
                expectPlain(await exchange.posted(log));
                expectPlain(await stage.told(mona, `log @target-${index}`));
                expectPlain(await stage.told(mona, `@target-${index}`));
            }
            expectPlain(await stage.told(mona, 'log'));
        });

        test('what was asked for is told as plain text', async () => {
            for (const text of HOSTILE.map((hostile) => hostile.replaceAll(/\s/g, ''))) {
                expectPlain(await stage.told(mona, text));
            }
        });

        test('what stands in a setting is told as plain text', async () => {
            await stage.workspace.saveSettings({ 'authorised-roles': HOSTILE.join(', ') });
            expectPlain(await stage.told(stage.people.member, '@sam.spammer'));
            expectPlain(await stage.told(stage.people.admin, 'status'));
        });

        test('a long name is cut', async () => {
            const target = addAccount(stage.model, 'long', { name: 'x'.repeat(10_000) });
            const modal = await stage.ask(mona, target);
            expect(modal.text.length).toBeLessThan(10_000);
            expect(keysIn(modal.view.blocks)[0]).toBe('confirm_who');
        });
    });
});
