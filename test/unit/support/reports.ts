import { type Account, personOf } from '../../../src/moderation/account';
import type { ReportCard, ReportedMessage } from '../../../src/moderation/report';
import { member, target } from './people';

/** Who wrote what is reported. */
export const author = personOf(target);

/** A reported message of theirs, with the one who reported it. */
export function reportedMessage(id: string, at = Date.now(), by: Account = member): ReportedMessage {
    const newest = { by: personOf(by), reason: 'rude', at };
    return { id, roomId: 'room-1', text: id, sentAt: 0, by: [by.id], newest };
}

/** Their card in the log room, but for what is given. */
export function reportCard(more: Partial<ReportCard> = {}): ReportCard {
    return {
        id: 'card-1',
        author,
        roomId: 'log-room',
        messageId: 'posted',
        postedAt: 0,
        shown: '',
        isOver: false,
        ...more,
    };
}
