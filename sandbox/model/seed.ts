import type { Account, Role, Room } from './documents';
import type { WorkspaceModel } from './model';
import { type SampleAccounts, seedAccounts } from './seedAccounts';
import { type SampleRooms, seedRooms } from './seedRooms';

/** The sample workspace: somebody for each case that moderators and tests meet. */
export interface Sample {
    accounts: SampleAccounts;
    rooms: SampleRooms;
    /** Custom, and holds `manage-moderation-actions` only. */
    moderatorRole: Role;
}

export type { Account, Room };

/** Fills an empty workspace with the sample accounts, roles, rooms and messages. */
export function seed(model: WorkspaceModel): Sample {
    const moderatorRole = model.roles.create('community-moderator', 'Looks after the community');
    model.permissions.grant('manage-moderation-actions', moderatorRole._id);
    // Else an encrypted room would be like any other.
    model.settings.E2E_Enable = true;
    const accounts = seedAccounts(model, moderatorRole);
    return { accounts, rooms: seedRooms(model, accounts), moderatorRole };
}
