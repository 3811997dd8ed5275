import { isExpired } from '../../src/moderation/pendingConfirmation';
import { CONFIRMATION_LIFE } from '../../src/moderation/timeouts';
import { confirmation } from './support/records';

const TEN_MINUTES = 600_000;

test('a confirmation is good for 10 minutes', () => {
    expect(CONFIRMATION_LIFE).toBe(TEN_MINUTES);
});

test.each([
    ['at once', 0, false],
    ['just before 10 minutes', TEN_MINUTES - 1, false],
    ['after 10 minutes', TEN_MINUTES, true],
    ['after a day', 24 * 60 * 60 * 1000, true],
])('%s', (_, age, expected) => {
    expect(isExpired(confirmation({ createdAt: 1000 }), 1000 + age)).toBe(expected);
});
