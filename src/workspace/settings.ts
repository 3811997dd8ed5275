import type { IEnvironmentRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';

import { ADMIN } from '../moderation/account';
import type { Rules, Settings } from '../moderation/ports';
import type { Remembered } from './remembered';
import type { ServiceSettingsReader } from './rest/serviceAccount';
import type { WordKey } from '../words/english';

const AUTHORISED_ROLES = 'authorised-roles';
const PROTECTED_ROLES = 'protected-roles';
const REASON_REQUIRED = 'reason-required';
const LOG_ROOM = 'log-room';
const SERVICE_USER_ID = 'service-user-id';
const SERVICE_TOKEN = 'service-token';
const SERVICE_BASE_URL = 'service-base-url';

/** What an admin can set. The app works with none of it changed. */
export const settings: readonly ISetting[] = [
    setting(AUTHORISED_ROLES, SettingType.STRING, ADMIN, 'setting_authorised_roles'),
    setting(PROTECTED_ROLES, SettingType.STRING, ADMIN, 'setting_protected_roles'),
    setting(REASON_REQUIRED, SettingType.BOOLEAN, false, 'setting_reason_required'),
    setting(LOG_ROOM, SettingType.ROOM_PICK, [], 'setting_log_room'),
    setting(SERVICE_USER_ID, SettingType.STRING, '', 'setting_service_user_id'),
    setting(SERVICE_TOKEN, SettingType.PASSWORD, '', 'setting_service_token'),
    setting(SERVICE_BASE_URL, SettingType.STRING, '', 'setting_service_base_url'),
];

type Labelled<Key> = Key extends WordKey ? (`${Key}_description` extends WordKey ? Key : never) : never;

function setting(id: string, type: SettingType, packageValue: unknown, label: Labelled<WordKey>): ISetting {
    const i18nDescription: WordKey = `${label}_description`;
    return { id, type, packageValue, required: false, public: false, i18nLabel: label, i18nDescription };
}

/** @param memory is told to forget when a setting is saved, on this instance of the server and on the others. */
export function settingsOf(environment: IEnvironmentRead, memory: Remembered<Rules>): Settings {
    const valueOf = async (id: string): Promise<unknown> => environment.getSettings().getValueById(id);
    return {
        rules: () => memory.get(() => readRules(valueOf)),
        logRoomId: async () => firstRoomId(await valueOf(LOG_ROOM)),
    };
}

async function readRules(valueOf: (id: string) => Promise<unknown>): Promise<Rules> {
    const [authorisedRoles, protectedRoles, reasonRequired] = await Promise.all(
        [AUTHORISED_ROLES, PROTECTED_ROLES, REASON_REQUIRED].map(valueOf),
    );
    if (typeof authorisedRoles !== 'string' || typeof protectedRoles !== 'string') {
        throw new Error('The settings could not be read');
    }
    return { authorisedRoles, protectedRoles, reasonRequired: reasonRequired === true };
}

/** The service account's settings. This is the only place where the token is read; it goes from here into a request's header and nowhere else. */
export function serviceSettingsOf(environment: IEnvironmentRead): ServiceSettingsReader {
    const textOf = async (id: string): Promise<string> => {
        const value: unknown = await environment.getSettings().getValueById(id);
        return typeof value === 'string' ? value.trim() : '';
    };
    return {
        read: async () => {
            const [userId, token, baseUrl] = await Promise.all([
                textOf(SERVICE_USER_ID),
                textOf(SERVICE_TOKEN),
                textOf(SERVICE_BASE_URL),
            ]);
            return { userId, token, baseUrl };
        },
        siteUrl: async () => String(await environment.getServerSettings().getValueById('Site_Url')),
    };
}

/** Whether the setting belongs to the service account, which is tried anew when one of them is saved. */
export function isOfServiceAccount({ id }: ISetting): boolean {
    return [SERVICE_USER_ID, SERVICE_TOKEN, SERVICE_BASE_URL].includes(id);
}

/** Whether the setting lists roles, and so may name one that isn't there. */
export function listsRoles({ id }: ISetting): boolean {
    return id === AUTHORISED_ROLES || id === PROTECTED_ROLES;
}

/** The value of a room picker is a list of `{_id, …}` (see the facts). */
function firstRoomId(value: unknown): string | undefined {
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    const isRoom = typeof first === 'object' && first !== null && '_id' in first && typeof first._id === 'string';
    return isRoom ? String(first._id) : undefined;
}
