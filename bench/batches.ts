import type { Client } from '../sandbox/client/client';
import type { Modal } from '../sandbox/client/modal';
import { addAccount } from '../sandbox/model/build';
import type { Account } from '../sandbox/model/documents';
import { keysIn } from '../test/engine/support/said';
import { type Spread, spreadOf } from './spread';
import type { BenchStage } from './stage';

/** A decision on several accounts at once. */
export interface Batches {
    readonly accounts: number;
    readonly latencyMs: number;
    /** From the command to the modal, in milliseconds. */
    readonly modal: Spread;
    /** From the submit to when the last account is deactivated, in milliseconds. */
    readonly lastAccount: Spread;
    /** From the submit to the message that tells the end, in milliseconds. */
    readonly end: Spread;
}

/** @param accounts how many of them at once; each is in the rooms that everybody joins. */
export async function measureBatches(
    stage: BenchStage,
    latencyMs: number,
    accounts: number,
    tries: number,
): Promise<Batches> {
    const [modals, lastAccounts, ends]: [number[], number[], number[]] = [[], [], []];
    for (let attempt = 0; attempt < tries; attempt++) {
        const spammers = newcomers(stage, accounts, `batch-${attempt}`);
        const asked = performance.now();
        const modal = await openBatch(stage.moderator, stage.roomId, spammers);
        modals.push(performance.now() - asked);
        const { lastAccount, end } = await carryOutBatch(stage.moderator, stage, modal);
        lastAccounts.push(lastAccount);
        ends.push(end);
        if (spammers.some(({ _id }) => stage.model.accounts.byId(_id)?.active !== false)) {
            throw new Error('A batch left an account active');
        }
    }
    return {
        accounts,
        latencyMs,
        modal: spreadOf(modals),
        lastAccount: spreadOf(lastAccounts),
        end: spreadOf(ends),
    };
}

/** Spammers register, and join the room where everybody is. */
export function newcomers({ model, workspace }: BenchStage, count: number, name: string): Account[] {
    return Array.from({ length: count }, (_, index) => {
        const username = `${name}-${index}`;
        const account = addAccount(model, username);
        const { general } = workspace.sample.rooms;
        model.subscriptions.insert({ room: general, user: { _id: account._id, username, name: username } });
        return account;
    });
}

/** `/deactivate` with all of them, until the modal is there, which is filled in. */
export async function openBatch(client: Client, roomId: string, spammers: readonly Account[]): Promise<Modal> {
    const names = spammers.map(({ username = '' }) => `@${username}`).join(' ');
    const modal = await (await client.runCommand('deactivate', `${names} spam`, roomId)).modal();
    return modal.fill('count', String(spammers.length));
}

/** Submits such a modal. Answers when the last account was deactivated and when the end was told, both in milliseconds from the submit. */
export async function carryOutBatch(
    client: Client,
    { model }: BenchStage,
    modal: Modal,
): Promise<{ readonly lastAccount: number; readonly end: number }> {
    let last = 0;
    model.faults.afterStatusChange = () => {
        last = performance.now();
        return Promise.resolve();
    };
    const submitted = performance.now();
    const told = client.stream.next(
        ({ type, payload }) => type === 'ephemeral-message' && keysIn(payload).includes('batch_ended_deactivate'),
        client.stream.length,
        60_000,
    );
    await Promise.all([client.submit(modal), told]);
    const ended = performance.now();
    model.faults.afterStatusChange = () => Promise.resolve();
    return { lastAccount: last - submitted, end: ended - submitted };
}
