import type { RoomsOwnedAlone } from '../moderation/roomsOwnedAlone';
import { paragraphsOf, shownApart } from '../words/names';
import { words } from '../words/words';
import { context, section } from './blocks';
import type { Block } from './stamp';

/** More rooms than this in one list are counted, not named. */
const MAX_LISTED_ROOMS = 300;

type Heading =
    | 'heading_deleted'
    | 'heading_reported_deleted'
    | 'heading_handed_over'
    | 'heading_reported_handed_over'
    | 'heading_ownerless';

/** The kinds of rooms that are named apart, in their order. */
const KINDS = ['ownership_teams', 'ownership_rooms'] as const;

interface Listed {
    /** `null` for a room without a name. */
    readonly name: string | null;
    readonly kind: (typeof KINDS)[number];
}

/** What happens to each room that an account owns alone, by name: what is lost first. */
export function roomLists({ deleted, handedOver, ownerless, reported }: RoomsOwnedAlone): Block[] {
    const plainly = (name: string | null): Listed => ({ name, kind: 'ownership_rooms' });
    return [
        ...list(
            'heading_deleted',
            deleted.map(({ name, takesTeam }) => ({ name, kind: takesTeam ? 'ownership_teams' : 'ownership_rooms' })),
        ),
        ...list('heading_reported_deleted', reported.deleted.map(plainly)),
        ...list(
            'heading_handed_over',
            handedOver.map(({ name }) => plainly(name)),
        ),
        ...list('heading_reported_handed_over', reported.handedOver.map(plainly)),
        ...list(
            'heading_ownerless',
            ownerless.map(({ name }) => plainly(name)),
        ),
    ];
}

function list(heading: Heading, rooms: readonly Listed[]): Block[] {
    if (rooms.length === 0) {
        return [];
    }
    const listed = rooms.slice(0, MAX_LISTED_ROOMS);
    const names = shownApart(listed.map(({ name }) => name ?? ''));
    const more = rooms.length - listed.length;
    return [
        section(words(heading, { count: String(rooms.length) })),
        ...KINDS.flatMap((kind) =>
            paragraphsOf(names.filter((_, index) => listed[index]?.kind === kind)).map((paragraph) =>
                section(words(kind, { rooms: paragraph })),
            ),
        ),
        ...(more > 0 ? [context([words('ownership_more', { count: String(more) })])] : []),
    ];
}
