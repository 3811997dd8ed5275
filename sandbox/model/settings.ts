/** Settings of the workspace (not those of apps): the ones that something here reads. */
export interface WorkspaceSettings {
    Site_Url: string;
    Language: string;
    API_Enable_Rate_Limiter: boolean;
    API_Enable_Rate_Limiter_Limit_Calls_Default: number;
    /** In milliseconds. */
    API_Enable_Rate_Limiter_Limit_Time_Default: number;
    /** Registrations from one address in the time of the default limit. */
    Rate_Limiter_Limit_RegisterUser: number;
    Accounts_RegistrationForm: 'Public' | 'Disabled';
    Accounts_ManuallyApproveNewUsers: boolean;
    Accounts_Send_Email_When_Activating: boolean;
    Accounts_Send_Email_When_Deactivating: boolean;
    /** Which way a sync with LDAP sets active statuses: see `syncWithLdap`. */
    LDAP_Sync_User_Active_State: 'none' | 'disable' | 'enable' | 'both';
    /** Whether the text before stays, hidden, where a message is changed or deleted. */
    Message_KeepHistory: boolean;
    /** Whether a message that was deleted stays as “removed”. */
    Message_ShowDeletedStatus: boolean;
    /** In characters. */
    Message_MaxAllowedSize: number;
    E2E_Enable: boolean;
    /** Whether encrypted rooms take messages that aren't, while {@link WorkspaceSettings.E2E_Enable} is on. */
    E2E_Allow_Unencrypted_Messages: boolean;
}

export const defaultSettings: WorkspaceSettings = {
    Site_Url: 'http://localhost:3000',
    Language: 'en',
    API_Enable_Rate_Limiter: true,
    API_Enable_Rate_Limiter_Limit_Calls_Default: 10,
    API_Enable_Rate_Limiter_Limit_Time_Default: 60_000,
    Rate_Limiter_Limit_RegisterUser: 1,
    Accounts_RegistrationForm: 'Public',
    Accounts_ManuallyApproveNewUsers: false,
    Accounts_Send_Email_When_Activating: false,
    Accounts_Send_Email_When_Deactivating: false,
    LDAP_Sync_User_Active_State: 'disable',
    Message_KeepHistory: false,
    Message_ShowDeletedStatus: false,
    Message_MaxAllowedSize: 5000,
    E2E_Enable: false,
    E2E_Allow_Unencrypted_Messages: false,
};
