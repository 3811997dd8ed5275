import { visible } from '../words/plain';
import { ADMIN } from './account';
import type { Failure } from './case';
import type { Answer } from './deadline';

/** Holders of any one of these may set an active status (docs/rocketchat.md#the-endpoint-takes-either-of-two-permissions). */
export const ACTIVE_STATUS_PERMISSIONS = ['edit-other-user-active-status', 'manage-moderation-actions'] as const;

/** A workspace-wide role. */
export interface Role {
    readonly id: string;
    readonly name: string;
}

/** The app's settings that decide who may do what. */
export interface Rules {
    /** Names or ids of roles, separated by commas. */
    readonly authorisedRoles: string;
    readonly protectedRoles: string;
    /** `''` where no service account is set. */
    readonly serviceAccountId: string;
    /** The most deactivations of a moderator in an hour; 0: no limit. */
    readonly deactivationsPerHour: number;
    readonly reasonRequired: boolean;
    /** Whether those who may act may delete messages, too, where permissions can't be read. */
    readonly moderatorsMayDelete: boolean;
    /** Whether `manage-moderation-actions` alone is enough, where permissions can be read. */
    readonly moderationActionsSuffice: boolean;
}

/**
 * The ids of the roles that hold a permission to set active statuses, as the server says: `statusRoles` hold
 * `edit-other-user-active-status`, and `moderationRoles` hold `manage-moderation-actions`.
 */
export type PermittedRoles =
    | { readonly kind: 'no-service-account' }
    | { readonly kind: 'read'; readonly statusRoles: readonly string[]; readonly moderationRoles: readonly string[] }
    | { readonly kind: 'unread'; readonly failure: Failure };

/**
 * By what it is decided who may act, as far as it could be read. `permissions` is either of the two, and `status-permission` is
 * `edit-other-user-active-status` alone. Where something could not be read, only an admin may act. `roles-unread`: a role's name can't be
 * told from an id, nor a protected account from others. `permissions-unread`: nobody knows who holds them.
 */
export interface Standard {
    readonly rule: 'authorised-roles' | 'permissions' | 'status-permission' | 'roles-unread' | 'permissions-unread';
    /** Ids of the roles whose holders may act. */
    readonly roles: readonly string[];
    /** Ids of the roles whose holders are moderators, so that only an admin may deactivate or reactivate them. */
    readonly moderatorRoles: readonly string[];
    /** Ids of the roles whose holders only an admin may deactivate or reactivate. */
    readonly protectedRoles: readonly string[];
    /** The service account's id as it is set, whether it works or not: `''` where none is. Only an admin may change that account. */
    readonly serviceAccountId: string;
    /** Ids of the roles whose holders may have messages deleted. */
    readonly deletingRoles: readonly string[];
    /** Ids of the roles whose holders may dismiss reports, if they may act at all. */
    readonly dismissingRoles: readonly string[];
    /** What the admin set, for the refusal that names the rule. */
    readonly asSet: string;
}

/**
 * Rocket.Chat's permissions, which only a service account can read; without one the setting "Authorised roles" stands for them.
 * Of the permissions either is enough, or only the one that the server asks for again (docs/rocketchat.md#a-second-check-wants-edit-other-user-active-status).
 * @param permitted the roles that hold a permission. No answer in time counts as unread.
 */
export function standardOf(
    rules: Rules,
    customRoles: Answer<readonly Role[]>,
    permitted: Answer<PermittedRoles>,
): Standard {
    const { authorisedRoles: asSet, serviceAccountId } = rules;
    const permissions: PermittedRoles['kind'] = permitted.kind === 'answered' ? permitted.value.kind : 'unread';
    if (permissions === 'unread') {
        return {
            rule: 'permissions-unread',
            roles: [ADMIN],
            moderatorRoles: [ADMIN],
            protectedRoles: [],
            serviceAccountId,
            deletingRoles: [ADMIN],
            dismissingRoles: [ADMIN],
            asSet,
        };
    }
    if (customRoles.kind !== 'answered') {
        const isAdminNamed = permissions === 'read' || entriesOf(asSet).includes(ADMIN);
        const roles = isAdminNamed ? [ADMIN] : [];
        return {
            rule: 'roles-unread',
            roles,
            moderatorRoles: roles,
            protectedRoles: [],
            serviceAccountId,
            deletingRoles: permissions === 'read' || rules.moderatorsMayDelete ? roles : [],
            dismissingRoles: roles,
            asSet,
        };
    }
    const protectedRoles = idsOf(rules.protectedRoles, customRoles.value);
    if (permitted.kind === 'answered' && permitted.value.kind === 'read') {
        const { statusRoles, moderationRoles } = permitted.value;
        // Under the stricter rule, too: nobody may do more by it, such as deactivate those who moderate.
        const moderatorRoles = [...new Set([...statusRoles, ...moderationRoles])];
        const deletingRoles = [ADMIN, ...moderationRoles];
        const dismissingRoles = deletingRoles;
        const shared = { moderatorRoles, protectedRoles, serviceAccountId, deletingRoles, dismissingRoles, asSet };
        return rules.moderationActionsSuffice
            ? { rule: 'permissions', roles: moderatorRoles, ...shared }
            : { rule: 'status-permission', roles: statusRoles, ...shared };
    }
    const roles = idsOf(asSet, customRoles.value);
    const deletingRoles = rules.moderatorsMayDelete ? roles : [];
    return {
        rule: 'authorised-roles',
        roles,
        moderatorRoles: roles,
        protectedRoles,
        serviceAccountId,
        deletingRoles,
        dismissingRoles: roles,
        asSet,
    };
}

/** The entries of a setting that lists roles, separated by commas or line breaks. */
export function entriesOf(setting: string): string[] {
    return setting
        .split(/[,\r\n\u2028\u2029]/)
        .map((entry) => visible(entry.trim()).trim())
        .filter((entry) => entry !== '');
}

/**
 * Names and ids both work. The ids of Rocket.Chat's own roles are their names. A custom role has an id of its own, and may be called as
 * another is. So an entry stands for the role whose id it is, and for every role of that name. What is neither grants nothing.
 */
function idsOf(setting: string, customRoles: readonly Role[]): string[] {
    const idsFor = (entry: string): string[] => [
        entry,
        ...customRoles.filter(({ name }) => name === entry).map(({ id }) => id),
    ];
    return [...new Set(entriesOf(setting).flatMap(idsFor))];
}
