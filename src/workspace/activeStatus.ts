import type { IModifyUpdater } from '@rocket.chat/apps-engine/definition/accessors';

import { errorMessage } from '../moderation/deadline';
import type { ActiveStatus, CallAnswer, ServiceAccount } from '../moderation/ports';
import { meaningOfError } from './serverErrors';

/**
 * Rocket.Chat's active status. The engine's accessor can only deactivate, and does so wherever it can: a broken way to REST must not keep an
 * abuser in. Activating goes by REST, which needs a service account.
 */
export function activeStatusOf(updater: IModifyUpdater, serviceAccount: ServiceAccount): ActiveStatus {
    return {
        activate: async (permit): Promise<CallAnswer> => {
            const answer = await serviceAccount.setActiveStatus(permit, false);
            return answer.kind === 'last-owner' ? { kind: 'refused', failure: { why: 'last-owner' } } : answer;
        },
        deactivate: async ({ target }, confirmRelinquish): Promise<CallAnswer> => {
            try {
                const answer: boolean | null = await updater.getUserUpdater().deactivate(target.id, confirmRelinquish);
                // The accessor answers nothing at all where the app lacks the engine permission.
                return answer ? { kind: 'accepted' } : { kind: 'refused', failure: { why: 'no-engine-permission' } };
            } catch (error) {
                return meaningOf(errorMessage(error));
            }
        },
    };
}

/** Only the message of an error crosses to the app, so the server's error is told by its words. */
function meaningOf(message: string): CallAnswer {
    return message.includes('user-last-owner')
        ? { kind: 'refused', failure: { why: 'last-owner' } }
        : meaningOfError({ text: message });
}
