import { Deadline, errorMessage } from '../../src/moderation/deadline';
import { never } from './support/faults';

beforeEach(() => {
    jest.useFakeTimers();
});

afterEach(() => {
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
});

test('work that answers in time is answered', async () => {
    await expect(new Deadline(1000).wait(Promise.resolve(7))).resolves.toEqual({ kind: 'answered', value: 7 });
});

test('work that rejects has failed, with the message', async () => {
    const failing = Promise.reject(new Error('[user-last-owner]'));
    await expect(new Deadline(1000).wait(failing)).resolves.toEqual({ kind: 'failed', message: '[user-last-owner]' });
});

test('work that hangs is late, at the millisecond', async () => {
    const answers: unknown[] = [];
    void new Deadline(1000).wait(never()).then((answer) => answers.push(answer));
    await jest.advanceTimersByTimeAsync(999);
    expect(answers).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(answers).toEqual([{ kind: 'late' }]);
});

test('work that fails after it was late is nobody’s', async () => {
    const failsLater = new Promise<never>((_, reject) => setTimeout(reject, 2000, new Error('too late')));
    const waiting = new Deadline(1000).wait(failsLater);
    // Jest fails a test in which a rejection is not handled.
    await jest.advanceTimersByTimeAsync(3000);
    await expect(waiting).resolves.toEqual({ kind: 'late' });
});

test('what was begun late has only the time that is left', async () => {
    const deadline = new Deadline(1000);
    await jest.advanceTimersByTimeAsync(900);
    expect(deadline.left()).toBe(100);
    const waiting = deadline.wait(never());
    await jest.advanceTimersByTimeAsync(100);
    await expect(waiting).resolves.toEqual({ kind: 'late' });
    expect(deadline.left()).toBe(0);
});

test('an earlier deadline leaves time for what follows, and is never before now', () => {
    const deadline = new Deadline(1000);
    expect(deadline.before(600).left()).toBe(400);
    expect(deadline.before(5000).left()).toBe(0);
    expect(deadline.left()).toBe(1000);
});

describe('work that nothing can go on without', () => {
    test('gives its answer', async () => {
        await expect(new Deadline(1000).within(Promise.resolve(7))).resolves.toBe(7);
    });

    test('rejects as it does', async () => {
        await expect(new Deadline(1000).within(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    });

    test('rejects where it is late', async () => {
        const [waited] = await Promise.all([
            Promise.allSettled([new Deadline(1000).within(never())]),
            jest.advanceTimersByTimeAsync(1000),
        ]);
        expect(waited).toMatchObject([{ reason: { message: 'No answer in time' } }]);
    });
});

test.each([
    [new Error('words'), 'words'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [{ code: 1 }, '[object Object]'],
])('the message of what is thrown: %p', (thrown, message) => {
    expect(errorMessage(thrown)).toBe(message);
});
