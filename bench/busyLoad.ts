import { carryOutBatch, newcomers, openBatch } from './batches';
import { openFlood } from './cleanUp';
import { gatherModerators, type Load, measureLoad } from './load';
import { rounded } from './spread';
import type { BenchStage } from './stage';

/** Many moderators at once, while a batch and a clean-up are carried out. */
export interface BusyLoad {
    readonly load: Load;
    /** Accounts of the batch that were not deactivated. */
    readonly missed: number;
    /** Messages that the clean-up left. */
    readonly left: number;
    /** Until the load, the batch and the clean-up had all ended, in seconds. */
    readonly endedAfter: number;
}

/**
 * @param moderators how many are there at once
 * @param accounts how many accounts the batch has
 */
export async function measureBusyLoad(stage: BenchStage, moderators: number, accounts: number): Promise<BusyLoad> {
    const [batcher, ...pairs] = await gatherModerators(stage, moderators + 1);
    if (!batcher) {
        throw new Error('There is no moderator');
    }
    const flood = await openFlood(stage);
    const spammers = newcomers(stage, accounts, 'beside');
    const batch = await openBatch(batcher.client, stage.roomId, spammers);
    const begun = performance.now();
    const [, , load] = await Promise.all([
        flood.cleanUp(),
        carryOutBatch(batcher.client, stage, batch),
        measureLoad(stage, pairs),
    ]);
    return {
        load,
        missed: spammers.filter(({ _id }) => stage.model.accounts.byId(_id)?.active !== false).length,
        left: flood.left(),
        endedAfter: rounded((performance.now() - begun) / 1000),
    };
}
