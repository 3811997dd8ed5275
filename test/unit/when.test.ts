import { daysBetween, when } from '../../src/words/when';

const NOON = Date.UTC(2026, 10, 23, 12, 5);
const DAY = 24 * 60 * 60 * 1000;

test.each([
    ['in UTC, which is said', 0, '2026-11-23 12:05 UTC'],
    ['for an account of which no clock is known', undefined, '2026-11-23 12:05 UTC'],
    ['ahead of it', 2, '2026-11-23 14:05'],
    ['behind it', -5, '2026-11-23 07:05'],
    ['half hours', 5.5, '2026-11-23 17:35'],
    ['quarters', 5.75, '2026-11-23 17:50'],
    ['on the next day', 14, '2026-11-24 02:05'],
    ['on the day before', -12.5, '2026-11-22 23:35'],
])('a time %s', (_, utcOffset, expected) => {
    expect(when(NOON, utcOffset)).toBe(expected);
});

test.each([
    [0, 0],
    [DAY - 1, 0],
    [DAY, 1],
    [10.5 * DAY, 10],
])('%d ms are %d days', (milliseconds, days) => {
    expect(daysBetween(NOON, NOON + milliseconds)).toBe(days);
});
