import { addAccount } from '../sandbox/model/build';
import type { Account } from '../sandbox/model/documents';
import { keysIn } from '../test/engine/support/said';
import { atMost, type Bar } from './bars';
import { rounded, type Spread, spreadOf } from './spread';
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
    /** Accounts that were not deactivated, in all tries. */
    readonly missed: number;
}

/** @param accounts how many of them at once; each is in the rooms that everybody joins. */
export async function measureBatches(
    stage: BenchStage,
    latencyMs: number,
    accounts: number,
    tries: number,
): Promise<Batches> {
    const [modal, lastAccount, end]: [number[], number[], number[]] = [[], [], []];
    let missed = 0;
    for (let attempt = 0; attempt < tries; attempt++) {
        const spammers = Array.from({ length: accounts }, (_, index) => newcomer(stage, `batch-${attempt}-${index}`));
        const tried = await measure(stage, spammers);
        modal.push(tried.modal);
        lastAccount.push(tried.lastAccount);
        end.push(tried.end);
        missed += spammers.filter(({ _id }) => stage.model.accounts.byId(_id)?.active !== false).length;
    }
    return {
        accounts,
        latencyMs,
        modal: spreadOf(modal),
        lastAccount: spreadOf(lastAccount),
        end: spreadOf(end),
        missed,
    };
}

/** A spammer registers, and joins the room where everybody is. */
function newcomer({ model, workspace }: BenchStage, username: string): Account {
    const account = addAccount(model, username);
    const { general } = workspace.sample.rooms;
    model.subscriptions.insert({ room: general, user: { _id: account._id, username, name: username } });
    return account;
}

async function measure(stage: BenchStage, spammers: readonly Account[]) {
    const { moderator, model } = stage;
    const names = spammers.map(({ username = '' }) => `@${username}`).join(' ');
    const asked = performance.now();
    const modal = await (await moderator.runCommand('deactivate', `${names} spam`, stage.roomId)).modal();
    const opened = performance.now();
    modal.fill('count', String(spammers.length));
    let last = 0;
    model.faults.afterStatusChange = () => {
        last = performance.now();
        return Promise.resolve();
    };
    const submitted = performance.now();
    const { exchange } = await moderator.submit(modal);
    const told = await exchange.ephemeral(60_000);
    const ended = performance.now();
    model.faults.afterStatusChange = () => Promise.resolve();
    if (!keysIn(told.blocks).includes('batch_ended_deactivate')) {
        throw new Error(`A batch was told of otherwise: ${keysIn(told.blocks).join(', ')}`);
    }
    return {
        modal: rounded(opened - asked),
        lastAccount: rounded(last - submitted),
        end: rounded(ended - submitted),
    };
}

/** A flood of spammers is cleared in seconds. */
export function barsOfBatch({ accounts, latencyMs, modal, lastAccount, missed }: Batches): Bar[] {
    return [
        atMost(`modal for ${accounts} accounts, slowest, L=${latencyMs}`, modal.max, 3500, 'ms'),
        atMost(`submit → last of ${accounts} accounts, slowest, L=${latencyMs}`, lastAccount.max, 6000, 'ms'),
        atMost('accounts of batches missed', missed, 0, ''),
    ];
}
