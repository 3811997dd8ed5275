import { addAccount, addRoom } from '../sandbox/model/build';
import type { Account } from '../sandbox/model/documents';
import type { BenchStage } from './stage';

export interface Owner {
    readonly owner: Account;
    /** How many rooms the account owns alone. */
    readonly alone: number;
}

/**
 * Makes an account that is in so many rooms, of which 2% (one at least) are owned by it alone: every other one of those would be handed over,
 * the rest be deleted.
 */
export function addOwner(stage: BenchStage, rooms: number): Owner {
    const [owner, other] = [stage.newTarget(), stage.newTarget()];
    const alone = Math.max(1, Math.round(rooms * 0.02));
    for (let index = 0; index < rooms; index++) {
        const name = `${owner.username ?? ''}-${index}`;
        if (index >= alone) {
            addRoom(stage.model, 'p', name, { members: [other, owner], owners: [other] });
        } else {
            addRoom(stage.model, 'p', name, { members: index % 2 === 0 ? [owner, other] : [owner], owners: [owner] });
        }
    }
    return { owner, alone };
}

/** Makes an account that alone owns one room, with so many members. */
export function addOwnerOfCrowd(stage: BenchStage, members: number): Owner {
    const owner = stage.newTarget();
    const name = `crowd-of-${members}`;
    // Bots need no password, whose hash takes its time.
    const crowd = Array.from({ length: members - 1 }, (_, index) =>
        addAccount(stage.model, `${name}-${index}`, { type: 'bot' }),
    );
    addRoom(stage.model, 'p', name, { members: [owner, ...crowd], owners: [owner] });
    return { owner, alone: 1 };
}
