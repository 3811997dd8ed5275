import { putQuestion } from '../../src/moderation/putQuestion';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { otherModerator } from './support/people';
import { confirmation } from './support/records';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store());
});

afterEach(() => {
    jest.useRealTimers();
});

async function put(id: string, createdAt: number, moderatorId?: string): Promise<void> {
    const putting = putQuestion(confirmation({ id, createdAt, ...(moderatorId && { moderatorId }) }), workspace);
    await jest.advanceTimersByTimeAsync(1000);
    await putting;
}

const standing = (): string[] => [...workspace.store.confirmations.keys()];

test('at most 20 questions are open to a moderator: the oldest give way', async () => {
    await put('of another', 0, otherModerator.id);
    for (let index = 1; index <= 25; index++) {
        await put(`question-${index}`, index);
    }
    expect(standing()).toEqual(['of another', ...Array.from({ length: 20 }, (_, index) => `question-${index + 6}`)]);
});

test.each(faults)('a question counts where it can’t be read which are open (%s)', async (fault) => {
    workspace.before = faulty('confirmations.ofModerator', fault);
    await put('question-1', 1);
    expect(standing()).toEqual(['question-1']);
});

test('a question that can’t be written down is none', async () => {
    workspace.before = faulty('confirmations.write', 'fails');
    await expect(putQuestion(confirmation(), workspace)).rejects.toThrow();
});
