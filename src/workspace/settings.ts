import type { IEnvironmentRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';

import { ADMIN } from '../moderation/account';
import { isObject } from '../moderation/isObject';
import type { LogRoomSetting, Rooms, Settings } from '../moderation/ports';
import { Remembered } from '../moderation/remembered';
import { SETTING } from '../moderation/settingIds';
import type { Rules } from '../moderation/standard';
import { SETTINGS_REMEMBERED } from '../moderation/timeouts';
import type { WordKey } from '../words/english';
import { visible } from '../words/plain';
import type { ServiceSettingsReader } from './rest/serviceAccount';
import type { ServiceSettings } from './rest/tryOut';

/** As many deactivations an hour as a moderator may make where nothing else is set. */
const DEACTIVATIONS_PER_HOUR = 30;

/** What an admin can set. The app works with none of it changed. */
export const settings: readonly ISetting[] = [
    setting(SETTING.authorisedRoles, SettingType.STRING, ADMIN, 'setting_authorised_roles'),
    setting(SETTING.moderationActionsSuffice, SettingType.BOOLEAN, true, 'setting_moderation_actions_suffice'),
    setting(SETTING.protectedRoles, SettingType.STRING, ADMIN, 'setting_protected_roles'),
    setting(SETTING.deactivationsPerHour, SettingType.NUMBER, DEACTIVATIONS_PER_HOUR, 'setting_deactivations_per_hour'),
    setting(SETTING.reasonRequired, SettingType.BOOLEAN, false, 'setting_reason_required'),
    setting(SETTING.moderatorsMayDelete, SettingType.BOOLEAN, false, 'setting_moderators_may_delete'),
    setting(SETTING.logRoom, SettingType.ROOM_PICK, [], 'setting_log_room'),
    setting(SETTING.reportCards, SettingType.BOOLEAN, true, 'setting_report_cards'),
    setting(SETTING.serviceUserId, SettingType.STRING, '', 'setting_service_user_id'),
    setting(SETTING.serviceToken, SettingType.PASSWORD, '', 'setting_service_token'),
    setting(SETTING.serviceBaseUrl, SettingType.STRING, '', 'setting_service_base_url'),
];

type Labelled<Key> = Key extends WordKey ? (`${Key}_description` extends WordKey ? Key : never) : never;

function setting(id: string, type: SettingType, packageValue: unknown, label: Labelled<WordKey>): ISetting {
    const i18nDescription: WordKey = `${label}_description`;
    return { id, type, packageValue, required: false, public: false, i18nLabel: label, i18nDescription };
}

/** The settings as they were read last. All are told to forget when a setting is saved, on this server instance and on the others. */
export class SettingsMemory {
    public readonly rules = new Remembered<Rules>(SETTINGS_REMEMBERED);
    public readonly logRoom = new Remembered<LogRoomSetting>(SETTINGS_REMEMBERED);
    /** That there is none may be no more than an answer that got lost. */
    public readonly logRoomName = new Remembered<string | undefined>((name) =>
        name === undefined ? 0 : SETTINGS_REMEMBERED,
    );
    public readonly serviceAccount = new Remembered<ServiceSettings>(SETTINGS_REMEMBERED);

    /** After a setting was saved. */
    public forget(): void {
        this.rules.forget();
        this.logRoom.forget();
        this.logRoomName.forget();
        this.serviceAccount.forget();
    }
}

/** The app's own settings, as an admin set them. */
export function settingsOf(environment: IEnvironmentRead, rooms: Rooms, memory: SettingsMemory): Settings {
    const valueOf = async (id: string): Promise<unknown> => environment.getSettings().getValueById(id);
    const logRoom = (): Promise<LogRoomSetting> =>
        memory.logRoom.get(async () => logRoomOf(await valueOf(SETTING.logRoom)));
    return {
        rules: () => memory.rules.get(() => readRules(valueOf)),
        logRoom,
        logRoomName: () =>
            memory.logRoomName.get(async () => {
                const room = await logRoom();
                return room.kind === 'set' ? (await rooms.byId(room.id))?.name : undefined;
            }),
        postsReports: async () => (await valueOf(SETTING.reportCards)) !== false,
    };
}

async function readRules(valueOf: (id: string) => Promise<unknown>): Promise<Rules> {
    const ids = [
        SETTING.authorisedRoles,
        SETTING.moderationActionsSuffice,
        SETTING.protectedRoles,
        SETTING.deactivationsPerHour,
        SETTING.reasonRequired,
        SETTING.moderatorsMayDelete,
        SETTING.serviceUserId,
    ] as const;
    const values = new Map(await Promise.all(ids.map(async (id) => [id, await valueOf(id)] as const)));
    const authorisedRoles = values.get(SETTING.authorisedRoles);
    const protectedRoles = values.get(SETTING.protectedRoles);
    const perHour = values.get(SETTING.deactivationsPerHour);
    if (typeof authorisedRoles !== 'string' || typeof protectedRoles !== 'string') {
        throw new Error('The settings could not be read');
    }
    return {
        authorisedRoles,
        protectedRoles,
        serviceAccountId: pasted(values.get(SETTING.serviceUserId)),
        deactivationsPerHour: isCount(perHour) ? perHour : DEACTIVATIONS_PER_HOUR,
        reasonRequired: values.get(SETTING.reasonRequired) === true,
        moderatorsMayDelete: values.get(SETTING.moderatorsMayDelete) === true,
        // What is neither on nor off is no leave to act: then the stricter rule holds.
        moderationActionsSuffice: values.get(SETTING.moderationActionsSuffice) === true,
    };
}

/** What is no count is as good as not set. So a slip in the setting takes the brake off for nobody. */
function isCount(value: unknown): value is number {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** The service account's settings. This is the only place where the token is read; it goes from here into a request's header and nowhere else. */
export function serviceSettingsOf(environment: IEnvironmentRead, memory: SettingsMemory): ServiceSettingsReader {
    const textOf = async (id: string): Promise<string> => pasted(await environment.getSettings().getValueById(id));
    return {
        read: () =>
            memory.serviceAccount.get(async () => {
                const [userId, token, baseUrl] = await Promise.all([
                    textOf(SETTING.serviceUserId),
                    textOf(SETTING.serviceToken),
                    textOf(SETTING.serviceBaseUrl),
                ]);
                return { userId, token, baseUrl };
            }),
        siteUrl: async () => {
            const value: unknown = await environment.getServerSettings().getValueById('Site_Url');
            if (typeof value !== 'string') {
                throw new Error('The workspace’s address could not be read');
            }
            return value;
        },
    };
}

/** What was pasted into a field, without space and what can't be seen. An id, a token and an address have none. */
function pasted(value: unknown): string {
    return typeof value === 'string' ? visible(value).replace(/\s/g, '') : '';
}

/** A room picker's value is a list of rooms, each with its id. One that was saved by REST may be a single id. */
function logRoomOf(value: unknown): LogRoomSetting {
    const picked: unknown[] = Array.isArray(value) ? value : [value];
    const ids = picked.filter((one) => one !== '' && one !== null && one !== undefined).map(roomIdOf);
    const [first, ...more] = ids;
    if (ids.length === 0) {
        return { kind: 'none' };
    }
    return first === undefined ? { kind: 'unreadable' } : { kind: 'set', id: first, ignored: more.length };
}

function roomIdOf(picked: unknown): string | undefined {
    const id: unknown = isObject(picked) ? picked._id : picked;
    return typeof id === 'string' && id !== '' ? id : undefined;
}
