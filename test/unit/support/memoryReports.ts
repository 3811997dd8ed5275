import { hourOf } from '../../../src/moderation/newcomer';
import type { Ports } from '../../../src/moderation/ports';
import type { HeardReports, ReportedAuthor } from '../../../src/moderation/report';
import type { Store } from './store';

/** How a {@link MemoryWorkspace} does whatever it is asked. */
type Do = <T>(operation: string, parameters: readonly unknown[], effect: () => T) => Promise<T>;

/** What has to do with reports, over a {@link Store}. */
export function memoryReports(
    store: Store,
    act: Do,
): Pick<Ports, 'reports' | 'reportCards' | 'reportDismissal' | 'newcomers'> {
    const ofAuthor = (accountId: string): ReportedAuthor => ({
        heard: [...store.heard.values()].filter(({ author }) => author.id === accountId),
        cards: [...store.reportCards.values()].filter(({ author }) => author.id === accountId),
        events: [...store.reportEvents.values()].filter(({ authorId }) => authorId === accountId),
    });
    return {
        reports: {
            ofAuthor: (accountId) => act('reports.ofAuthor', [accountId], () => ofAuthor(accountId)),
            cardsOf: (accountId) => act('reports.cardsOf', [accountId], () => [...ofAuthor(accountId).cards]),
            card: (id) => act('reports.card', [id], () => store.reportCards.get(id)),
            writeHeard: (heard) => act('reports.writeHeard', [heard], () => void store.heard.set(keyOf(heard), heard)),
            writeCard: (card) => act('reports.writeCard', [card], () => void store.reportCards.set(card.id, card)),
            writeEvent: (event) =>
                act('reports.writeEvent', [event], () => void store.reportEvents.set(event.id, event)),
            removeHeard: (heard) => act('reports.removeHeard', [heard], () => void store.heard.delete(keyOf(heard))),
            removeCard: (id) => act('reports.removeCard', [id], () => void store.reportCards.delete(id)),
            removeEvent: (id) => act('reports.removeEvent', [id], () => void store.reportEvents.delete(id)),
            all: () =>
                act('reports.all', [], () => ({
                    heard: [...store.heard.values()],
                    cards: [...store.reportCards.values()],
                    events: [...store.reportEvents.values()],
                })),
        },
        newcomers: {
            write: (registration) =>
                act('newcomers.write', [registration], () => void store.registrations.push(registration)),
            hours: () =>
                act('newcomers.hours', [], () => [...new Set(store.registrations.map(({ at }) => hourOf(at)))]),
            ofHour: (hour) =>
                act('newcomers.ofHour', [hour], () => store.registrations.filter(({ at }) => hourOf(at) === hour)),
            removeHour: (hour) =>
                act('newcomers.removeHour', [hour], () => {
                    store.registrations = store.registrations.filter(({ at }) => hourOf(at) !== hour);
                }),
            writeList: (list) => act('newcomers.writeList', [list], () => void store.newcomerLists.set(list.id, list)),
            list: (id) => act('newcomers.list', [id], () => store.newcomerLists.get(id)),
            lists: () => act('newcomers.lists', [], () => [...store.newcomerLists.values()]),
            removeList: (id) => act('newcomers.removeList', [id], () => void store.newcomerLists.delete(id)),
        },
        reportCards: {
            post: (roomId, view) =>
                act('reportCards.post', [roomId, view], () => {
                    const id = `message-${store.shownCards.size + 1}`;
                    store.shownCards.set(id, view);
                    return id;
                }),
            update: (card, view) =>
                act('reportCards.update', [card, view], () => void store.shownCards.set(String(card.messageId), view)),
        },
        reportDismissal: {
            isGranted: () => act('reportDismissal.isGranted', [], () => true),
            ofMessage: (id, reason) => act('reportDismissal.ofMessage', [id, reason], () => 'dismissed' as const),
            ofAuthor: (id, reason) => act('reportDismissal.ofAuthor', [id, reason], () => 'dismissed' as const),
        },
    };
}

function keyOf({ author, processId }: HeardReports): string {
    return `${author.id}:${processId}`;
}
