import { Deadline } from '../../src/moderation/deadline';
import { inParallel } from '../../src/moderation/inParallel';

beforeEach(() => {
    jest.useFakeTimers();
});

afterEach(() => {
    jest.useRealTimers();
});

const items = Array.from({ length: 1000 }, (_, index) => index);

test('asks of 64 at a time, and answers in order', async () => {
    let underWay = 0;
    let most = 0;
    const asked = inParallel(
        items,
        async (item) => {
            most = Math.max(most, ++underWay);
            await new Promise((resolve) => setTimeout(resolve, item % 7));
            underWay--;
            return item * 2;
        },
        new Deadline(5000),
    );
    await jest.runAllTimersAsync();
    expect(await asked).toEqual(items.map((item) => ({ item, answer: { kind: 'answered', value: item * 2 } })));
    expect(most).toBe(64);
});

test('one that fails keeps nobody else back', async () => {
    const asked = inParallel(
        [1, 2],
        (item) => (item === 1 ? Promise.reject(new Error('no')) : Promise.resolve(item)),
        new Deadline(5000),
    );
    await expect(asked).resolves.toEqual([
        { item: 1, answer: { kind: 'failed', message: 'no' } },
        { item: 2, answer: { kind: 'answered', value: 2 } },
    ]);
});

test('when the time is over what hangs is late, and nothing more is asked', async () => {
    const asked: number[] = [];
    const answers = inParallel(
        items,
        (item) => {
            asked.push(item);
            return new Promise<never>(() => undefined);
        },
        new Deadline(3000),
    );
    await jest.advanceTimersByTimeAsync(3000);
    expect(await answers).toEqual(items.map((item) => ({ item, answer: { kind: 'late' } })));
    expect(asked).toHaveLength(64);
});
