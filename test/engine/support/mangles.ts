import fc from 'fast-check';

import { type Fields, isFields } from '../../../sandbox/client/shapes';

/** A live, valid submit with exactly one thing in it changed. */
export interface Mangled {
    /** What was changed, for the report of a failure. */
    readonly what: string;
    /** The place in a list of other callers of who sends it, where it isn't the right one. */
    readonly caller?: number;
    readonly body: Fields;
}

/** Makes one change. */
export type Mangle = (submit: Fields) => Mangled;

/** What a person can't have entered: a field that was not touched comes as nothing or as `null`. */
const notText = fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string(), { maxLength: 2 }),
    fc.constantFrom({}, { a: 1 }),
);
const tooLong = fc.constantFrom(501, 1000, 10_000, 10_001, 100_000).map((length) => 'x'.repeat(length));
const leaf = fc.oneof(fc.string(), notText, fc.constant(null));
const nothing = fc.constantFrom(undefined, null);

/**
 * Any one change that makes a forgery of a submit.
 * @param step which step is submitted: only the second asks for a typed username
 * @param callers how many others there are who may send it
 * @param ids of other questions that stand
 */
export function mangles(step: 'confirm' | 'ownership', callers: number, ids: readonly string[]): fc.Arbitrary<Mangle> {
    const id = fc.oneof(
        fc.uuid(),
        fc.constantFrom('', 'x', '__proto__', ...ids),
        fc.string({ maxLength: 200 }),
        notText,
    );
    const common = [
        fc.nat({ max: callers - 1 }).map((caller): Mangle => (body) => ({ what: 'the caller', caller, body })),
        id.map((fresh) => ofView('the id of the view', (view) => ({ ...view, id: fresh }))),
        id.map((fresh) => ofBlocks('the id of the question', ([first, ...rest]) => [withId(first, fresh), ...rest])),
        fc.tuple(fc.nat(), leaf).map(([index, value]) => ofView('a leaf', (view) => withLeaf(view, index, value))),
        fc.tuple(fc.nat(), leaf).map(([index, value]) => ofView('a leaf', (view) => withLeaf(view, index, value))),
        fc.nat().map((index) => ofBlocks('a block less', (blocks) => blocks.toSpliced(index % blocks.length, 1))),
        fc.nat().map((index) => ofBlocks('a block twice', (blocks) => [...blocks, blocks[index % blocks.length]])),
        fc
            .constantFrom('constructor', 'prototype')
            .map((key) => ofBlocks('a key', ([first, ...rest]) => [{ ...fieldsOf(first), [key]: {} }, ...rest])),
        fc.constant(ofBlocks('the order of the blocks', (blocks) => blocks.toReversed())),
        fc
            .constantFrom<unknown[]>([], 'blocks', 7, {}, [null], [[]])
            .map((blocks) => ofView('blocks', (view) => ({ ...view, blocks }))),
        fc
            .oneof(nothing, fc.constantFrom([], 'state', 7, true))
            .map((state) => ofView('state', (view) => ({ ...view, state }))),
        fc
            .oneof(notText, tooLong)
            .map((reason) => ofState('the reason', (state) => ({ ...state, reason: { reason } }))),
        fc
            .constantFrom('title', 'submit')
            .map((part) => ofView(`no ${part}`, (view) => ({ ...view, [part]: undefined }))),
        fc.oneof(nothing, fc.constantFrom('view', 7, [], {})).map((view) => ofPayload('the view', () => ({ view }))),
        fc
            .constantFrom('blockAction', 'actionButton', 'viewOpened', '', 7)
            .map((type): Mangle => (body) => ({ what: 'type', body: { ...body, type } })),
    ];
    const typed = fc.oneof(nothing, notText, fc.string({ maxLength: 30 }));
    const ofOwnership = [
        typed.map((username) => ofState('the typed username', (state) => retyped(state, username))),
        fc.constant(ofState('nothing typed', () => ({}))),
    ];
    return fc.oneof(...common, ...(step === 'ownership' ? ofOwnership : []));
}

function ofPayload(what: string, change: (payload: Fields) => Fields): Mangle {
    return (body) => ({ what, body: { ...body, payload: change(fieldsOf(body.payload)) } });
}

function ofView(what: string, change: (view: Fields) => Fields): Mangle {
    return ofPayload(what, (payload) => ({ ...payload, view: change(fieldsOf(payload.view)) }));
}

function ofBlocks(what: string, change: (blocks: unknown[]) => unknown[]): Mangle {
    return ofView(what, (view) => ({ ...view, blocks: change(Array.isArray(view.blocks) ? view.blocks : []) }));
}

function ofState(what: string, change: (state: Fields) => Fields): Mangle {
    return ofView(what, (view) => ({ ...view, state: change(fieldsOf(view.state)) }));
}

function withId(block: unknown, id: unknown): Fields {
    return { ...fieldsOf(block), blockId: typeof id === 'string' ? `step:${id}` : id };
}

function retyped(state: Fields, username: unknown): Fields {
    const blockId = Object.keys(state).find((id) => id.startsWith('username:')) ?? '';
    return { ...state, [blockId]: { username } };
}

/** Changes one of all the texts, numbers and flags that the client was given to show. */
function withLeaf(view: Fields, index: number, value: unknown): Fields {
    const { title, blocks, submit, ...rest } = view;
    const shown = { title, blocks, submit };
    const paths = pathsOf(shown);
    return { ...rest, ...fieldsOf(replaced(shown, paths[index % paths.length] ?? [], value)) };
}

/** The ids that the engine makes up for texts are nothing that anybody sees, and differ by themselves. */
function pathsOf(value: unknown): string[][] {
    if (typeof value !== 'object' || value === null) {
        return value === null || value === undefined ? [] : [[]];
    }
    const isText = isFields(value) && (value.type === 'plain_text' || value.type === 'mrkdwn');
    return Object.entries(value)
        .filter(([key]) => !(isText && key === 'actionId'))
        .flatMap(([key, part]) => pathsOf(part).map((path) => [key, ...path]));
}

function replaced(value: unknown, [key, ...path]: string[], leafValue: unknown): unknown {
    if (key === undefined || typeof value !== 'object' || value === null) {
        // What is there already would be no change.
        return leafValue === value ? null : leafValue;
    }
    return Array.isArray(value)
        ? value.with(Number(key), replaced(value[Number(key)], path, leafValue))
        : { ...value, [key]: replaced(fieldsOf(value)[key], path, leafValue) };
}

function fieldsOf(value: unknown): Fields {
    if (!isFields(value)) {
        throw new Error(`Not an object: ${JSON.stringify(value)}`);
    }
    return value;
}
