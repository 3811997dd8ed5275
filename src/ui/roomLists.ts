import type { FoundRoom, RoomsOwnedAlone } from '../moderation/roomsOwnedAlone';
import { paragraphsOf, shownApart } from '../words/names';
import { type Words, words } from '../words/words';
import { context, section } from './blocks';
import type { Block } from './stamp';

/** More rooms than this in one list are counted, not named. */
const MAX_NAMED = 300;
/** So many new owners are named, those of the most rooms: the others are each told by the rule that makes them owners. */
const MAX_HEIRS = 5;

type Heading =
    | 'heading_deleted'
    | 'heading_reported_deleted'
    | 'heading_handed_over'
    | 'heading_reported_handed_over'
    | 'heading_ownerless';

/** A room of a list, by the name that tells it apart from the others there. */
type Listed<Room> = Room & { readonly shown: string };

/** What happens to each room that an account owns alone, by name: what is lost first. */
export function roomLists({ deleted, handedOver, ownerless, reported }: RoomsOwnedAlone): Block[] {
    const byName = (names: readonly (string | null)[]): { name: string }[] =>
        names.map((name) => ({ name: name ?? '' }));
    return [
        ...list('heading_deleted', deleted, sayDeleted),
        ...list('heading_reported_deleted', byName(reported.deleted), sayPlainly),
        ...list('heading_handed_over', handedOver, sayHandedOver),
        ...list('heading_reported_handed_over', byName(reported.handedOver), sayPlainly),
        ...list('heading_ownerless', ownerless, sayPlainly),
    ];
}

function list<Room extends { readonly name: string }>(
    heading: Heading,
    rooms: readonly Room[],
    say: (listed: readonly Listed<Room>[]) => Words[],
): Block[] {
    if (rooms.length === 0) {
        return [];
    }
    // One more takes no more space than to count it.
    const named = rooms.length <= MAX_NAMED + 1 ? rooms : rooms.slice(0, MAX_NAMED);
    const shown = shownApart(named.map(({ name }) => name));
    const more = rooms.length - named.length;
    return [
        section(words(heading, { count: String(rooms.length) })),
        ...say(named.map((room, index) => ({ ...room, shown: shown[index] ?? room.name }))).map((line) =>
            section(line),
        ),
        ...(more > 0 ? [context([words('ownership_more', { count: String(more) })])] : []),
    ];
}

type Sentence =
    | 'ownership_rooms'
    | 'ownership_teams'
    | 'ownership_discussions'
    | 'ownership_heir_unknown'
    | 'ownership_teams_among'
    | 'ownership_discussions_among';

function sayPlainly(rooms: readonly Listed<unknown>[], sentence: Sentence = 'ownership_rooms'): Words[] {
    return paragraphsOf(rooms.map(({ shown }) => shown)).map((paragraph) => words(sentence, { rooms: paragraph }));
}

/** Each sort of rooms by itself: that of a team takes the team along. */
function sayDeleted(rooms: readonly Listed<FoundRoom>[]): Words[] {
    return [
        ...sayPlainly(rooms.filter(isTeam), 'ownership_teams'),
        ...sayPlainly(rooms.filter(isDiscussion), 'ownership_discussions'),
        ...sayPlainly(rooms.filter((room) => !isTeam(room) && !isDiscussion(room))),
    ];
}

/** Each new owner with their rooms. After that, which of the rooms are no plain ones. */
function sayHandedOver(rooms: readonly Listed<RoomsOwnedAlone['handedOver'][number]>[]): Words[] {
    const heirs = [...new Set(rooms.flatMap(({ heir }) => heir ?? []))]
        .map((owner) => ({ owner, gets: rooms.filter(({ heir }) => heir === owner) }))
        .sort((a, b) => b.gets.length - a.gets.length)
        .slice(0, MAX_HEIRS);
    const said = new Set<unknown>(heirs.flatMap(({ gets }) => gets));
    return [
        ...heirs.flatMap(({ owner, gets }) =>
            paragraphsOf(gets.map(({ shown }) => shown)).map((paragraph) =>
                words('ownership_heir', { owner, rooms: paragraph }),
            ),
        ),
        ...sayPlainly(
            rooms.filter((room) => !said.has(room)),
            'ownership_heir_unknown',
        ),
        ...sayPlainly(rooms.filter(isTeam), 'ownership_teams_among'),
        ...sayPlainly(rooms.filter(isDiscussion), 'ownership_discussions_among'),
    ];
}

function isTeam({ isTeamMain }: FoundRoom): boolean {
    return isTeamMain;
}

/** The main room of a team is told as such, whatever else it is. */
function isDiscussion(room: FoundRoom): boolean {
    return room.isDiscussion && !isTeam(room);
}
