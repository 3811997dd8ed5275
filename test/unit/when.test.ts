import { EVERYBODY, readerOf } from '../../src/words/reader';
import { day, daysBetween, when } from '../../src/words/when';

const NOON = Date.UTC(2026, 10, 23, 12, 5);
const DAY = 24 * 60 * 60 * 1000;

test.each([
    ['in UTC, which is said', 0, '2026-11-23 12:05 UTC'],
    ['ahead of it', 2, '2026-11-23 14:05 (UTC+2)'],
    ['behind it', -5, '2026-11-23 07:05 (UTC−5)'],
    ['half hours', 5.5, '2026-11-23 17:35 (UTC+5:30)'],
    ['quarters', 5.75, '2026-11-23 17:50 (UTC+5:45)'],
    ['half hours behind it', -3.5, '2026-11-23 08:35 (UTC−3:30)'],
    ['on the next day', 14, '2026-11-24 02:05 (UTC+14)'],
    ['on the day before', -12, '2026-11-23 00:05 (UTC−12)'],
])('a time %s', (_, utcOffset, expected) => {
    expect(when(NOON, readerOf({ utcOffset }))).toBe(expected);
});

test.each([
    ['none', undefined],
    ['null, as it may cross', null],
    ['no number', Number.NaN],
    ['further than any clock', 1e300],
    ['no quarter of an hour', 0.1],
    ['just beyond the clocks', 14.25],
    ['text', '2'],
])('a clock that is %s is UTC', (_, utcOffset) => {
    expect(when(NOON, readerOf({ utcOffset }))).toBe('2026-11-23 12:05 UTC');
});

test('a day is the reader’s', () => {
    expect(day(Date.UTC(2026, 10, 23, 23), readerOf({ utcOffset: 2 }))).toBe('2026-11-24');
});

test.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['pt-BR', 'pt-BR'],
    ['pt', 'en'],
    ['ja', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    [null, 'en'],
    [{}, 'en'],
])('whoever prefers %j reads %s', (language, expected) => {
    expect(readerOf({ settings: { preferences: { language } } }).language).toBe(expected);
});

test.each([{}, { settings: null }, { settings: {} }, { settings: { preferences: null } }])(
    'whoever prefers nothing reads English: %j',
    (preferences) => {
        expect(readerOf(preferences)).toEqual(EVERYBODY);
    },
);

test.each([
    [0, 0],
    [DAY - 1, 0],
    [DAY, 1],
    [10.5 * DAY, 10],
])('%d ms are %d days', (milliseconds, days) => {
    expect(daysBetween(NOON, NOON + milliseconds)).toBe(days);
});
