import type { Account } from '../moderation/account';
import { asksForCount, type BatchAccounts, type BatchStep } from '../moderation/batch';
import type { LookedUpBatch } from '../moderation/lookUpBatch';
import type { BatchQuestion } from '../moderation/pendingConfirmation';
import { type Words, words } from '../words/words';
import { listsOfLeftOut, sayAccounts, sayLists } from './accountLists';
import { callout, context, section, textInput } from './blocks';
import { cleanUpField } from './cleanUpField';
import { reasonInput } from './confirmModal';
import { durationChoice } from './durationChoice';
import { COUNT_FIELD, decision, type ModalContent } from './modal';
import type { Block } from './stamp';

type Found = Extract<LookedUpBatch, { kind: 'found' }>;

/**
 * One question about several accounts: what happens to each, for what reason and how long. Where it is many, their number is typed.
 * @param logRoom the name of the moderation log room, where there is one.
 */
export function batchModal(
    question: BatchQuestion,
    step: BatchStep,
    found: Found,
    logRoom: string | undefined,
): ModalContent {
    const count = String(step.accounts.length);
    const { heading, ...parts } = question.action === 'deactivate' ? deactivation(count) : activation(count);
    const lists = [...sayAccounts(usernamesOf(step.accounts)), ...sayLeftOut(question, step, found.unchecked)];
    return decision(question.id, {
        title: parts.title,
        submit: parts.submit,
        blocks: [
            section(heading),
            ...lists.map((line) => section(line)),
            ...parts.blocks,
            reasonInput(question.reason, found.situation, { logRoom }),
            ...(step.offersDurations ? [durationChoice(question.lasts)] : []),
            ...cleanUpField(step.cleanUp),
            ...(asksForCount(step) ? [countInput(count)] : []),
        ],
    });
}

/** Who is left as they are, and why. */
export function sayLeftOut(
    { action }: Pick<BatchQuestion, 'action'>,
    { accounts, owners, leftOut }: BatchAccounts,
    unchecked: readonly string[] = [],
): Words[] {
    const uncheckedAccounts = accounts.filter(({ id }) => unchecked.includes(id));
    return sayLists([
        { heading: 'heading_batch_unchecked', usernames: usernamesOf(uncheckedAccounts) },
        { heading: 'heading_batch_owners', usernames: usernamesOf(owners) },
        ...listsOfLeftOut(leftOut, action),
    ]);
}

interface Parts {
    readonly heading: Words;
    readonly title: Words;
    readonly submit: NonNullable<ModalContent['submit']>;
    readonly blocks: readonly Block[];
}

function deactivation(count: string): Parts {
    return {
        heading: words('heading_batch_deactivate', { count }),
        title: count === '1' ? words('batch_title_deactivate_one') : words('batch_title_deactivate', { count }),
        submit: { text: words('confirm_submit'), style: 'danger' },
        blocks: [callout('warning', words('batch_effect_deactivate')), context([words('confirm_effect_more')])],
    };
}

function activation(count: string): Parts {
    return {
        heading: words('heading_batch_activate', { count }),
        title: count === '1' ? words('batch_title_activate_one') : words('batch_title_activate', { count }),
        submit: { text: words('activate_submit'), style: 'primary' },
        blocks: [section(words('batch_effect_activate')), context([words('activate_not_back')])],
    };
}

function countInput(count: string): Block {
    return textInput(COUNT_FIELD, COUNT_FIELD, { label: words('batch_type', { count }), optional: false });
}

function usernamesOf(accounts: readonly Pick<Account, 'username'>[]): string[] {
    return accounts.map(({ username }) => username);
}
