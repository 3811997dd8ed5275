import type { RoomName } from '../moderation/case';
import { asksForUsername, type Question } from '../moderation/pendingConfirmation';
import { relinquishedBy, type RoomsOwnedAlone } from '../moderation/roomsOwnedAlone';
import { shown } from '../words/plain';
import { type Words, words } from '../words/words';
import { columns, context, section, textInput } from './blocks';
import { decision, type ModalContent, USERNAME_BLOCK, USERNAME_FIELD } from './modal';
import type { Block } from './stamp';

/** More rooms than this in one list are counted, not named. */
const NAMED = 300;
const IN_ONE_BLOCK = 20;
const ROOM_NAME_SHOWN = 60;

/** The second step: what happens to the rooms that the account owns alone, by name, before it is agreed to. */
export function ownershipModal(question: Question, rooms: RoomsOwnedAlone, again: boolean): ModalContent {
    const { username } = question.target;
    return decision(question.id, {
        title: words('ownership_title'),
        submit: { text: words('ownership_submit'), style: 'danger' },
        blocks: [
            section(words('ownership_nothing_yet')),
            ...(again ? [section(words('ownership_again')), section(words('ownership_again_last'))] : []),
            section(words('ownership_why', { username })),
            ...list(words('ownership_deleted'), rooms.deleted),
            ...rooms.deleted
                .filter(({ takesTeam }) => takesTeam)
                .slice(0, NAMED)
                .map(({ name }) => section(words('ownership_team', { room: name }))),
            ...unchecked(rooms, username),
            ...list(words('ownership_reported_deleted'), named(rooms.reported.deleted)),
            ...list(words('ownership_handed_over'), rooms.handedOver),
            ...list(words('ownership_reported_handed_over'), named(rooms.reported.handedOver)),
            ...list(words('ownership_ownerless'), rooms.ownerless),
            ...(isEmpty(rooms) ? [section(words('ownership_none_found'))] : []),
            ...(asksForUsername({ rooms, again }) ? [usernameInput(question)] : []),
        ],
    });
}

function list(heading: Words, rooms: readonly RoomName[]): Block[] {
    if (rooms.length === 0) {
        return [];
    }
    const names = rooms.slice(0, NAMED).map(({ name }) => shown(name, ROOM_NAME_SHOWN));
    const blocks: Block[] = [section(heading)];
    for (let from = 0; from < names.length; from += IN_ONE_BLOCK) {
        blocks.push(columns(names.slice(from, from + IN_ONE_BLOCK)));
    }
    const more = rooms.length - names.length;
    return more > 0 ? [...blocks, context(words('ownership_more', { count: String(more) }))] : blocks;
}

function unchecked(rooms: RoomsOwnedAlone, username: string): Block[] {
    const { unchecked: ids } = relinquishedBy(rooms);
    if (ids === null) {
        return [section(words('ownership_unchecked_all', { username }))];
    }
    return ids.length > 0 ? [section(words('ownership_unchecked', { count: String(ids.length) }))] : [];
}

function named(names: readonly (string | null)[]): RoomName[] {
    return names.map((name) => ({ id: '', name: name ?? '' }));
}

function isEmpty(rooms: RoomsOwnedAlone): boolean {
    return relinquishedBy(rooms).rooms.length === 0 && rooms.unchecked?.length === 0;
}

function usernameInput({ id, target: { username } }: Question): Block {
    return textInput(`${USERNAME_BLOCK}${id}`, USERNAME_FIELD, {
        label: words('ownership_type', { username }),
        optional: false,
    });
}
