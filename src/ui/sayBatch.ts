import type { Batch, BatchEntry } from '../moderation/batch';
import type { Failure } from '../moderation/case';
import type { Reader } from '../words/reader';
import { type Words, words } from '../words/words';
import { listsOfLeftOut, sayAccounts, sayLists } from './accountLists';
import { section } from './blocks';
import { type MessageContent, messageOf } from './message';
import { sayFailure } from './sayFailure';
import type { Button } from './stamp';

/** The button that leads to the decision on one account that owns rooms alone. */
export interface DecisionButton {
    readonly username: string;
    readonly button: Button;
}

/**
 * How a batch ended: first the numbers, then each account by what became of it.
 * @param entries one for each account that was to be changed.
 */
export function batchEnd(
    batch: Batch,
    entries: readonly BatchEntry[],
    reader: Reader,
    {
        undo,
        decisions = [],
    }: { readonly undo?: Button | undefined; readonly decisions?: readonly DecisionButton[] } = {},
): MessageContent {
    const counts = sayCounts(batch, entries);
    const accounts = sayEntries(batch, entries, reader);
    const toDecide = decisions.map(({ username }) => words('told_offer_ownership', { username }));
    return messageOf(
        [
            section(counts, undo),
            ...accounts.map((line) => section(line)),
            ...toDecide.map((line, index) => section(line, decisions[index]?.button)),
        ],
        [counts, ...accounts, ...toDecide],
    );
}

function sayCounts(batch: Batch, entries: readonly BatchEntry[]): Words {
    const done = namesOf(entries, 'done').length + namesOf(entries, 'found').length;
    const left = batch.owners.length + namesOf(entries, 'last-owner').length;
    const all = entries.length + batch.owners.length + batch.leftOut.length;
    const counts = { done: String(done), others: String(all - done - left), left: String(left) };
    return words(batch.action === 'deactivate' ? 'batch_ended_deactivate' : 'batch_ended_activate', counts);
}

function sayEntries(
    { action, owners, leftOut, cleanUp }: Batch,
    entries: readonly BatchEntry[],
    reader: Reader,
): Words[] {
    const refused = entries.flatMap(({ account: { username }, state }) =>
        state.kind === 'refused' ? [{ username, why: state.why }] : [],
    );
    const ownRooms = [...owners.map(({ username }) => username), ...namesOf(entries, 'last-owner')];
    const done = action === 'deactivate' ? 'heading_batch_deactivated' : 'heading_batch_activated';
    return [
        ...(cleanUp !== null && namesOf(entries, 'done').length > 0 ? [words('batch_clean_up')] : []),
        ...sayLists([
            { heading: done, usernames: namesOf(entries, 'done') },
            { heading: 'heading_batch_owners', usernames: ownRooms },
            ...listsOfLeftOut([...leftOut, ...refused], action),
            { heading: 'heading_batch_busy', usernames: namesOf(entries, 'busy') },
            { heading: 'heading_batch_found', usernames: namesOf(entries, 'found') },
            { heading: 'heading_batch_unknown', usernames: namesOf(entries, 'unknown') },
        ]),
        ...sayFailures(entries, reader),
    ];
}

/** Each failure once, after those whom it befell. */
function sayFailures(entries: readonly BatchEntry[], reader: Reader): Words[] {
    const byFailure = new Map<string, { readonly failure: Failure; readonly befell: string[] }>();
    for (const { account, state } of entries) {
        if (state.kind === 'failed') {
            const same = byFailure.get(JSON.stringify(state.failure));
            if (same) {
                same.befell.push(account.username);
            } else {
                byFailure.set(JSON.stringify(state.failure), { failure: state.failure, befell: [account.username] });
            }
        }
    }
    return [...byFailure.values()].flatMap(({ failure, befell }) => [
        words('heading_batch_failed', { count: String(befell.length) }),
        ...sayAccounts(befell),
        sayFailure(failure, reader),
    ]);
}

function namesOf(entries: readonly BatchEntry[], kind: BatchEntry['state']['kind']): string[] {
    return entries.filter(({ state }) => state.kind === kind).map(({ account }) => account.username);
}
