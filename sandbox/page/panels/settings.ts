/** A setting of an app, as the workspace gives it to admins. */
export interface AppSetting {
    id: string;
    type: string;
    value?: unknown;
    packageValue: unknown;
    i18nLabel: string;
    i18nDescription?: string;
    section?: string;
    multiline?: boolean;
    values?: { key: string; i18nLabel: string }[];
}

export interface RoomChoice {
    _id: string;
    name?: string;
}
