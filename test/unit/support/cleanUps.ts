import { type CleanUp, cleanUpOf } from '../../../src/moderation/cleanUp';
import { HOUR } from '../../../src/words/units';
import { MemoryWorkspace, Store } from './memoryWorkspace';
import { member, moderator, target } from './people';
import { closedCase } from './records';

/** A workspace in which the target is deactivated, and the moderator may have messages deleted. */
export function workspaceToCleanUp(): MemoryWorkspace {
    const workspace = new MemoryWorkspace(new Store(moderator, member, { ...target, active: false }));
    workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: true };
    return workspace;
}

/** The clean-up that a case of the target asks for, but for what is given. */
export function askedCleanUp(more: Partial<CleanUp> = {}): CleanUp {
    const cleanUp = cleanUpOf(closedCase({ cleanUp: HOUR }));
    if (!cleanUp) {
        throw new Error('The case asks for none');
    }
    return { ...cleanUp, ...more };
}
