import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { AskedOnce, Remembered } from '../../src/moderation/remembered';
import { serviceAccountOf } from '../../src/workspace/rest/serviceAccount';
import { ServiceAccountMemory } from '../../src/workspace/rest/serviceMemory';
import { never } from './support/faults';

beforeEach(() => {
    jest.useFakeTimers();
});

afterEach(() => {
    jest.useRealTimers();
});

/** An answer that comes when the test says so. */
function open<Value>(): { readonly answer: Promise<Value>; readonly give: (value: Value) => void } {
    let give: (value: Value) => void = () => undefined;
    const answer = new Promise<Value>((resolve) => (give = resolve));
    return { answer, give };
}

describe('something that is remembered for a second', () => {
    const SECOND = 1000;
    let memory: Remembered<string>;
    let asked: string[];

    beforeEach(() => {
        memory = new Remembered(SECOND);
        asked = [];
    });

    /** Asks for this answer, unless one is remembered. */
    const get = (answer: string): Promise<string> =>
        memory.get(() => {
            asked.push(answer);
            return Promise.resolve(answer);
        });

    test('is asked once in that time, and again after it', async () => {
        await expect(get('first')).resolves.toBe('first');
        await jest.advanceTimersByTimeAsync(SECOND - 1);
        await expect(get('second')).resolves.toBe('first');
        await jest.advanceTimersByTimeAsync(1);
        await expect(get('third')).resolves.toBe('third');
        expect(asked).toEqual(['first', 'third']);
    });

    test('or for as long as its answer says', async () => {
        const short = new Remembered<string>((answer) => (answer === 'short' ? 1 : SECOND));
        await short.get(() => Promise.resolve('short'));
        await jest.advanceTimersByTimeAsync(1);
        await short.get(() => Promise.resolve('long'));
        await jest.advanceTimersByTimeAsync(SECOND - 1);
        expect(short.fresh()).toMatchObject({ value: 'long' });
        await jest.advanceTimersByTimeAsync(1);
        expect(short.fresh()).toBeUndefined();
    });

    test('may be nothing: that is an answer, too', async () => {
        const nothing = new Remembered<string | undefined>(SECOND);
        const ask = jest.fn(() => Promise.resolve(undefined));
        await nothing.get(ask);
        await nothing.get(ask);
        expect(ask).toHaveBeenCalledTimes(1);
    });

    test('is asked again after it was forgotten', async () => {
        await get('first');
        memory.forget();
        await expect(get('second')).resolves.toBe('second');
        await expect(get('third')).resolves.toBe('second');
    });

    test('what was asked before it was forgotten is not remembered, though its answer comes afterwards', async () => {
        const { answer, give } = open<string>();
        const before = memory.get(() => answer);
        memory.forget();
        give('old');
        await expect(before).resolves.toBe('old');
        await expect(get('new')).resolves.toBe('new');
    });

    test('nor does such an answer take the place of a newer one', async () => {
        const { answer, give } = open<string>();
        const before = memory.get(() => answer);
        memory.forget();
        await get('new');
        give('old');
        await before;
        await expect(get('newer')).resolves.toBe('new');
    });

    test('a failure is not remembered', async () => {
        await expect(memory.get(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
        await expect(get('first')).resolves.toBe('first');
    });

    test('a question that hangs keeps nobody else waiting', async () => {
        void memory.get(never);
        await expect(get('first')).resolves.toBe('first');
    });
});

describe('a question that is asked once', () => {
    const LIMIT = 5000;
    let once: AskedOnce<string>;

    beforeEach(() => {
        once = new AskedOnce(LIMIT);
    });

    test('however many wait for its answer', async () => {
        const { answer, give } = open<string>();
        const question = jest.fn(() => answer);
        const all = Promise.all([once.ask(question), once.ask(question), once.ask(question)]);
        give('yes');
        await expect(all).resolves.toEqual(['yes', 'yes', 'yes']);
        expect(question).toHaveBeenCalledTimes(1);
    });

    test('is asked anew by who comes after its answer', async () => {
        await expect(once.ask(() => Promise.resolve('first'))).resolves.toBe('first');
        await expect(once.ask(() => Promise.resolve('second'))).resolves.toBe('second');
    });

    test('fails for all who wait, and for nobody after them', async () => {
        const failing = (): Promise<string> => Promise.reject(new Error('no such thing'));
        const both = await Promise.allSettled([once.ask(failing), once.ask(() => Promise.resolve('unasked'))]);
        expect(both).toMatchObject([
            { status: 'rejected', reason: { message: 'no such thing' } },
            { status: 'rejected', reason: { message: 'no such thing' } },
        ]);
        await expect(once.ask(() => Promise.resolve('second'))).resolves.toBe('second');
    });

    test('and hangs is given up, and asked anew by who comes then', async () => {
        const hanging = Promise.allSettled([once.ask(never)]);
        await jest.advanceTimersByTimeAsync(LIMIT - 1);
        const late = Promise.allSettled([once.ask(() => Promise.resolve('unasked'))]);
        await jest.advanceTimersByTimeAsync(1);
        await expect(hanging).resolves.toMatchObject([{ reason: { message: 'No answer in time' } }]);
        await expect(late).resolves.toMatchObject([{ reason: { message: 'No answer in time' } }]);
        await expect(once.ask(() => Promise.resolve('second'))).resolves.toBe('second');
    });
});

test('settings of the service account that could not be read once do not keep permissions unread for ever', async () => {
    let reads = 0;
    const settings = {
        read: () => (++reads === 1 ? never() : Promise.resolve({ userId: '', token: '', baseUrl: '' })),
        siteUrl: () => Promise.resolve(''),
    };
    const account = serviceAccountOf(settings, unreachable, new ServiceAccountMemory(), neverWorked);
    const hanging = Promise.allSettled([account.permittedRoles()]);
    // Longer than the question is waited for, and than its answer would be remembered.
    await jest.advanceTimersByTimeAsync(20_000);
    await expect(hanging).resolves.toHaveLength(1);
    await expect(account.permittedRoles()).resolves.toEqual({ kind: 'no-service-account' });
    expect(reads).toBe(2);
});

test.each(['fails', 'hangs'])(
    'settings of the service account whose reading %s are not as good as none: only an admin may act',
    async (how) => {
        const settings = {
            read: () => (how === 'hangs' ? never() : Promise.reject(new Error('no'))),
            siteUrl: () => Promise.resolve(''),
        };
        const asked = serviceAccountOf(settings, unreachable, new ServiceAccountMemory(), neverWorked).permittedRoles();
        await jest.advanceTimersByTimeAsync(2000);
        await expect(asked).resolves.toMatchObject({ kind: 'unread' });
    },
);

const neverWorked = {
    has: () => Promise.resolve(false),
    remember: () => Promise.resolve(),
    forget: () => Promise.resolve(),
};

const unanswered = (): Promise<IHttpResponse> => Promise.reject(new Error('No service account is set'));
const unreachable: IHttp = {
    get: unanswered,
    post: unanswered,
    put: unanswered,
    del: unanswered,
    patch: unanswered,
};
