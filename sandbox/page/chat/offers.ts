import type { ActionButton, Command, WirePermission, WireRoom } from '../server/wire';
import type { ChatState } from './state';

type Mine = Pick<ChatState, 'me' | 'permissions' | 'rooms'>;

/** As the real client: by the roles in the workspace and, in a room, by those in the room. */
function holds({ me, permissions, rooms }: Mine, permission: string, roomId: string): boolean {
    const inRoom = rooms.find(({ room }) => room._id === roomId)?.subscription.roles ?? [];
    const roles: string[] = [...me.roles, ...inRoom];
    const isHeld = ({ _id, roles: holders }: WirePermission): boolean =>
        _id === permission && holders.some((role) => roles.includes(role));
    return permissions.some(isHeld);
}

/** Whether the client lets the person write in a room. */
export const mayPost = (mine: Mine, { _id, ro }: WireRoom): boolean => ro !== true || holds(mine, 'post-readonly', _id);

/** Whether the client offers a slash command: without a `permission`, or to those who have at least one of them. */
export function isOffered({ permission }: Command, mine: Mine, roomId: string): boolean {
    const wanted = typeof permission === 'string' ? [permission] : (permission ?? []);
    return wanted.length === 0 || wanted.some((one) => holds(mine, one, roomId));
}

const roomFilters: Record<string, (room: WireRoom) => boolean> = {
    public_channel: ({ t }) => t === 'c',
    private_channel: ({ t }) => t === 'p',
    public_team: ({ t, teamMain }) => t === 'c' && teamMain === true,
    private_team: ({ t, teamMain }) => t === 'p' && teamMain === true,
    public_discussion: ({ t, prid }) => t === 'c' && prid !== undefined,
    private_discussion: ({ t, prid }) => t === 'p' && prid !== undefined,
    direct: ({ t }) => t === 'd',
    direct_multiple: ({ t, uids }) => t === 'd' && (uids?.length ?? 0) > 2,
    livechat: ({ t }) => t === 'l',
};

/** Whether the client shows a button of an app in this room: each part of its `when` must hold. */
export function isShown({ when }: ActionButton, mine: Mine, room: WireRoom): boolean {
    const { roomTypes, hasOnePermission, hasAllPermissions, hasOneRole, hasAllRoles } = when ?? {};
    const { roles } = mine.me;
    return (
        (!roomTypes || roomTypes.some((type) => roomFilters[type]?.(room) ?? false)) &&
        (!hasOnePermission || hasOnePermission.some((one) => holds(mine, one, room._id))) &&
        (!hasAllPermissions || hasAllPermissions.every((one) => holds(mine, one, room._id))) &&
        (!hasOneRole || hasOneRole.some((role) => roles.includes(role))) &&
        (!hasAllRoles || hasAllRoles.every((role) => roles.includes(role)))
    );
}
