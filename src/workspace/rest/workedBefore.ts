import { createHmac, randomBytes } from 'crypto';

import { type Persistence, Table } from '../table';
import type { ServiceSettings } from './tryOut';

const KEY = 'service-account';
const KEY_BYTES = 32;

/** The record that the service account has worked. It outlives the app's process: anybody can end that. */
export interface WorkedBefore {
    /** Whether it has with these very settings. Rejects where that can't be read. */
    has(settings: ServiceSettings): Promise<boolean>;
    /** Writes down that it has, if that isn't known yet. */
    remember(settings: ServiceSettings): Promise<void>;
    /** An admin took the service account away: what comes later has to work first. */
    forget(): Promise<void>;
}

/** Keeps a hash of the settings under a key of its own: what is kept tells nobody the token. */
export function workedBeforeOf(persistence: Persistence): WorkedBefore {
    const table = new Table('service-account', persistence);
    const has = async (settings: ServiceSettings): Promise<boolean> =>
        (await table.withKey(KEY)).some(({ key, hash }) => hashOf(settings, key) === hash);
    return {
        has,
        remember: async (settings) => {
            if (await has(settings)) {
                return;
            }
            const key = randomBytes(KEY_BYTES).toString('hex');
            await table.writeInPlace(KEY, [], { key, hash: hashOf(settings, key) });
        },
        forget: () => table.remove(KEY),
    };
}

function hashOf({ userId, token, baseUrl }: ServiceSettings, key: string): string {
    return createHmac('sha256', key)
        .update(JSON.stringify([userId, token, baseUrl]))
        .digest('hex');
}
