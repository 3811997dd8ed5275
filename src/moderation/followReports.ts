import type { Deadline } from './deadline';
import { reportedAuthorOf, settleReports } from './decideReports';
import { inParallel } from './inParallel';
import type { Ports } from './ports';
import { ofAuthor, type ReportedAuthor } from './report';
import { isCardBehind } from './showReports';
import { REPORTS_KEPT_FOR } from './timeouts';

/**
 * Brings cards up to date that are behind, since a post or a process failed. It removes what is too old.
 * No room is read for it: its newest message may have ended the process, and would again at each sweep. Such a card names no room.
 */
export async function followReports(ports: Ports, deadline: Deadline): Promise<void> {
    const unnamed = { ...ports, rooms: { ...ports.rooms, byId: () => Promise.resolve(undefined) } };
    const all = await ports.reports.all();
    const behind = authorsOf(all).filter(isCardBehind);
    await Promise.all([
        inParallel(
            behind,
            async (state) => {
                const author = reportedAuthorOf(state);
                return author && settleReports(author, unnamed);
            },
            deadline,
        ),
        removeOld(all, Date.now() - REPORTS_KEPT_FOR, ports),
    ]);
}

function authorsOf(all: ReportedAuthor): ReportedAuthor[] {
    const ids = new Set([...all.heard, ...all.cards].map(({ author }) => author.id));
    return [...ids].map((id) => ofAuthor(id, all));
}

async function removeOld({ heard, cards, events }: ReportedAuthor, before: number, { reports }: Ports): Promise<void> {
    await Promise.all([
        ...heard
            .filter(({ messages }) => messages.every(({ newest }) => newest.at < before))
            .map((one) => reports.removeHeard(one)),
        ...cards.filter(({ postedAt }) => postedAt < before).map(({ id }) => reports.removeCard(id)),
        ...events.filter(({ at }) => at < before).map(({ id }) => reports.removeEvent(id)),
    ]);
}
