import type { ImageElement } from '@rocket.chat/ui-kit';

import type { Account } from '../moderation/account';
import type { Background } from '../moderation/background';
import type { ClosedCase } from '../moderation/case';
import type { Situation } from '../moderation/lookUp';
import { plain } from '../words/plain';
import type { Reader } from '../words/reader';
import { DAY, HOUR, MINUTE } from '../words/units';
import { day, daysBetween, when } from '../words/when';
import { type Words, words } from '../words/words';
import { context, section } from './blocks';
import type { Block } from './stamp';

/** A younger account is a new one, in days. */
const NEW_DAYS = 2;

/** Who an account is, and what is known of it: one line each. */
export function aboutAccount(
    target: Account,
    { customRoles }: Situation,
    { earlier, message }: Background,
    reader: Reader,
): [Block, ...Block[]] {
    const roles = target.roles.map((id) => customRoles.find((role) => role.id === id)?.name ?? id);
    const known = [
        ...memberSince(target, reader),
        lastSeen(target, reader),
        words('confirm_roles', { roles: roles.join(', ') }),
        ...(target.isEmailVerified ? [] : [words('confirm_email_unverified')]),
    ];
    return [
        section(words('confirm_who', { name: target.name, username: target.username })),
        context(known, avatarOf(target)),
        ...(message ? quoteOf(message, target.username) : []),
        ...sayEarlier(earlier, reader).map((line) => context([line])),
    ];
}

/** Its address is relative to the workspace: a client that finds nothing there shows an empty square. */
function avatarOf({ id }: Account): ImageElement | undefined {
    return /^[\w.-]+$/.test(id) ? { type: 'image', imageUrl: `/avatar/uid/${id}`, altText: '' } : undefined;
}

/** The engine tells when somebody last logged in, not when they were last there: so it is said just so. */
function lastSeen({ online, lastLogin }: Account, reader: Reader): Words {
    if (online) {
        return words('confirm_seen_online');
    }
    return lastLogin === null ? words('confirm_seen_never') : words('confirm_seen', { when: when(lastLogin, reader) });
}

function memberSince({ memberSince: since }: Account, reader: Reader): Words[] {
    if (since === null) {
        return [];
    }
    const days = daysBetween(since, Date.now());
    return [
        days < NEW_DAYS
            ? words('confirm_member_new', { when: when(since, reader) })
            : words('confirm_member_since', { when: day(since, reader), days: String(days) }),
    ];
}

/** A message may be written under any name that somebody chose: whose account it is, is said. */
function quoteOf({ text, alias, room, sentAt }: NonNullable<Background['message']>, username: string): Block[] {
    const under = alias === null ? [] : [words('confirm_quote_alias', { alias, username })];
    return [
        ...(plain(text, 1) === '' ? [] : [section(words('confirm_quote', { quote: text }))]),
        context([sayRoom(room), ago(Date.now() - sentAt), ...under]),
    ];
}

/** @param age in milliseconds. */
function ago(age: number): Words {
    if (age < HOUR) {
        return words('ago_minutes', { count: String(Math.floor(age / MINUTE)) });
    }
    if (age < DAY) {
        return words('ago_hours', { count: String(Math.floor(age / HOUR)) });
    }
    const days = Math.floor(age / DAY);
    return days === 1 ? words('ago_days_one') : words('ago_days', { count: String(days) });
}

/** @param room its name; `null` for a direct message. */
export function sayRoom(room: string | null): Words {
    return room === null ? words('confirm_quote_direct') : words('confirm_quote_room', { room });
}

/** The earlier deactivations of an account, in one line. */
export function sayEarlier(earlier: readonly ClosedCase[], reader: Reader): Words[] {
    const [last, ...older] = earlier;
    if (!last) {
        return [];
    }
    const { moderator, openedAt, lasts } = last;
    const said = { moderator: moderator.username, when: day(openedAt, reader) };
    if (older.length > 0) {
        return [words('confirm_earlier', { ...said, count: String(earlier.length) })];
    }
    return [
        lasts === null
            ? words('confirm_earlier_one', said)
            : words('confirm_earlier_one_until', { ...said, until: day(openedAt + lasts, reader) }),
    ];
}
