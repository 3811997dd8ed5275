/** What an admin can set, by the ids under which Rocket.Chat keeps it. */
export const SETTING = {
    authorisedRoles: 'authorised-roles',
    moderationActionsSuffice: 'accept-manage-moderation-actions',
    protectedRoles: 'protected-roles',
    deactivationsPerHour: 'deactivations-per-hour',
    reasonRequired: 'reason-required',
    moderatorsMayDelete: 'moderators-may-delete',
    logRoom: 'log-room',
    reportCards: 'report-cards',
    serviceUserId: 'service-user-id',
    serviceToken: 'service-token',
    serviceBaseUrl: 'service-base-url',
} as const;

/** Whether the setting belongs to the service account, which is tried anew when one of them is saved. */
export function isOfServiceAccount(id: string): boolean {
    const ids: readonly string[] = [SETTING.serviceUserId, SETTING.serviceToken, SETTING.serviceBaseUrl];
    return ids.includes(id);
}

/** Whether the setting lists roles, and so may name one that isn't there. */
export function listsRoles(id: string): boolean {
    return id === SETTING.authorisedRoles || id === SETTING.protectedRoles;
}
