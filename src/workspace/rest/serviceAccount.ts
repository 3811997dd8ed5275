import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import type { Failure } from '../../moderation/case';
import { Deadline } from '../../moderation/deadline';
import type { PermittedRoles, ServiceAccount, ServiceState } from '../../moderation/workspace';
import { AskedOnce } from '../remembered';
import { type RolesOfPermissions, rolesOfPermissions } from './permissions';
import { type Credentials, request, type Requested } from './request';
import { meaningOf, resetOf } from './setActiveStatus';

/**
 * How long permissions are remembered, and how long that they can't be read, in milliseconds. Where the server takes no more requests what was
 * read last stands until it does, `AT_MOST` after it was read.
 */
const REMEMBERED = 10 * 1000;
const AT_MOST = 60 * 1000;
/** How long a try that failed is not tried again, in milliseconds. */
const FAILED_FOR = 60 * 1000;
/** Time limits in milliseconds: reading must leave a trigger time enough to be answered; a change may take longer. */
const READ_LIMIT = 1000;
const TRY_LIMIT = 1200;
const CHANGE_LIMIT = 20 * 1000;
const ASKING_LIMIT = 5000;

/** The service account's settings as they are now. */
export interface ServiceSettings {
    readonly userId: string;
    readonly token: string;
    /** `''`: the workspace's own address. */
    readonly baseUrl: string;
}

export interface ServiceSettingsReader {
    read(): Promise<ServiceSettings>;
    /** The workspace's own address, its setting `Site_Url`. */
    siteUrl(): Promise<string>;
}

interface Remembered {
    readonly roles: PermittedRoles;
    readonly readAt: number;
    readonly until: number;
}

interface Tried {
    readonly settings: ServiceSettings;
    readonly credentials: Credentials;
    readonly state: ServiceState;
    readonly at: number;
}

/** What a process of the app knows of the service account. It is never written down: a restart tries again. */
export class ServiceAccountMemory {
    public readonly trying = new AskedOnce<Tried>(ASKING_LIMIT);
    public readonly reading = new AskedOnce<PermittedRoles>(ASKING_LIMIT);
    public tried: Tried | undefined;
    /** The settings with which a try has succeeded: from then on permissions decide, also while they can't be read. */
    public succeeded: Tried | undefined;
    public permissions: Remembered | undefined;
    /** Goes up when a setting is saved: what was asked for before that is not remembered. */
    public settingsVersion = 0;

    /** After a setting was saved. Other instances of the server are told of it, too, and at the latest ask again after 10 s. */
    public forget(): void {
        this.settingsVersion++;
        this.permissions = undefined;
        this.tried = undefined;
        this.succeeded = undefined;
    }
}

/** The service account, which adds what only REST can do. Until a try with its settings succeeds it is as if there were none. */
export function serviceAccountOf(
    settings: ServiceSettingsReader,
    http: IHttp,
    memory: ServiceAccountMemory,
): ServiceAccount {
    const tryNow = async (now: ServiceSettings): Promise<Tried> => {
        const baseUrl = await new Deadline(READ_LIMIT).wait(baseUrlOf(now, settings));
        const credentials = {
            userId: now.userId,
            token: now.token,
            baseUrl: baseUrl.kind === 'answered' ? baseUrl.value : '',
        };
        const { state, roles } =
            baseUrl.kind === 'answered' ? await tryOut(http, credentials) : fails({ why: 'rest-unreachable' });
        const tried = { settings: now, credentials, state, at: Date.now() };
        memory.tried = tried;
        if (state.kind === 'works') {
            memory.succeeded = tried;
            memory.permissions = roles && remembered(permitted(roles));
        }
        return tried;
    };

    /** The try that counts for these settings; a new one where there is none, or one that failed a while ago. */
    const current = async (now: ServiceSettings): Promise<Tried | undefined> => {
        if (missingOf(now) !== undefined) {
            return undefined;
        }
        if (memory.succeeded && isSame(memory.succeeded.settings, now)) {
            return memory.succeeded;
        }
        const { tried } = memory;
        if (tried && isSame(tried.settings, now) && Date.now() - tried.at < FAILED_FOR) {
            return tried;
        }
        const shared = await memory.trying.ask(() => tryNow(now));
        return isSame(shared.settings, now) ? shared : tryNow(now);
    };

    const working = async (now: ServiceSettings): Promise<Tried | undefined> => {
        const tried = await current(now);
        return tried?.state.kind === 'works' ? tried : undefined;
    };

    /**
     * Until a try has succeeded it is as if there were no service account, and nobody waits long for one. Where a try has succeeded, or it can't
     * even be read whether there is a service account, what can't be read is not as if there were none: then only an admin may act.
     */
    const askForPermissions = async (): Promise<Remembered> => {
        const now = await new Deadline(TRY_LIMIT).wait(settings.read());
        if (now.kind !== 'answered') {
            return { ...remembered({ kind: 'unread', failure: { why: 'rest-timeout' } }), until: 0 };
        }
        const tried = await new Deadline(TRY_LIMIT).wait(working(now.value));
        if (tried.kind !== 'answered') {
            return { ...remembered({ kind: 'no-service-account' }), until: 0 };
        }
        return tried.value
            ? readPermissions(http, tried.value.credentials, memory.permissions)
            : remembered({ kind: 'no-service-account' });
    };

    return {
        isUsable: async () => (await working(await settings.read())) !== undefined,
        tryOut: async () => {
            const now = await settings.read();
            const missing = missingOf(now);
            if (missing !== undefined) {
                return { kind: 'not-set', missing };
            }
            const hasWorked = memory.succeeded !== undefined && isSame(memory.succeeded.settings, now);
            const { state } = await tryNow(now);
            return state.kind === 'fails' ? { ...state, hasWorked } : state;
        },
        permittedRoles: async () => {
            if (memory.permissions && Date.now() < memory.permissions.until) {
                return memory.permissions.roles;
            }
            return memory.reading.ask(async () => {
                const version = memory.settingsVersion;
                const permissions = await askForPermissions();
                memory.permissions = version === memory.settingsVersion ? permissions : undefined;
                return permissions.roles;
            });
        },
        setActiveStatus: async (accountId, activeStatus, confirmRelinquish) => {
            // What is sent must be sent at once: a case is closed when its call can no longer be under way.
            const found = await new Deadline(ASKING_LIMIT).wait(settings.read().then(working));
            if (found.kind !== 'answered') {
                return { kind: 'refused', failure: { why: 'interrupted' } };
            }
            const tried = found.value;
            if (!tried) {
                return { kind: 'refused', failure: { why: 'no-service-account' } };
            }
            const data = { userId: accountId, activeStatus, confirmRelinquish };
            const call = { method: 'post', path: 'users.setActiveStatus', data } as const;
            const sent = await request(http, tried.credentials, call, CHANGE_LIMIT);
            return sent.kind === 'answered' ? meaningOf(sent.answer, data) : { kind: 'refused', failure: sent.failure };
        },
    };
}

