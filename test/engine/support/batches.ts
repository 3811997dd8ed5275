import type { Modal } from '../../../sandbox/client/modal';
import type { ChatMessage } from '../../../sandbox/client/shapes';
import { addAccount } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import { until } from '../../support/until';
import { recordsOf } from './records';
import { saidIn } from './said';
import type { Stage } from './stage';

/** Adds so many accounts, of the names `spam.1`, `spam.2` and so on. */
export function addSpammers({ model }: Stage, count: number, fields: Partial<Account> = {}): Account[] {
    return Array.from({ length: count }, (_, index) => addAccount(model, `spam.${index + 1}`, fields));
}

/** As they are named in a command. */
export function named(accounts: readonly Pick<Account, 'username'>[]): string {
    return accounts.map(({ username = '' }) => `@${username}`).join(' ');
}

/** Runs `/deactivate` about these accounts, and opens the modal. Where the number of accounts is asked for, it is typed. */
export async function askAbout(stage: Stage, who: Account, accounts: readonly Account[]): Promise<Modal> {
    const modal = await (await stage.run(who, `${named(accounts)} sells coins`)).modal();
    if (accounts.length > 5) {
        modal.fill('count', String(accounts.length));
    }
    return modal;
}

/** `/deactivate` about these accounts and its submit. Answers how it ended. */
export async function deactivateAll(stage: Stage, who: Account, accounts: readonly Account[]): Promise<ChatMessage> {
    const { exchange } = await stage.submit(who, await askAbout(stage, who, accounts));
    return endOf(stage, who, await exchange.ephemeral());
}

/** Waits for the message that tells how a batch ended. One that takes its time tells before, from this message on, how far it has come. */
export function endOf(stage: Stage, who: Account, first: ChatMessage): Promise<ChatMessage> {
    return toldFrom(stage, who, first, (message) => countsIn(message) !== undefined);
}

/** The first of what this person is told that matches: this message, or one that follows it. */
export async function toldFrom(
    stage: Stage,
    who: Account,
    first: ChatMessage,
    matches: (message: ChatMessage) => boolean,
): Promise<ChatMessage> {
    return matches(first) ? first : toldFrom(stage, who, await stage.toldAfter(who, first), matches);
}

/** The accounts that are listed in a modal or a message, by the heading they stand below, without `heading_batch_`. */
export function listsIn({ blocks = [] }: { readonly blocks?: readonly object[] }): Record<string, string[]> {
    const lists: Record<string, string[]> = {};
    let heading = '';
    for (const { key, args } of blocks.flatMap((block) => saidIn(block))) {
        if (key.startsWith('heading_batch_')) {
            heading = key.slice('heading_batch_'.length);
            lists[heading] ??= [];
        } else if (key === 'batch_accounts') {
            lists[heading]?.push(...String(args.accounts).split(' · '));
        }
    }
    return lists;
}

/** The numbers that a batch ended with. */
export function countsIn(message: ChatMessage): Readonly<Record<string, unknown>> | undefined {
    return saidIn(message.blocks).find(({ key }) => key.startsWith('batch_ended_'))?.args;
}

/** The batches that are not over. */
export function openBatches({ model, appId }: Stage): { readonly id: string }[] {
    return recordsOf(model, appId, 'open-batch');
}

/** Waits until no batch is open, and then nothing of any is left. */
export async function expectNothingLeft(stage: Stage): Promise<void> {
    await until('no batch is open', () => openBatches(stage).length === 0 && stage.claims().length === 0);
    expect(stage.openCases()).toEqual([]);
    expect(recordsOf(stage.model, stage.appId, 'batch-entry')).toEqual([]);
}

/** How many accounts of batches that are not over are done with. */
export function settledEntries({ model, appId }: Stage): number {
    return recordsOf(model, appId, 'batch-entry').filter(({ state }) => state.kind !== 'begun').length;
}

/** Each account has one closed case at most, and one that is inactive has one that says so. Answers what is not so. */
export function wrongAbout(stage: Stage, accounts: readonly Account[]): string[] {
    const closed = stage.closedCases();
    return accounts.flatMap((account) => {
        const kinds = closed.filter(({ target }) => target.id === account._id).map(({ ending }) => ending?.kind);
        const isRight = stage.isActive(account) ? !kinds.includes('done') : ['done', 'found'].includes(kinds.join());
        return isRight
            ? []
            : [`${account.username ?? ''}: ${stage.isActive(account) ? 'active' : 'inactive'}, ${kinds.join()}`];
    });
}
