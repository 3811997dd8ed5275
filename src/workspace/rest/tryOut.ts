import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import type { Failure } from '../../moderation/case';
import { Deadline } from '../../moderation/deadline';
import type { ServiceState } from '../../moderation/ports';
import { REST_READ_LIMIT } from '../../moderation/timeouts';
import { type RolesOfPermissions, rolesOfPermissions, whyUnread } from './permissions';
import { type Credentials, requestRest } from './request';

/** The service account's settings as they are now. */
export interface ServiceSettings {
    readonly userId: string;
    readonly token: string;
    /** `''`: the workspace's own address. */
    readonly baseUrl: string;
}

/** What a try with the settings came to. */
export interface TriedOut {
    readonly credentials: Credentials;
    readonly state: ServiceState;
    /** `undefined` where it failed. */
    readonly roles: RolesOfPermissions | undefined;
}

/**
 * Tries the settings: who it is, and whether it may do what it is for. The server asks for `edit-other-user-active-status` besides the
 * endpoint's own check.
 * @param siteUrl the workspace's own address, where none is set.
 */
export async function tryServiceAccount(
    settings: ServiceSettings,
    siteUrl: () => Promise<string>,
    http: IHttp,
): Promise<TriedOut> {
    const { userId, token } = settings;
    const malformed = malformedIn(settings);
    if (malformed) {
        return { credentials: { userId, token, baseUrl: '' }, ...fails(malformed) };
    }
    const baseUrl = await new Deadline(REST_READ_LIMIT).wait(baseUrlOf(settings, siteUrl));
    if (baseUrl.kind !== 'answered') {
        return { credentials: { userId, token, baseUrl: '' }, ...fails({ why: 'rest-unreachable' }) };
    }
    const credentials = { userId, token, baseUrl: baseUrl.value };
    return { credentials, ...(await ask(credentials, http)) };
}

/** What can't be sent in a header, or isn't a server's address: such as a dash that an editor made longer. */
function malformedIn({ userId, token, baseUrl }: ServiceSettings): Failure | undefined {
    if (!/^[!-~]*$/.test(userId)) {
        return { why: 'malformed-user-id' };
    }
    if (!/^[!-~]*$/.test(token)) {
        return { why: 'malformed-token' };
    }
    return baseUrl === '' || /^https?:\/\/[\p{L}\p{N}!-~]+$/iu.test(baseUrl) ? undefined : { why: 'malformed-address' };
}

/** @returns the address without a slash at its end. */
async function baseUrlOf({ baseUrl }: ServiceSettings, siteUrl: () => Promise<string>): Promise<string> {
    return (baseUrl || (await siteUrl())).replace(/\/+$/, '');
}

type Asked = Omit<TriedOut, 'credentials'>;

function fails(failure: Failure): Asked {
    return { state: { kind: 'fails', failure, hasWorked: false }, roles: undefined };
}

async function ask(credentials: Credentials, http: IHttp): Promise<Asked> {
    const [me, list] = await Promise.all([
        requestRest(http, credentials, { method: 'get', path: 'me' }, REST_READ_LIMIT),
        requestRest(http, credentials, { method: 'get', path: 'permissions.listAll' }, REST_READ_LIMIT),
    ]);
    if (me.kind === 'unanswered' || me.answer.status !== 200) {
        return fails(whyUnread(me));
    }
    if (me.answer.body.kind === 'unreadable') {
        return fails(me.answer.body.failure);
    }
    const { _id: id, username, roles: held } = me.answer.body.value;
    if (id !== credentials.userId || typeof username !== 'string' || !Array.isArray(held)) {
        return fails({ why: 'rest-not-this-endpoint' });
    }
    const roles = list.kind === 'answered' ? rolesOfPermissions(list.answer) : undefined;
    if (!roles) {
        return fails(whyUnread(list));
    }
    return held.some((role) => roles['edit-other-user-active-status'].includes(String(role)))
        ? { state: { kind: 'works', username }, roles }
        : fails({ why: 'service-lacks-permission' });
}
