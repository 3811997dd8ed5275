import type { ReportCardView, ReportEnding } from '../moderation/report';
import { EVERYBODY } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { sayEarlier, sayRoom } from './aboutAccount';
import { actions, button, context, section } from './blocks';
import { type MessageContent, messageOf } from './message';
import type { ModalContent } from './modal';

/** The buttons of a card, and that of the window that asks before reports are dismissed. */
export const REPORT_DEACTIVATE_ACTION = 'report-deactivate';
export const REPORT_DISMISS_ACTION = 'report-dismiss';
export const REPORT_DISMISS_CONFIRMED_ACTION = 'report-dismiss-confirmed';

/**
 * The card of a reported author: whose message, what it says, where, who reported it and why, and what was decided. The names of private rooms
 * are shown, since the members of the log room are moderators. Times are everybody's: in UTC.
 */
export function reportCard(view: ReportCardView): MessageContent {
    const { author, message, cardId, isOver } = view;
    const title = sayTitle(view);
    const quote = words('confirm_quote', { quote: message.text });
    const where = sayWhere(view);
    const why = words('report_reason', { reporter: message.newest.by.username, reason: message.newest.reason });
    const more = [...sayFurther(view), ...sayEarlier(view.earlier, EVERYBODY)];
    const decided = [...sayEnding(view), ...sayHolder(view)];
    return messageOf(
        [
            section(title),
            section(quote),
            ...(where.length > 0 ? [context(where)] : []),
            section(why),
            ...(more.length > 0 ? [context(more)] : []),
            ...decided.map((line) => section(line)),
            ...(isOver
                ? []
                : [
                      actions(
                          button(
                              REPORT_DEACTIVATE_ACTION,
                              words('report_deactivate_button', { username: author.username }),
                              {
                                  value: cardId,
                                  style: 'danger',
                              },
                          ),
                          button(REPORT_DISMISS_ACTION, words('report_dismiss_button'), {
                              value: writeCardMessage(cardId, message.id),
                          }),
                      ),
                  ]),
        ],
        [title, quote, ...where, why, ...more, ...decided],
    );
}

/** Asks once before the reports of a message are dismissed. */
export function dismissModal(cardId: string, messageId: string, username: string, text: string): ModalContent {
    return {
        title: words('report_dismiss_title'),
        blocks: [
            section(words('confirm_quote', { quote: text })),
            section(words('report_dismiss_ask', { username })),
            actions(
                button(REPORT_DISMISS_CONFIRMED_ACTION, words('report_dismiss_confirm_button'), {
                    value: writeCardMessage(cardId, messageId),
                    style: 'primary',
                }),
            ),
        ],
        close: words('confirm_cancel'),
    };
}

/** Whose reports on which message, as a button carries it. */
function writeCardMessage(cardId: string, messageId: string): string {
    return `${cardId}:${messageId}`;
}

/** Reads what a button carries. It is the client's word: whether there is such a card with such a message, the records tell. */
export function readCardMessage(
    value: unknown,
): { readonly cardId: string; readonly messageId: string | undefined } | undefined {
    const [, cardId, messageId] =
        typeof value === 'string' ? (/^([\w-]{1,50})(?::(.{1,100}))?$/.exec(value) ?? []) : [];
    return cardId === undefined ? undefined : { cardId, messageId };
}

function sayTitle({ author: { username }, reports, people }: ReportCardView): Words {
    if (reports === 1) {
        return words('report_title_one', { username });
    }
    const counts = { username, reports: String(reports) };
    return people === 1
        ? words('report_title_by_one', counts)
        : words('report_title', { ...counts, people: String(people) });
}

function sayWhere({ room, message: { sentAt } }: ReportCardView): Words[] {
    const sent = sentAt === null ? [] : [words('report_sent_at', { when: when(sentAt, EVERYBODY) })];
    return room === undefined ? sent : [sayRoom(room), ...sent];
}

function sayFurther({ furtherMessages }: ReportCardView): Words[] {
    return furtherMessages > 0 ? [words('report_further_messages', { count: String(furtherMessages) })] : [];
}

function sayHolder({ holder }: ReportCardView): Words[] {
    return holder
        ? [words('report_held', { moderator: holder.moderator.username, until: when(holder.until, EVERYBODY) })]
        : [];
}

function sayEnding({ ending, author: { username }, isOver }: ReportCardView): Words[] {
    if (!ending) {
        return [];
    }
    const moderator = ending.moderator.username;
    if (ending.kind === 'dismissed') {
        return [
            words(isOver ? 'report_dismissed' : 'report_dismissed_others', { moderator }),
            ...sayInRocketChat(ending),
        ];
    }
    return [
        ending.caseNumber === null
            ? words('report_decided', { moderator, username })
            : words('report_decided_case', { moderator, username, number: String(ending.caseNumber) }),
        ...sayInRocketChat(ending),
    ];
}

/** What became of the reports in Rocket.Chat itself. */
function sayInRocketChat({ inRocketChat }: Pick<ReportEnding, 'inRocketChat'>): Words[] {
    switch (inRocketChat) {
        case 'not-yet':
            return [];
        case 'dismissed':
            return [words('report_in_console_dismissed')];
        case 'lacks-permission':
            return [words('report_in_console_lacks_permission')];
        case 'failed':
            return [words('report_in_console_failed')];
    }
}
