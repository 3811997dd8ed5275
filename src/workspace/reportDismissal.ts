import type { IModerationModify } from '@rocket.chat/apps-engine/definition/accessors';

import { errorMessage } from '../moderation/deadline';
import type { ReportDismissal } from '../moderation/ports';

/** What Rocket.Chat's console shows as done. */
const DISMISSED = 'dismiss-reports';
const DEACTIVATED = 'deactivate-user';

/**
 * Dismisses reports in Rocket.Chat, as the app itself. An app without the permission `moderation.write` is answered as if it had done so.
 * So it asks first for what only a permitted app is refused: the reports of nobody (docs/rocketchat.md#dismissing-reports).
 */
export function reportDismissalOf(appId: string, moderation: IModerationModify): ReportDismissal {
    const isGranted = async (): Promise<boolean> => {
        try {
            await moderation.dismissReportsByUserId('', '', '', appId);
            return false;
        } catch (error) {
            if (/invalid user id/i.test(errorMessage(error))) {
                return true;
            }
            throw error;
        }
    };
    const ifGranted = async (dismiss: () => Promise<void>) => {
        if (!(await isGranted())) {
            return 'lacks-permission';
        }
        await dismiss();
        return 'dismissed';
    };
    return {
        isGranted,
        ofMessage: (id, reason) => ifGranted(() => moderation.dismissReportsByMessageId(id, reason, DISMISSED, appId)),
        ofAuthor: (id, reason) => ifGranted(() => moderation.dismissReportsByUserId(id, reason, DEACTIVATED, appId)),
    };
}
