import type { ReportCards } from '../moderation/ports';
import { reportCard } from '../ui/reportCard';
import type { Messages } from './messages';

/** The cards of reported authors, as messages of the app's own. */
export function reportCardsOf(messages: Messages): ReportCards {
    return {
        post: (roomId, view) => messages.post({ roomId, threadId: null }, reportCard(view)),
        update: async ({ roomId, messageId }, view) => {
            if (messageId !== null) {
                await messages.update(messageId, { roomId, threadId: null }, reportCard(view));
            }
        },
    };
}
