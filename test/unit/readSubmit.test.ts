import { UIHelper } from '@rocket.chat/apps-engine/server/misc/UIHelper';
import fc from 'fast-check';

import { fingerprintOf } from '../../src/ui/fingerprint';
import { readSubmit, viewIdOf } from '../../src/ui/readSubmit';
import { APP, firstModal, secondModal, sentBack } from './support/modals';
import { nastyText } from './support/nasty';
import { deleted, noRooms } from './support/records';

const deleting = { ...noRooms, deleted: [deleted('a', 'lost')] };
const reason = { reason: { reason: 'rude' } };
const typed = { 'username:step-2': { username: 'tess' } };

describe('what the web client sends', () => {
    test.each([
        ['the first step, untouched', sentBack(firstModal()), { viewId: 'view-1', confirmationId: 'view-1' }],
        ['with a reason', sentBack(firstModal(), reason), { reason: 'rude' }],
        ['with a reason that was emptied', sentBack(firstModal(), { reason: { reason: '' } }), { reason: '' }],
        ['with a duration', sentBack(firstModal(), { duration: { duration: '1-day' } }), { duration: '1-day' }],
        ['with fields that crossed as null', sentBack(firstModal(), { reason: { reason: null }, duration: null }), {}],
        ['the second step', sentBack(secondModal(deleting)), { viewId: 'view-1', confirmationId: 'step-2' }],
        ['with the username', sentBack(secondModal(deleting), typed), { typedUsername: 'tess' }],
        [
            'what was typed into another step',
            sentBack(secondModal(deleting), { 'username:step-1': { username: 'tess' } }),
            {},
        ],
    ])('%s', (_, view, expected) => {
        const nothing = { reason: undefined, typedUsername: undefined, duration: undefined };
        expect(readSubmit(view)).toMatchObject({ ...nothing, ...expected });
    });

    test('tells what was shown by its mark, also after the engine gave ids to what had none', () => {
        for (const modal of [firstModal(), secondModal(deleting), secondModal({ ...noRooms, unchecked: null })]) {
            const mark = fingerprintOf(modal);
            expect(readSubmit(sentBack(modal))?.fingerprint?.()).toBe(mark);
            const opened = structuredClone(modal);
            UIHelper.assignIds(opened.blocks, APP);
            expect(readSubmit(sentBack(opened))?.fingerprint?.()).toBe(mark);
        }
    });
});

describe('what the mobile apps send: the id and the state alone', () => {
    test.each([
        ['the first step', { id: 'view-1', state: reason }, { confirmationId: 'view-1', reason: 'rude' }],
        ['the second step', { id: 'view-1', state: typed }, { confirmationId: 'step-2', typedUsername: 'tess' }],
        [
            'the second step without a username is taken for the first',
            { id: 'view-1', state: {} },
            { confirmationId: 'view-1' },
        ],
        [
            'the second step asked twice, with the field of the first time, too',
            { id: 'view-1', state: { ...typed, 'username:step-3': { username: 'mona' } } },
            { confirmationId: 'step-3', typedUsername: 'mona' },
        ],
        ['blocks that crossed as null', { id: 'view-1', state: {}, blocks: null }, { confirmationId: 'view-1' }],
    ])('%s', (_, view, expected) => {
        expect(readSubmit(view)).toMatchObject({ viewId: 'view-1', fingerprint: undefined, ...expected });
    });
});

test('of a long text only the beginning is looked at: that it is too long can still be said', () => {
    const state = { reason: { reason: 'x'.repeat(10_001) } };
    expect(readSubmit({ id: 'view-1', state })?.reason).toBe('x'.repeat(10_000));
});

describe('what no client sends', () => {
    const whole = sentBack(firstModal(), reason);
    const long = 'x'.repeat(10_001);
    test.each<[string, unknown]>([
        ['nothing', undefined],
        ['null', null],
        ['text', 'view'],
        ['a list', [whole]],
        ['no id', { ...whole, id: undefined }],
        ['an empty id', { ...whole, id: '' }],
        ['an id of another type', { ...whole, id: 1 }],
        ['an id that is an object', { ...whole, id: { $ne: '' } }],
        ['a long id', { ...whole, id: 'x'.repeat(101) }],
        ['no state', { ...whole, state: undefined }],
        ['a state that is a list', { ...whole, state: [] }],
        ['a state that is text', { ...whole, state: 'reason' }],
        ['no blocks in its list', { ...whole, blocks: [] }],
        ['blocks of another type', { ...whole, blocks: 'step:view-1' }],
        ['blocks that are an object', { ...whole, blocks: { 0: { blockId: 'step:view-1' } } }],
        ['a first block without an id', { ...whole, blocks: [{ type: 'section' }] }],
        ['a first block with an empty id', { ...whole, blocks: [{ blockId: '' }] }],
        ['a first block with another id', { ...whole, blocks: [{ blockId: 'view-1' }] }],
        ['a first block with a list for an id', { ...whole, blocks: [{ blockId: ['step:view-1'] }] }],
        ['a first block with a long id', { ...whole, blocks: [{ blockId: `step:${long}` }] }],
        ['a reason of another type', { ...whole, state: { reason: { reason: 1 } } }],
        ['a reason that is an object', { ...whole, state: { reason: { reason: { length: 1 } } } }],
        ['a reason that is a list', { ...whole, state: { reason: { reason: ['rude'] } } }],
        ['a field that is text', { ...whole, state: { reason: 'rude' } }],
        ['a field that is a list', { ...whole, state: { reason: ['rude'] } }],
        ['a duration of another type', { ...whole, state: { duration: { duration: 3600 } } }],
        ['a username of another type', { id: 'view-1', state: { 'username:step-2': { username: true } } }],
    ])('%s', (_, view) => {
        expect(readSubmit(view)).toBeUndefined();
    });
});

test('whatever is sent, it is read as text of a limited length, or not at all', () => {
    const values = fc.oneof(fc.jsonValue({ maxDepth: 3 }), nastyText);
    const views = fc.record(
        {
            id: fc.oneof(fc.constant('view-1'), values),
            state: fc.oneof(
                fc.record(
                    { reason: fc.oneof(fc.record({ reason: values }), values), duration: values },
                    { requiredKeys: [] },
                ),
                fc.dictionary(
                    fc.oneof(fc.constantFrom('username:', 'username:step-2', '__proto__'), fc.string()),
                    values,
                ),
                values,
            ),
            blocks: fc.oneof(fc.array(fc.record({ blockId: fc.oneof(fc.constant('step:view-1'), values) })), values),
        },
        { requiredKeys: [] },
    );
    let read = 0;
    fc.assert(
        fc.property(views, (view) => {
            const submitted = readSubmit(view);
            read += submitted ? 1 : 0;
            for (const [name, value] of Object.entries({ ...submitted, fingerprint: submitted?.fingerprint?.() })) {
                expect(['string', 'undefined']).toContain(typeof value);
                const isOptional = !['viewId', 'confirmationId'].includes(name);
                expect(String(value ?? (isOptional ? '' : undefined)).length).toBeLessThanOrEqual(10_000);
            }
        }),
        { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
});

test.each([
    [{ id: 'view-1' }, 'view-1'],
    [{ id: '' }, ''],
    [{ id: 'x'.repeat(101) }, ''],
    [{ id: 1 }, ''],
    [undefined, ''],
    [null, ''],
    [[], ''],
])('the id to answer with: %j', (view, id) => {
    expect(viewIdOf(view)).toBe(id);
});
