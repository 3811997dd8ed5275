import type { Person } from './account';
import { isDeactivation } from './case';
import { Deadline } from './deadline';
import { firstNamedAsNow } from './namedAsNow';
import type { Ports } from './ports';
import {
    allMessages,
    countReports,
    holderOf,
    lastEnding,
    openMessages,
    type ReportCardView,
    type ReportedAuthor,
} from './report';
import { roomName } from './roomName';
import { RECORD_LIMIT } from './timeouts';

/** What a card has to show, `undefined` where that is nothing. What can't be read in time is left out. */
export async function reportCardView(
    cardId: string,
    author: Person,
    state: ReportedAuthor,
    { accounts, rooms, cases }: Ports,
): Promise<ReportCardView | undefined> {
    const open = openMessages(state);
    const shown = open.length > 0 ? open : allMessages(state);
    const [message, ...further] = shown;
    if (!message) {
        return undefined;
    }
    const by = new Deadline(RECORD_LIMIT);
    const [account, room, known] = await Promise.all([
        by.wait(accounts.byId(author.id)),
        by.wait(rooms.byId(message.roomId)),
        by.wait(cases.ofTarget(author.id)),
    ]);
    const ending = lastEnding(state);
    const byThisCard = ending?.kind === 'decided' ? ending.caseNumber : undefined;
    const earlier = (known.kind === 'answered' ? known.value : []).filter(
        (one) => isDeactivation(one) && one.number !== byThisCard,
    );
    return {
        cardId,
        author: account.kind === 'answered' && account.value ? account.value : author,
        message,
        room: room.kind === 'answered' && room.value ? roomName(room.value) : undefined,
        ...countReports(shown),
        furtherMessages: further.length,
        earlier: await firstNamedAsNow(earlier, accounts, by),
        holder: holderOf(state, Date.now()),
        ending,
        isOver: open.length === 0,
    };
}
