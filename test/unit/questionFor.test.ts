import { questionFor } from '../../src/moderation/questionFor';
import { moderator, target } from './support/people';
import { noRooms, permitFor } from './support/records';

beforeEach(() => {
    jest.useFakeTimers();
});

afterEach(() => {
    jest.useRealTimers();
});

describe('a question', () => {
    const from = {
        reason: 'spam',
        lasts: 3_600_000,
        cleanUp: 86_400_000,
        origin: { roomId: 'room-1', threadId: 't', messageId: 'm' },
        viewId: 'view-1',
    };

    test('is bound to the moderator, the account, the action, the modal and the time', () => {
        expect(
            questionFor(permitFor(), { kind: 'confirm', offersDurations: false, cleanUp: 'not-permitted' }, from),
        ).toEqual({
            id: 'view-1',
            step: { kind: 'confirm', offersDurations: false, cleanUp: 'not-permitted' },
            action: 'deactivate',
            moderatorId: moderator.id,
            target: { id: target.id, username: target.username },
            memberSince: target.memberSince,
            ...from,
            createdAt: Date.now(),
        });
    });

    test('of a later step has an id of its own each time', () => {
        const step = { kind: 'ownership', rooms: noRooms, again: false, isUnsaid: false } as const;
        const ids = [1, 2, 3].map(() => questionFor(permitFor(), step, from).id);
        expect(new Set([...ids, from.viewId]).size).toBe(4);
    });
});
