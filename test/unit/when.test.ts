import fc from 'fast-check';

import { EVERYBODY, readerOf } from '../../src/words/reader';
import { day, daysBetween, when } from '../../src/words/when';

const NOON = Date.UTC(2026, 10, 23, 12, 5);
const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

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

test('a time is never wrong by a change of clocks: whatever the clock, the text says the very minute', () => {
    const times = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2100, 0) });
    const clocks = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters / 4);
    fc.assert(
        fc.property(times, clocks, (time, utcOffset) => {
            const [, date, clock, sign, hours = '0', minutes = '0'] =
                /^(\S+) (\S+) (?:\(UTC([+−])(\d+)(?::(\d+))?\)|UTC)$/.exec(when(time, { utcOffset })) ?? [];
            const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === '−' ? -1 : 1);
            expect(Date.parse(`${date}T${clock}Z`) - ahead).toBe(Math.floor(time / MINUTE) * MINUTE);
        }),
    );
});

test('an end in summer is told by the winter clock of who reads, and says so', () => {
    // Berlin is at UTC+1 when it is asked, and at UTC+2 then: its own clock will show 15:05.
    expect(when(Date.UTC(2027, 5, 1, 13, 5), readerOf({ utcOffset: 1 }))).toBe('2027-06-01 14:05 (UTC+1)');
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
