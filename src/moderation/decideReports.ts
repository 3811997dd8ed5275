import { randomUUID } from 'crypto';

import type { Person } from './account';
import { type ClosedCase, isDeactivation } from './case';
import { Deadline } from './deadline';
import type { Ports } from './ports';
import {
    cardOf,
    type Hold,
    holderOf,
    openMessages,
    type ReportCard,
    type ReportedAuthor,
    type ReportedMessage,
    type ReportEnding,
    type StandingHold,
} from './report';
import { requestDismissal } from './requestPermit';
import { isCardOpen, refreshCard } from './showReports';
import { RECORD_LIMIT } from './timeouts';

/** A card as it is found by the value of its button, which is the client's word. */
export type FoundCard =
    | { readonly kind: 'card'; readonly card: ReportCard; readonly messages: readonly ReportedMessage[] }
    | { readonly kind: 'held'; readonly card: ReportCard; readonly holder: StandingHold }
    /** There is no such card, or nothing on it is left to decide. */
    | { readonly kind: 'over' };

/** Finds a card on which this moderator may decide now. */
export async function findCard(cardId: string, moderator: Person, { reports }: Ports): Promise<FoundCard> {
    const card = await reports.card(cardId);
    const state = card && (await reports.ofAuthor(card.author.id));
    if (!card || !state || cardOf(state)?.id !== card.id || !isCardOpen(state)) {
        return { kind: 'over' };
    }
    const holder = holderOf(state, Date.now());
    return holder && holder.moderator.id !== moderator.id
        ? { kind: 'held', card, holder }
        : { kind: 'card', card, messages: openMessages(state) };
}

/**
 * Takes a card for five minutes. Whoever came first has it: everybody writes down that they take it, and reads who else did.
 * It is a courtesy: that two don't change one account, its claim sees to.
 * @returns the id of the hold, or who has the card.
 */
export async function holdCard(
    { author: { id: authorId } }: ReportCard,
    { id, username }: Person,
    { reports }: Ports,
): Promise<
    { readonly kind: 'mine'; readonly holdId: string } | { readonly kind: 'held'; readonly holder: StandingHold }
> {
    const hold: Hold = { kind: 'held', id: randomUUID(), authorId, moderator: { id, username }, at: Date.now() };
    await reports.writeEvent(hold);
    const holder = holderOf(await reports.ofAuthor(authorId), Date.now());
    if (!holder || holder.moderator.id === id) {
        return { kind: 'mine', holdId: hold.id };
    }
    await reports.removeEvent(hold.id);
    return { kind: 'held', holder };
}

/** Writes down that the reports of a message are dismissed. {@link settleReports} tells Rocket.Chat and the card. */
export async function dismissMessage(
    { author }: ReportCard,
    messageId: string,
    { id, username }: Person,
    { reports }: Ports,
): Promise<void> {
    await reports.writeEvent({
        kind: 'dismissed',
        id: randomUUID(),
        authorId: author.id,
        moderator: { id, username },
        at: Date.now(),
        messageId,
        inRocketChat: 'not-yet',
    });
}

/**
 * A case was closed: where the author has a card, that was the decision on it. The same case decides once, however often it is closed.
 * @returns whether there is something to {@link settleReports}.
 */
export async function markDecided(closed: ClosedCase, { reports, settings }: Ports): Promise<boolean> {
    const { id, target, moderator, number } = closed;
    if (!isDeactivation(closed)) {
        return false;
    }
    // Cards live in the log room.
    const room = await settings.logRoom().catch(() => undefined);
    if (room?.kind === 'none' || (await reports.cardsOf(target.id)).length === 0) {
        return false;
    }
    const state = await reports.ofAuthor(target.id);
    const isKnown = state.events.some((event) => event.id === id);
    if (isCardOpen(state) && !isKnown) {
        const at = Date.now();
        await reports.writeEvent({
            kind: 'decided',
            id,
            authorId: target.id,
            moderator,
            at,
            caseNumber: number,
            inRocketChat: 'not-yet',
        });
    }
    return true;
}

/**
 * Dismisses in Rocket.Chat what was decided, and shows it on the card. What fails is left to the sweep.
 * @throws where the records or the log room fail.
 */
export async function settleReports(author: Person, ports: Ports): Promise<void> {
    const { events } = await ports.reports.ofAuthor(author.id);
    for (const event of events) {
        if (event.kind !== 'held' && event.inRocketChat === 'not-yet') {
            await ports.reports.writeEvent({ ...event, inRocketChat: await dismiss(event, author, ports) });
        }
    }
    await refreshCard(author, ports);
}

/**
 * Rocket.Chat is told only what its moderator may do, asked anew. One that fails is not tried again: the card says so, and Rocket.Chat's
 * console still lists the reports.
 */
async function dismiss(ending: ReportEnding, author: Person, ports: Ports): Promise<ReportEnding['inRocketChat']> {
    const requested = await requestDismissal(ending.moderator.id, author, ports, new Deadline(RECORD_LIMIT));
    if (requested.kind !== 'permitted') {
        return 'failed';
    }
    const { reportDismissal } = ports;
    const moderator = `@${ending.moderator.username}`;
    const answer = await new Deadline(RECORD_LIMIT).wait(
        ending.kind === 'dismissed'
            ? reportDismissal.ofMessage(ending.messageId, `${moderator} dismissed the reports of this message.`)
            : reportDismissal.ofAuthor(
                  ending.authorId,
                  `${moderator} deactivated @${author.username}${ending.caseNumber === null ? '' : ` (case #${ending.caseNumber})`}.`,
              ),
    );
    return answer.kind === 'answered' ? answer.value : 'failed';
}

/** What is known of an author whose reports are on record. */
export function reportedAuthorOf({ heard, cards }: ReportedAuthor): Person | undefined {
    return cardOf({ heard, cards, events: [] })?.author ?? heard[0]?.author;
}
