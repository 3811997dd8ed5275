import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { Deadline } from '../../moderation/deadline';
import type { ServiceAccount, ServiceState } from '../../moderation/ports';
import { AskedOnce } from '../../moderation/remembered';
import type { PermittedRoles } from '../../moderation/standard';
import {
    REST_CHANGE_LIMIT,
    SERVICE_ASKING_LIMIT,
    SERVICE_FAILED_FOR,
    SERVICE_TRY_LIMIT,
    WORKED_BEFORE_LIMIT,
} from '../../moderation/timeouts';
import { known, type KnownPermissions, permitted, readPermissions } from './knownPermissions';
import { request } from './request';
import { meaningOf } from './setActiveStatus';
import { type ServiceSettings, type TriedOut, tryOut } from './tryOut';
import type { WorkedBefore } from './workedBefore';

export interface ServiceSettingsReader {
    read(): Promise<ServiceSettings>;
    /** The workspace's own address, its setting `Site_Url`. */
    siteUrl(): Promise<string>;
}

interface Tried extends TriedOut {
    readonly settings: ServiceSettings;
    /** Milliseconds since 1970. */
    readonly at: number;
}

/** What a process of the app knows of the service account. It is never written down: a restart tries again. */
export class ServiceAccountMemory {
    public readonly trying = new AskedOnce<Tried>(SERVICE_ASKING_LIMIT);
    public readonly reading = new AskedOnce<PermittedRoles>(SERVICE_ASKING_LIMIT);
    public tried: Tried | undefined;
    /** The settings with which a try has succeeded: from then on permissions decide, also while they can't be read. */
    public succeeded: Tried | undefined;
    public permissions: KnownPermissions | undefined;
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
    workedBefore: WorkedBefore,
): ServiceAccount {
    const tryNow = async (now: ServiceSettings): Promise<Tried> => {
        const version = memory.settingsVersion;
        const triedOut = await tryOut(now, () => settings.siteUrl(), http);
        const tried = { ...triedOut, settings: now, at: Date.now() };
        if (version === memory.settingsVersion) {
            memory.tried = tried;
            if (tried.roles) {
                memory.succeeded = tried;
                memory.permissions = known(permitted(tried.roles));
                await new Deadline(WORKED_BEFORE_LIMIT).wait(workedBefore.remember(now));
            }
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
        if (tried && isSame(tried.settings, now) && Date.now() - tried.at < SERVICE_FAILED_FOR) {
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
     * Until a try has succeeded it is as if there were no service account, and nobody waits long for one. It is not so where a try has ever
     * succeeded with these settings. Nor is it where nobody can read whether there is a service account. Then only an admin may act. Otherwise whoever ends
     * the app's process would give others more rights than they have.
     */
    const askForPermissions = async (): Promise<KnownPermissions> => {
        const now = await new Deadline(SERVICE_TRY_LIMIT).wait(settings.read());
        if (now.kind !== 'answered') {
            return { ...known({ kind: 'unread', failure: { why: 'rest-timeout' } }), until: 0 };
        }
        const tried = await new Deadline(SERVICE_TRY_LIMIT).wait(working(now.value));
        if (tried.kind === 'answered' && tried.value) {
            return readPermissions(http, tried.value.credentials, memory.permissions);
        }
        const roles = await whileItDoesNotWork(now.value);
        return tried.kind === 'answered' ? known(roles) : { ...known(roles), until: 0 };
    };

    /** What can't be read is no reason to take it for an account that never worked. */
    const hasWorked = async (now: ServiceSettings): Promise<boolean> => {
        const before = await new Deadline(WORKED_BEFORE_LIMIT).wait(workedBefore.has(now));
        return before.kind !== 'answered' || before.value;
    };

    /** Where it has worked with these settings, also before a restart, it is no longer as if there were none. */
    const whileItDoesNotWork = async (now: ServiceSettings): Promise<PermittedRoles> => {
        if (missingOf(now) !== undefined) {
            return { kind: 'no-service-account' };
        }
        if (!(await hasWorked(now))) {
            return { kind: 'no-service-account' };
        }
        const { tried } = memory;
        return {
            kind: 'unread',
            failure: tried?.state.kind === 'fails' ? tried.state.failure : { why: 'rest-timeout' },
        };
    };

    return {
        isUsable: async () => (await working(await settings.read())) !== undefined,
        tryOut: async () => {
            const now = await settings.read();
            const missing = missingOf(now);
            if (missing !== undefined) {
                await new Deadline(WORKED_BEFORE_LIMIT).wait(workedBefore.forget());
                return { kind: 'not-set', missing };
            }
            const { state } = await tryNow(now);
            return state.kind === 'fails' ? { ...state, hasWorked: await hasWorked(now) } : state;
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
        setActiveStatus: async ({ target, action }, confirmRelinquish) => {
            // What is sent must be sent at once: a case is closed when its call can no longer be under way.
            const found = await new Deadline(SERVICE_ASKING_LIMIT).wait(settings.read().then(working));
            if (found.kind !== 'answered') {
                return { kind: 'refused', failure: { why: 'interrupted' } };
            }
            const tried = found.value;
            if (!tried) {
                return { kind: 'refused', failure: { why: 'no-service-account' } };
            }
            const data = { userId: target.id, activeStatus: action === 'activate', confirmRelinquish };
            const call = { method: 'post', path: 'users.setActiveStatus', data } as const;
            const sent = await request(http, tried.credentials, call, REST_CHANGE_LIMIT);
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
