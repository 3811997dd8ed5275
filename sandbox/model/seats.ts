import type { Account } from './documents';
import { ServerError } from './errors';
import type { WorkspaceModel } from './model';

/**
 * Refuses where the licence has no seat left, whoever is to be activated: even somebody who would take none
 * (docs/rocketchat.md#activating-needs-a-seat).
 * @throws ServerError `error-license-user-limit-reached`
 */
export function assertSeatLeft(model: WorkspaceModel): void {
    if (model.accounts.all().filter(takesSeat).length >= model.seats) {
        throw new ServerError('error-license-user-limit-reached', 'The maximum number of users has been reached.');
    }
}

/** Active people, whatever their type says; guests, bots, apps and federated accounts are free. */
function takesSeat({ active, type, roles, federated }: Account): boolean {
    const isGuest = roles.length === 1 && roles[0] === 'guest';
    return active && !isGuest && type !== 'app' && type !== 'bot' && federated !== true;
}
