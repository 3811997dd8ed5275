import type { Exchange } from '../../sandbox/client/client';
import { type Answer, request } from '../../sandbox/client/rest';
import { type Fields, isFields } from '../../sandbox/client/shapes';
import { addAccount, say } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { until } from '../support/until';
import { snapshotOf } from './support/snapshot';
import { Stage } from './support/stage';

/** A body as a client sends it, and what comes of it where nothing in it is changed. */
interface Live {
    readonly body: Fields;
    readonly counts: (exchange: Exchange) => Promise<void>;
}

const ways = ['submit', 'closed modal', 'button in a message', 'button in a modal', 'menu of a message'] as const;
type Way = (typeof ways)[number];

/** Bodies with keys that every object has, or that nobody sent who is logged in. The live body itself counts each time. */
describe('forged keys and log-ins', () => {
    let stage: Stage;
    let mona: Account;
    let targets = 0;

    beforeAll(async () => {
        stage = await Stage.start();
        stage.model.settings.API_Enable_Rate_Limiter = false;
        // A job that is due while the process is away has the engine refuse commands for five minutes.
        await stage.workspace.scheduler.stop();
        mona = stage.people.moderator;
        await Promise.all([stage.as(mona), stage.as(stage.people.member)]);
    });

    afterAll(() => stage.stop());

    const opensModal = async (exchange: Exchange): Promise<void> => {
        await exchange.modal();
    };

    /** What mona is asked and may answer by this way. */
    async function liveBody(way: Way): Promise<Live> {
        const target = addAccount(stage.model, `target-${++targets}`);
        const client = await stage.as(mona);
        switch (way) {
            case 'submit': {
                const modal = await stage.ask(mona, target, 'spam');
                const body = { type: 'viewSubmit', payload: { view: modal.submission() } };
                return { body, counts: () => until('the account is inactive', () => !stage.isActive(target)) };
            }
            case 'closed modal': {
                const { view } = await stage.ask(mona, target, 'spam');
                const isOpen = (): boolean => stage.confirmations().some(({ id }) => id === view.id);
                expect(isOpen()).toBe(true);
                const body = { type: 'viewClosed', payload: { viewId: view.id, view: { ...view, state: {} } } };
                return { body, counts: () => until('the question is taken back', () => !isOpen()) };
            }
            case 'button in a message':
            case 'button in a modal': {
                const known = stage.confirmations().map(({ id }) => id);
                const words = `@${target.username ?? ''}`;
                await client.runCommand('deactivate', words, stage.rooms.general._id, { withTrigger: false });
                const [offer] = stage.confirmations().filter(({ id }) => !known.includes(id));
                const container = { type: way === 'button in a modal' ? 'view' : 'message', id: 'any' };
                const payload = { blockId: 'any', value: offer?.id };
                return {
                    body: { type: 'blockAction', actionId: 'open-confirmation', container, payload },
                    counts: opensModal,
                };
            }
            case 'menu of a message': {
                const { _id: mid, rid } = stage.rooms.messages.spam;
                const payload = { context: 'messageAction', message: mid };
                const body = { type: 'actionButton', actionId: 'deactivate-author', mid, rid, payload };
                return { body, counts: opensModal };
            }
        }
    }

    async function expectToCount({ body, counts }: Live): Promise<void> {
        await counts(await (await stage.as(mona)).interact(stage.appId, body));
        await stage.followed();
    }

    const isRunning = (pid: number): boolean => {
        try {
            return process.kill(pid, 0);
        } catch {
            return false;
        }
    };

    /** The process that runs the app, by its id. */
    const pid = async (): Promise<number> => (await stage.workspace.engines[0]?.pid(stage.appId)) ?? 0;

    /** Sends what has to change nothing, and leaves the process running. */
    async function expectNothing(send: () => Promise<unknown>): Promise<void> {
        await stage.followed();
        const [before, running] = [snapshotOf(stage), await pid()];
        await send();
        await stage.followed();
        expect(snapshotOf(stage)).toEqual(before);
        expect(await pid()).toBe(running);
        expect(isRunning(running)).toBe(true);
    }

    /** Sends what has to end the process and change nothing, and has the engine restart it. */
    async function expectTheEnd(send: () => Promise<unknown>): Promise<void> {
        await stage.followed();
        const [before, running] = [snapshotOf(stage), await pid()];
        // The answer comes when the engine gives up, 30 s later, or not at all.
        void send().catch(() => undefined);
        await until('the process ends', () => !isRunning(running));
        expect(snapshotOf(stage)).toEqual(before);
        await stage.workspace.engines[0]?.restart(stage.appId);
        expect(snapshotOf(stage)).toEqual(before);
    }

    const interact = async (who: Account, body: Fields): Promise<Exchange> =>
        (await stage.as(who)).interact(stage.appId, body);

    /** Sends an interaction with these headers for a log-in. */
    const post = (headers: Record<string, string>, body: Fields): Promise<Answer> =>
        request(`${stage.workspace.url}/api/apps/ui.interaction/${stage.appId}`, 'POST', headers, body);

    test.each<[Way, string[]]>([
        ['submit', ['payload', 'view']],
        ['submit', ['payload', 'view', 'state']],
        ['submit', ['payload', 'view', 'state', 'reason']],
        ['submit', ['payload', 'view', 'title']],
        ['closed modal', ['payload', 'view', 'state']],
        ['button in a message', ['payload', 'value']],
        ['button in a modal', ['container']],
        ['menu of a message', ['actionId']],
    ])('%s, with the prototype’s key in %j: ends the process, and nothing else', async (way, path) => {
        const live = await liveBody(way);
        await expectTheEnd(() => interact(mona, withKey(live.body, path, '__proto__')));
        await expectToCount(live);
    });

    test('so it does without a log-in, where the body names a visitor', async () => {
        const live = await liveBody('submit');
        const forged = withKey(live.body, ['payload', 'view'], '__proto__');
        await expectTheEnd(() => post({}, { ...forged, visitor: { token: 'invented' } }));
        await expectToCount(live);
    });

    test('a message that holds such a key ends it where its author is reported or picked; their name in a command does not', async () => {
        const blocks = [withKey({ type: 'section' }, [], '__proto__')];
        const { _id, rid, msg } = say(stage.model, stage.rooms.general, stage.people.spammer, 'COINS', { blocks });
        const [member, client] = [await stage.as(stage.people.member), await stage.as(mona)];
        const report = { messageId: _id, description: 'spam' };
        await expectTheEnd(() => member.post('/api/v1/chat.reportMessage', report));
        await expectTheEnd(() => client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg }));
        await stage.ask(mona, stage.people.spammer);
    });

    test('while such a message is the newest of a room, whatever reads the room ends it, as a command that is typed there', async () => {
        const { general } = stage.rooms;
        const { spammer } = stage.people;
        const client = await stage.as(mona);
        general.lastMessage = { blocks: [withKey({ type: 'section' }, [], '__proto__')] };
        await expectTheEnd(() => client.runCommand('deactivate', `@${spammer.username ?? ''}`, general._id));
        general.lastMessage = { msg: 'Any message' };
        await stage.ask(mona, spammer);
    });

    test.each(ways.flatMap((way) => [[], ['payload']].map((path): [Way, string[]] => [way, path])))(
        '%s, with the prototype’s key in %j: does not reach the app',
        async (way, path) => {
            const live = await liveBody(way);
            const running = await pid();
            const forged = withKey(live.body, path, '__proto__');
            await expectNothing(() => interact(stage.people.member, forged));
            await expectToCount({ ...live, body: forged });
            expect(await pid()).toBe(running);
        },
    );

    test.each(ways.flatMap((way) => ['constructor', 'prototype'].map((key): [Way, string] => [way, key])))(
        '%s, with %s as a key in each object: does nothing for those who were not asked',
        async (way, key) => {
            const live = await liveBody(way);
            await expectNothing(async () => {
                const { answer } = await interact(stage.people.member, withKeyInEach(live.body, key));
                // An exception in a handler becomes an empty answer.
                expect(answer.text).not.toBe('');
            });
            await expectToCount(live);
        },
    );

    test.each(ways)(
        '%s, without a log-in or with a wrong one: is refused, and the app does not hear of it',
        async (way) => {
            const live = await liveBody(way);
            const { credentials } = await stage.as(stage.people.member);
            const logIns: Record<string, string>[] = [
                {},
                { 'X-User-Id': mona._id },
                { 'X-User-Id': mona._id, 'X-Auth-Token': 'invented' },
                { 'X-User-Id': mona._id, 'X-Auth-Token': credentials.authToken },
                { 'X-User-Id': '__proto__', 'X-Auth-Token': '__proto__' },
            ];
            const bodies = [live.body, { ...live.body, ['__proto__']: { visitor: { token: 'invented' } } }];
            const { length } = stage.hooks.calls;
            for (const headers of logIns) {
                for (const body of bodies) {
                    await expectNothing(async () => {
                        expect(await post(headers, body)).toMatchObject({ status: 401 });
                    });
                }
            }
            expect(stage.hooks.calls).toHaveLength(length);
            await expectToCount(live);
        },
    );

    describe.each<[string, () => Fields]>([
        ['commands.run', () => ({ command: 'deactivate', params: '@sam.spammer', roomId: 'GENERAL' })],
        ['chat.reportMessage', () => ({ messageId: stage.rooms.messages.spam._id, description: 'spam' })],
    ])('%s', (path, body) => {
        const url = (): string => `${stage.workspace.url}/api/v1/${path}`;

        test('is refused with the prototype’s key, and without a log-in', async () => {
            const client = await stage.as(mona);
            const forged = withKey(body(), [], '__proto__');
            await expectNothing(async () => {
                expect(await client.post(`/api/v1/${path}`, forged)).toMatchObject({ status: 400 });
                expect(await request(url(), 'POST', {}, body())).toMatchObject({ status: 401 });
                const wrong = { 'X-User-Id': mona._id, 'X-Auth-Token': 'invented' };
                expect(await request(url(), 'POST', wrong, body())).toMatchObject({ status: 401 });
            });
            const { length } = stage.hooks.calls;
            expect(await client.post(`/api/v1/${path}`, body())).toMatchObject({ status: 200 });
            await until('the app hears of it', () => stage.hooks.calls.length > length);
        });
    });
});

/** The body with one more key in the object at this path. */
function withKey(value: unknown, [part, ...rest]: readonly string[], key: string): Fields {
    const fields = isFields(value) ? value : {};
    // A computed key is one like any other, also where it is called __proto__.
    return part === undefined
        ? { ...fields, [key]: { constructor: { prototype: { active: false } } } }
        : { ...fields, [part]: withKey(fields[part], rest, key) };
}

/** The body with one more key in each object. */
function withKeyInEach(value: Fields, key: string): Fields {
    const parts = Object.entries(value).map(([name, part]) => [name, inEach(part, key)] as const);
    return withKey(Object.fromEntries(parts), [], key);
}

function inEach(value: unknown, key: string): unknown {
    return Array.isArray(value)
        ? value.map((part) => inEach(part, key))
        : isFields(value)
          ? withKeyInEach(value, key)
          : value;
}
