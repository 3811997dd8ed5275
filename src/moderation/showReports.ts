import { randomUUID } from 'crypto';

import type { Person } from './account';
import { Deadline } from './deadline';
import type { Ports } from './ports';
import {
    cardMarkOf,
    cardOf,
    type HeardReports,
    lastEnding,
    mergedMessages,
    openMessages,
    type ReportCard,
    type ReportedAuthor,
} from './report';
import { reportCardView } from './reportCardView';
import { CARD_TRIED_FOR, MESSAGE_LIMIT, NEW_CARD_EVERY, RECORD_LIMIT, SETTLE_LIMIT } from './timeouts';

/**
 * Writes down what this process has heard, and brings the author's card up to date. Where the card can't be, the sweep tries again.
 * Never rejects.
 * @returns whether it is written down, or need not be.
 */
export async function showReports(heard: HeardReports, ports: Ports): Promise<boolean> {
    const { author } = heard;
    const by = new Deadline(RECORD_LIMIT);
    const [account, before] = await Promise.all([
        by.wait(ports.accounts.byId(author.id)),
        by.wait(ports.reports.ofAuthor(author.id)),
    ]);
    if (account.kind !== 'answered' || before.kind !== 'answered') {
        return false;
    }
    if (account.value?.active === false) {
        // Nothing is left to decide of whoever is deactivated already: Rocket.Chat's own console keeps the report.
        return true;
    }
    const all = withHeard(before.value, heard);
    const written = await new Deadline(RECORD_LIMIT).wait(ports.reports.writeHeard(all));
    if (written.kind !== 'answered') {
        return false;
    }
    await new Deadline(SETTLE_LIMIT).wait(refreshCard(author, ports));
    return true;
}

/** What this process has heard before, and is not decided on, with what it hears now. */
function withHeard({ heard, events }: ReportedAuthor, now: HeardReports): HeardReports {
    const own = heard.filter(({ processId }) => processId === now.processId);
    return { ...now, messages: mergedMessages([...openMessages({ heard: own, events, cards: [] }), ...now.messages]) };
}

/**
 * Posts the card of an author where there is something to decide and none is there; otherwise brings it up to date.
 * @throws where the records or the log room fail.
 */
export async function refreshCard(author: Person, ports: Ports): Promise<void> {
    const { accounts, reports, settings } = ports;
    const [state, room, isOn] = await Promise.all([
        reports.ofAuthor(author.id),
        settings.logRoom(),
        settings.postsReports(),
    ]);
    const card = cardOf(state);
    const isNew = Date.now() - (card?.postedAt ?? 0) < NEW_CARD_EVERY;
    const isToDecide = openMessages(state).length > 0;
    if (card && card.messageId !== null && (isNew || !card.isOver || !isToDecide)) {
        return card.shown === cardMarkOf(state) ? undefined : updateCard(card, state, ports);
    }
    if (isNew || !isRecent(state) || !isOn || room.kind !== 'set' || !(await accounts.byId(author.id))?.active) {
        return;
    }
    const posting = {
        id: randomUUID(),
        author,
        roomId: room.id,
        messageId: null,
        postedAt: Date.now(),
        shown: '',
        isOver: false,
    };
    if (await claimCard(posting, ports)) {
        await postCard(posting, state, ports);
    }
}

/**
 * At most one of several processes posts a card. Each writes its own and reads all, and two that meet both back off
 * (docs/rocketchat.md#records-have-no-transaction). The next report, or the sweep, tries again.
 */
async function claimCard(posting: ReportCard, { reports }: Ports): Promise<boolean> {
    await reports.writeCard(posting);
    const all = await new Deadline(RECORD_LIMIT).wait(reports.cardsOf(posting.author.id));
    const isAlone =
        all.kind === 'answered' &&
        all.value.every(({ id, postedAt }) => id === posting.id || posting.postedAt - postedAt >= NEW_CARD_EVERY);
    if (!isAlone) {
        await reports.removeCard(posting.id);
    }
    return isAlone;
}

/** Where the post fails there is no card. Where it is late there may be one, so that none is posted again before its time. */
async function postCard(posting: ReportCard, state: ReportedAuthor, ports: Ports): Promise<void> {
    const view = await reportCardView(posting.id, posting.author, state, ports);
    const posted = view && (await new Deadline(MESSAGE_LIMIT).wait(ports.reportCards.post(posting.roomId, view)));
    if (!posted || posted.kind === 'failed') {
        await ports.reports.removeCard(posting.id);
        return;
    }
    if (posted.kind === 'answered') {
        await ports.reports.writeCard({ ...posting, messageId: posted.value, shown: cardMarkOf(state) });
    }
}

async function updateCard(card: ReportCard, state: ReportedAuthor, ports: Ports): Promise<void> {
    const view = await reportCardView(card.id, card.author, state, ports);
    if (!view) {
        return;
    }
    const updated = await new Deadline(MESSAGE_LIMIT).wait(ports.reportCards.update(card, view));
    if (updated.kind === 'answered') {
        await ports.reports.writeCard({ ...card, shown: cardMarkOf(state), isOver: view.isOver });
    } else if (updated.kind === 'failed' && Date.now() - card.postedAt >= NEW_CARD_EVERY) {
        // Somebody may have deleted it: the next one is posted anew.
        await ports.reports.removeCard(card.id);
    }
}

/** Whether there is a card with something to decide on it. */
export function isCardOpen(state: ReportedAuthor): boolean {
    return typeof cardOf(state)?.messageId === 'string' && openMessages(state).length > 0;
}

/** Whether there is something to decide that was reported lately. */
function isRecent(state: ReportedAuthor): boolean {
    const [newest] = openMessages(state);
    return newest !== undefined && Date.now() - newest.newest.at < CARD_TRIED_FOR;
}

/** Whether the card, or what Rocket.Chat keeps, is behind what is on record. */
export function isCardBehind(state: ReportedAuthor): boolean {
    const card = cardOf(state);
    const isShownLess = card && card.messageId !== null ? card.shown !== cardMarkOf(state) : isRecent(state);
    return isShownLess || lastEnding(state)?.inRocketChat === 'not-yet';
}
