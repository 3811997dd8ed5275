import type { IModifyUpdater } from '@rocket.chat/apps-engine/definition/accessors';

import type { Failure } from '../moderation/case';
import { messageOf } from '../moderation/deadline';
import type { ActiveStatus, CallAnswer } from '../moderation/workspace';

/** Rocket.Chat's active status, by the engine's accessor. */
export function activeStatusOf(updater: IModifyUpdater): ActiveStatus {
    return {
        deactivate: async (accountId, confirmRelinquish): Promise<CallAnswer> => {
            try {
                const answer: boolean | null = await updater.getUserUpdater().deactivate(accountId, confirmRelinquish);
                // The accessor answers nothing at all where the app lacks the engine permission.
                return answer ? { kind: 'accepted' } : { kind: 'refused', failure: { why: 'no-engine-permission' } };
            } catch (error) {
                return { kind: 'refused', failure: failureOf(messageOf(error)) };
            }
        },
    };
}

/** Only the message of an error crosses to the app, so the server's error is told by what the message holds. */
function failureOf(message: string): Failure {
    if (message.includes('user-last-owner')) {
        return { why: 'last-owner' };
    }
    if (message.includes('error-action-not-allowed')) {
        return { why: 'last-admin' };
    }
    if (message.includes('error-user-is-federated')) {
        return { why: 'federated' };
    }
    return { why: 'said', message };
}