function missingOf({
    userId,
    token,
}: ServiceSettings): Extract<ServiceState, { kind: 'not-set' }>['missing'] | undefined {
    if (userId === '') {
        return token === '' ? 'both' : 'user-id';
    }
    return token === '' ? 'token' : undefined;
}

function isSame(a: ServiceSettings, b: ServiceSettings): boolean {
    return a.userId === b.userId && a.token === b.token && a.baseUrl === b.baseUrl;
}

function permitted(roles: RolesOfPermissions): PermittedRoles {
    return { kind: 'read', roles: [...new Set(Object.values(roles).flat())] };
}

/** @returns the address without a slash at its end. */
async function baseUrlOf({ baseUrl }: ServiceSettings, settings: ServiceSettingsReader): Promise<string> {
    return (baseUrl || (await settings.siteUrl())).replace(/\/+$/, '');
}

interface TriedOut {
    readonly state: ServiceState;
    readonly roles: RolesOfPermissions | undefined;
}

function fails(failure: Failure): TriedOut {
    return { state: { kind: 'fails', failure, hasWorked: false }, roles: undefined };
}

/** Who it is, and whether it may do what it is for: the server asks for `edit-other-user-active-status` besides the endpoint's own check. */
async function tryOut(http: IHttp, credentials: Credentials): Promise<TriedOut> {
    const [me, list] = await Promise.all([
        request(http, credentials, { method: 'get', path: 'me' }, READ_LIMIT),
        request(http, credentials, { method: 'get', path: 'permissions.listAll' }, READ_LIMIT),
    ]);
    if (me.kind === 'unanswered' || me.answer.status !== 200) {
        return fails(failureOf(me));
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
        return fails(failureOf(list));
    }
    return held.some((role) => roles['edit-other-user-active-status'].includes(String(role)))
        ? { state: { kind: 'works', username }, roles }
        : fails({ why: 'service-lacks-permission' });
}

function remembered(roles: PermittedRoles): Remembered {
    const now = Date.now();
    return { roles, readAt: now, until: now + REMEMBERED };
}

async function readPermissions(
    http: IHttp,
    credentials: Credentials,
    before: Remembered | undefined,
): Promise<Remembered> {
    const list = await request(http, credentials, { method: 'get', path: 'permissions.listAll' }, READ_LIMIT);
    const roles = list.kind === 'answered' ? rolesOfPermissions(list.answer) : undefined;
    if (roles) {
        return remembered(permitted(roles));
    }
    const failure = failureOf(list);
    const unread = remembered({ kind: 'unread', failure });
    if (failure.why !== 'rest-rate-limited') {
        return unread;
    }
    const reset = failure.resetAt ?? unread.until;
    if (before?.roles.kind === 'read' && Date.now() < before.readAt + AT_MOST) {
        return { ...before, until: Math.min(reset, before.readAt + AT_MOST) };
    }
    return { ...unread, until: Math.min(reset, unread.readAt + AT_MOST) };
}

/** Why something could not be read. */
function failureOf(sent: Requested): Failure {
    if (sent.kind === 'unanswered') {
        return sent.failure;
    }
    const { status, headers, body } = sent.answer;
    switch (status) {
        case 401:
            return { why: 'rest-unauthorised' };
        case 403:
            return { why: 'rest-forbidden' };
        case 429:
            return { why: 'rest-rate-limited', resetAt: resetOf(headers) };
        default:
            if (status >= 500) {
                return { why: 'rest-server-error', status };
            }
            return body.kind === 'unreadable' ? body.failure : { why: 'rest-not-this-endpoint' };
    }
}
