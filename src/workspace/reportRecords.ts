import type { ReportRecords } from '../moderation/ports';
import { type Persistence, Table } from './table';

/** Everything is small and few: a card, what each process has heard, and what moderators did. */
export function reportRecords(persistence: Persistence): ReportRecords {
    const heard = new Table('heard-reports', persistence);
    const cards = new Table('report-card', persistence);
    const events = new Table('report-event', persistence);
    return {
        ofAuthor: async (accountId) => {
            const [heardOf, cardsOf, eventsOf] = await Promise.all([
                heard.withKey(`heard-reports-of:${accountId}`),
                cards.withKey(`report-cards-of:${accountId}`),
                events.withKey(`report-events-of:${accountId}`),
            ]);
            return { heard: heardOf, cards: cardsOf, events: eventsOf };
        },
        cardsOf: (accountId) => cards.withKey(`report-cards-of:${accountId}`),
        card: async (id) => (await cards.withKey(`report-card:${id}`))[0],
        writeHeard: (one) =>
            heard.writeInPlace(heardKey(one), ['heard-reports', `heard-reports-of:${one.author.id}`], one),
        writeCard: (one) =>
            cards.writeInPlace(`report-card:${one.id}`, ['report-cards', `report-cards-of:${one.author.id}`], one),
        writeEvent: (one) =>
            events.writeInPlace(`report-event:${one.id}`, ['report-events', `report-events-of:${one.authorId}`], one),
        removeHeard: (one) => heard.remove(heardKey(one)),
        removeCard: (id) => cards.remove(`report-card:${id}`),
        removeEvent: (id) => events.remove(`report-event:${id}`),
        all: async () => {
            const [allHeard, allCards, allEvents] = await Promise.all([
                heard.withKey('heard-reports'),
                cards.withKey('report-cards'),
                events.withKey('report-events'),
            ]);
            return { heard: allHeard, cards: allCards, events: allEvents };
        },
    };
}

function heardKey({
    author,
    processId,
}: {
    readonly author: { readonly id: string };
    readonly processId: string;
}): string {
    return `heard-reports:${author.id}:${processId}`;
}
