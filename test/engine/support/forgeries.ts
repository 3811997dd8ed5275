import fc from 'fast-check';

import type { Fields } from '../../../sandbox/client/shapes';

/** What really is in the workspace, for forgeries to point at. */
export interface Real {
    /** Ids of questions and of their modals, of buttons in messages, all put to one moderator. */
    readonly questions: readonly string[];
    readonly rooms: readonly string[];
    readonly messages: readonly string[];
    readonly actions: readonly string[];
}

/** An interaction that nobody was ever offered. */
export type Forgery = Fields;

const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('', '__proto__', 'constructor', 'x'.repeat(5000)),
);

/**
 * Any interaction at all: any type, any action, any view, any state.
 * @param real what it may point at; where it is empty, all that it points at is made up
 */
export function forgeries({ questions, rooms, messages, actions }: Real): fc.Arbitrary<Forgery> {
    const idOf = (known: readonly string[]): fc.Arbitrary<unknown> => fc.oneof(fc.uuid(), anything, ...some(known));
    const question = idOf(questions);
    const state = fc.oneof(
        anything,
        fc.dictionary(fc.constantFrom('reason', 'username', 'duration', 'constructor', 'prototype'), anything, {
            maxKeys: 3,
        }),
        question.map((id) => ({ [`username:${String(id)}`]: { username: 'olga.owner' }, reason: { reason: 'spam' } })),
    );
    const block = question.map((id) => ({
        type: 'section',
        blockId: `step:${String(id)}`,
        text: { type: 'plain_text', text: 'Yes' },
    }));
    const view = fc.oneof(
        { weight: 1, arbitrary: anything },
        {
            weight: 5,
            arbitrary: fc.record(
                {
                    id: question,
                    type: anything,
                    state,
                    blocks: fc.oneof(anything, fc.array(block, { maxLength: 2 })),
                    title: anything,
                },
                { requiredKeys: [] },
            ),
        },
    );
    const action = fc.oneof(anything, ...some(actions));
    const always = { actionId: action, triggerId: fc.uuid() };
    const place = { rid: idOf(rooms), mid: idOf(messages), tmid: idOf(messages) };
    return fc.oneof(
        {
            weight: 8,
            arbitrary: fc.record({ type: fc.constant('viewSubmit'), ...always, payload: fc.record({ view }) }),
        },
        {
            weight: 3,
            arbitrary: fc.record({
                type: fc.constant('viewClosed'),
                ...always,
                payload: fc.record({ view, isCleared: anything }),
            }),
        },
        {
            weight: 5,
            arbitrary: fc.record({
                type: fc.constant('blockAction'),
                ...always,
                ...place,
                container: fc.oneof(anything, fc.record({ type: fc.constantFrom('message', 'view'), id: question })),
                payload: fc.record({ value: question, blockId: anything }),
            }),
        },
        {
            weight: 5,
            arbitrary: fc.record({
                type: fc.constant('actionButton'),
                ...always,
                ...place,
                payload: fc.record({
                    context: fc.constantFrom('messageAction', 'roomAction', 'userDropdownAction'),
                    message: anything,
                }),
            }),
        },
        { weight: 1, arbitrary: fc.record({ type: anything, ...always, payload: anything }) },
    );
}

const some = (known: readonly string[]): fc.Arbitrary<string>[] =>
    known.length > 0 ? [fc.constantFrom(...known)] : [];
