import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { Deadline } from '../../moderation/deadline';
import type { ServiceAccount, ServiceState } from '../../moderation/ports';
import type { PermittedRoles } from '../../moderation/standard';
import {
    REST_CHANGE_LIMIT,
    SERVICE_ASKING_LIMIT,
    SERVICE_TRY_LIMIT,
    WORKED_BEFORE_LIMIT,
} from '../../moderation/timeouts';
import { knownNow, type KnownPermissions, readPermissions } from './permissions';
import { requestRest } from './request';
import type { ServiceAccountMemory, Tried } from './serviceMemory';
import { meaningOf } from './setActiveStatus';
import { type ServiceSettings, tryServiceAccount } from './tryOut';
import type { WorkedBefore } from './workedBefore';

export interface ServiceSettingsReader {
    read(): Promise<ServiceSettings>;
    /** The workspace's own address, its setting `Site_Url`. */
    siteUrl(): Promise<string>;
}

/** The service account, which adds what only REST can do. Until a try with its settings succeeds it is as if there were none. */
export function serviceAccountOf(
    settings: ServiceSettingsReader,
    http: IHttp,
    memory: ServiceAccountMemory,
    workedBefore: WorkedBefore,
): ServiceAccount {
    const tryNow = (now: ServiceSettings): Promise<Tried> =>
        memory.tryNow(
            async () => ({ ...(await tryServiceAccount(now, () => settings.siteUrl(), http)), settings: now }),
            () => new Deadline(WORKED_BEFORE_LIMIT).wait(workedBefore.remember(now)),
        );

    /** The try that counts for these settings; a new one where there is none, or one that failed a while ago. */
    const current = async (now: ServiceSettings): Promise<Tried | undefined> =>
        missingOf(now) === undefined ? memory.triedWith(now, () => tryNow(now)) : undefined;

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
            return { ...knownNow({ kind: 'unread', failure: { why: 'rest-timeout' } }), goodFor: 0 };
        }
        const tried = await new Deadline(SERVICE_TRY_LIMIT).wait(working(now.value));
        if (tried.kind === 'answered' && tried.value) {
            return readPermissions(http, tried.value.credentials, memory.lastPermissions());
        }
        const roles = await whileItDoesNotWork(now.value);
        return tried.kind === 'answered' ? knownNow(roles) : { ...knownNow(roles), goodFor: 0 };
    };

    /** What can't be read is no reason to take it for an account that never worked. */
    const hasWorked = async (now: ServiceSettings): Promise<boolean> => {
        const before = await new Deadline(WORKED_BEFORE_LIMIT).wait(workedBefore.has(now));
        return before.kind !== 'answered' || before.value;
    };

    /** Where it has worked with these settings, also before a restart, it is no longer as if there were none. */
    const whileItDoesNotWork = async (now: ServiceSettings): Promise<PermittedRoles> => {
        if (missingOf(now) !== undefined || !(await hasWorked(now))) {
            return { kind: 'no-service-account' };
        }
        return { kind: 'unread', failure: memory.failureOfLastTry() ?? { why: 'rest-timeout' } };
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
        permittedRoles: () => memory.permittedRoles(askForPermissions),
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
            const sent = await requestRest(http, tried.credentials, call, REST_CHANGE_LIMIT);
            if (sent.kind === 'answered') {
                return meaningOf(sent.answer, data);
            }
            return { kind: 'refused', failure: sent.isUnsent ? sent.failure : { why: 'rest-timeout' } };
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
