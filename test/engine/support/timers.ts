import { isFields } from '../../../sandbox/client/shapes';
import type { Stage } from './stage';

/** A deactivation that ends by itself, as it lies in the workspace's database. */
export interface StoredTimer {
    readonly caseId: string;
    readonly nextTryAt: number;
    readonly triesMade: number;
}

/** The timers that stand. */
export function timersOf({ model, appId }: Stage): StoredTimer[] {
    return model.records
        .all(appId)
        .flatMap(({ data }) =>
            isFields(data) && data.kind === 'timer' && isFields(data.record) ? [timerOf(data.record)] : [],
        );
}

function timerOf({ caseId, nextTryAt, triesMade }: Record<string, unknown>): StoredTimer {
    return { caseId: String(caseId), nextTryAt: Number(nextTryAt), triesMade: Number(triesMade) };
}
