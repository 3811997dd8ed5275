/** A long text in two lines of this file, which become one with a space between them. */
const joined = <First extends string, Second extends string>(first: First, second: Second): `${First} ${Second}` =>
    `${first} ${second}`;

/**
 * Every sentence of the app, in English. `i18n/en.json` holds the same for clients that translate, and a test keeps the two alike.
 * What stands in `{{…}}` is filled in; the compiler asks for each by its name.
 */
export const english = {
    command_deactivate_description: 'Deactivate an account. Also: log, status, help',
    command_activate_description: 'Reactivate an account',
    command_params: '@username … [reason]',
    action_deactivate_user: 'Deactivate user',

    setting_authorised_roles: 'Authorised roles',
    setting_authorised_roles_description: joined(
        'Names or ids of the roles whose holders may deactivate accounts, separated by commas.',
        'To see the menu entries and the command, a role also needs one of the permissions edit-other-user-active-status or manage-moderation-actions.',
    ),
    setting_moderation_actions_suffice: 'Also accept manage-moderation-actions',
    setting_moderation_actions_suffice_description: joined(
        'Only asked with a service account that works. On: the permission manage-moderation-actions is enough, as Rocket.Chat documents it.',
        'Off: only edit-other-user-active-status counts, as on Rocket.Chat’s server.',
    ),
    setting_protected_roles: 'Protected roles',
    setting_protected_roles_description:
        'Names or ids of roles, separated by commas. Only an admin can deactivate the accounts that hold one.',
    setting_deactivations_per_hour: 'Deactivations per moderator and hour',
    setting_deactivations_per_hour_description:
        'A stolen session must not empty a workspace. Accounts younger than 24 hours don’t count, and admins are not limited. 0: no limit.',
    setting_reason_required: 'A reason is required',
    setting_reason_required_description: 'Nobody can deactivate an account without saying why.',
    setting_moderators_may_delete: 'Moderators may delete messages',
    setting_moderators_may_delete_description: joined(
        'Whoever may deactivate an account may also have its messages of up to a week deleted, in every room it has joined.',
        'Only asked without a service account: with one, the permission manage-moderation-actions decides.',
    ),
    setting_log_room: 'Moderation log room',
    setting_log_room_description:
        'Each case is posted there: who, whom, why, and what happened to rooms. The app’s own account must be able to post in the room.',

    setting_report_cards: 'Reports as cards',
    setting_report_cards_description: joined(
        'A reported message comes to the moderation log room as a card, with buttons to decide.',
        'Cards quote messages and name private rooms too, so everybody in that room should be a moderator.',
    ),

    setting_service_user_id: 'Service account: user id',
    setting_service_user_id_description: joined(
        'Optional. An account in whose name the app uses Rocket.Chat’s REST API. With it moderators can reactivate accounts and deactivate',
        'them for a time, and Rocket.Chat’s own permissions decide who may. It needs the permission edit-other-user-active-status.',
    ),
    setting_service_token: 'Service account: token',
    setting_service_token_description:
        'A personal access token of the service account, made without two-factor authentication (“Ignore Two Factor Authentication”).',
    setting_service_base_url: 'Service account: address of the workspace',
    setting_service_base_url_description:
        'Empty: the workspace’s own address (Site_Url). Behind a proxy http://localhost:3000 is the usual choice.',

    notice_title: 'Active Status',
    confirm_title: 'Deactivate user',
    confirm_who: '{{name}} (@{{username}})',
    confirm_roles: 'Roles: {{roles}}',
    confirm_seen_online: 'Online now',
    confirm_seen: 'Last login: {{when}}',
    confirm_seen_never: 'Never logged in',
    confirm_member_since: 'Joined {{when}} ({{days}} days ago)',
    confirm_member_new: 'New account, created {{when}}',
    confirm_email_unverified: 'E-mail not verified',
    confirm_quote: '“{{quote}}”',
    confirm_quote_room: 'In #{{room}}',
    confirm_quote_direct: 'In a direct message',
    confirm_quote_alias: 'Written as “{{alias}}” by @{{username}}',
    ago_minutes: '{{count}} min ago',
    ago_hours: '{{count}} h ago',
    ago_days: '{{count}} days ago',
    ago_days_one: '1 day ago',
    confirm_earlier_one: '1 earlier case: deactivated on {{when}} by @{{moderator}}',
    confirm_earlier_one_until: '1 earlier case: deactivated on {{when}} until {{until}} by @{{moderator}}',
    confirm_earlier: '{{count}} earlier cases, the last on {{when}} by @{{moderator}}',
    confirm_effect_no_rooms: 'Signed out everywhere, can’t log in. Owns no room alone.',
    confirm_effect_handed_over:
        'Signed out everywhere, can’t log in. Rooms that get a new owner: {{count}}. You’ll see them next.',
    confirm_effect_deleted:
        'Signed out everywhere, can’t log in. Rooms deleted: {{deleted}}, with a new owner: {{handedOver}}. You’ll see them next.',
    confirm_effect_unknown:
        'Signed out everywhere, can’t log in. If rooms would lose their only owner or member, you’ll see them first.',
    confirm_effect_more:
        'They are logged out, their direct messages become read-only and their omnichannel chats close. Messages and roles stay. They may get an e-mail.',
    confirm_duration: 'Duration',
    duration_until_activated: 'Until reactivated',
    duration_1_hour: '1 hour',
    duration_1_day: '1 day',
    duration_7_days: '7 days',
    duration_30_days: '30 days',
    duration_minutes: '{{count}} minutes',
    duration_hours: '{{count}} hours',
    duration_days: '{{count}} days',
    duration_weeks: '{{count}} weeks',
    clean_up_field: 'Delete their messages',
    clean_up_none: 'None',
    clean_up_hour: 'Of the last hour',
    clean_up_day: 'Of the last day',
    clean_up_week: 'Of the last week',
    clean_up_no_log_room:
        'Their messages can’t be deleted as well: no moderation log room could be found to keep them in.',
    clean_up_of_hour: 'With their messages of the last hour',
    clean_up_of_day: 'With their messages of the last day',
    clean_up_of_week: 'With their messages of the last week',
    clean_up_begins:
        'Their messages are kept in the log room, and then deleted. The result will appear here. Undo won’t bring them back.',
    clean_up_not_begun: 'Their messages were not deleted: this deactivation may be somebody else’s.',
    clean_up_entry: 'Messages of @{{username}} are deleted, for @{{moderator}}.',
    clean_up_evidence_heading: 'Messages of @{{username}} that will be deleted:',
    clean_up_evidence: '{{when}}, #{{room}}: {{evidence}}',
    clean_up_evidence_direct: '{{when}}, direct message: {{evidence}}',
    clean_up_evidence_more: '… {{evidence}}',
    clean_up_deleted: 'Messages of @{{username}} deleted: {{count}}. Rooms: {{rooms}}.',
    clean_up_deleted_none: 'No message of @{{username}} was deleted.',
    clean_up_removed: 'Their place stays, shown as removed: {{count}}.',
    clean_up_hidden: 'Hidden but kept, because the workspace keeps the history: {{count}}.',
    clean_up_pinned: 'Were pinned; the notice of that quotes them and stays: {{count}}.',
    clean_up_files: 'Had files, which stay in the workspace’s storage: {{count}}.',
    clean_up_stayed: 'Not seen deleted, so they may still be there: {{count}}.',
    clean_up_too_many: 'Left, because 500 is the most for one case: {{count}}.',
    clean_up_unsearched: 'Rooms that could not be searched to the end: {{count}}.',
    clean_up_left_out:
        'Left out, because reading them stopped the app. Delete by hand in the rooms with these IDs: {{rooms}}.',
    clean_up_encrypted: 'Encrypted rooms, whose encrypted messages no app can find: {{count}}.',
    clean_up_looks_again: 'In a minute or two the app looks once more. You only hear of it if there was more.',
    clean_up_stopped_active: '@{{username}} is active again, so no more of their messages are deleted.',
    clean_up_stopped_account_gone:
        '@{{username}} has been deleted in the meantime, so no more of their messages are deleted.',
    clean_up_stopped_not_permitted:
        'The right to delete messages of @{{username}} has been taken away, so no more are deleted. Ask an admin.',
    clean_up_stopped_no_log_room:
        'There is no moderation log room any more to keep messages of @{{username}} in, so no more are deleted. Ask an admin to set one.',
    clean_up_stopped_unreadable:
        'The app can’t read messages, so none of @{{username}} are deleted. Ask an admin to install the app again and grant message.read.',
    clean_up_stopped_gave_up:
        'Rocket.Chat did not let the app finish deleting messages of @{{username}}, so it gave up. What was not posted in the log room is still there.',
    confirm_reason: 'Reason',
    confirm_reason_optional: 'Reason (optional)',
    confirm_reason_hint: 'Saved with the case.',
    confirm_reason_hint_posted: 'Saved with the case, and posted in #{{room}}.',
    confirm_submit: 'Deactivate',
    confirm_cancel: 'Cancel',
    confirm_close: 'Close',

    activate_title: 'Reactivate user',
    activate_effect: '@{{username}} can log in again. Direct messages reopen where the other person is active.',
    activate_not_back:
        'This doesn’t bring back deleted rooms or messages, or former room ownership, and they’ll have to log in again.',
    activate_approves: 'If the account awaits approval, this approves it.',
    activate_submit: 'Reactivate',
    change_title: 'Change duration',
    change_effect:
        '@{{username}} stays deactivated, for as long from now as you choose. Nobody is reactivated in between.',
    change_so_far: 'So far: until {{when}}',
    change_so_far_open: 'So far: until reactivated',
    change_submit: 'Change',
    ownership_title_delete: 'Delete {{count}} rooms?',
    ownership_title_delete_one: 'Delete 1 room?',
    ownership_title_hand_over: 'Hand over {{count}} rooms?',
    ownership_title_hand_over_one: 'Hand over 1 room?',
    ownership_title_unknown: 'Rooms may be deleted',
    ownership_effect_delete:
        'Rooms deleted for good: {{deleted}}. Rooms with a new owner: {{handedOver}}. Undo won’t bring them back.',
    ownership_effect_hand_over: 'Rooms with a new owner: {{count}}. Undo won’t hand them back.',
    ownership_effect_unknown: 'Rooms may be deleted for good. Undo won’t bring them back.',

    ownership_nothing_yet: 'Nothing has been changed yet.',
    ownership_again: 'The rooms have changed, or not all could be checked this time. Please look again.',
    ownership_again_last:
        'You won’t be asked a third time: if you continue, rooms that come up until then are handed over too, or deleted.',
    ownership_unchecked: '⚠ Rooms that could not be checked: {{count}}. Any of them may be deleted for good.',
    ownership_unchecked_all:
        '⚠ The rooms of @{{username}} could not be checked. Any without another active member may be deleted for good.',
    ownership_none_found:
        '⚠ No such room is there now, though Rocket.Chat reported some a moment ago. Any that exist when you continue are deleted or handed over.',
    ownership_more: 'and {{count}} more',
    ownership_type: 'Type {{username}} to confirm',
    heading_deleted: '#### Deleted for good, with all messages and files: {{count}}',
    heading_reported_deleted: '#### Also deleted for good, as Rocket.Chat reports: {{count}}',
    heading_handed_over: '#### New owner: {{count}}',
    heading_reported_handed_over: '#### Also with a new owner, as Rocket.Chat reports: {{count}}',
    heading_ownerless: '#### Public channels that stay, without an active owner: {{count}}',
    ownership_rooms: '{{rooms}}',
    ownership_teams: 'Main rooms of teams, the teams are deleted too: {{rooms}}',
    ownership_discussions: 'Discussions: {{rooms}}',
    ownership_heir: '@{{owner}} gets: {{rooms}}',
    ownership_heir_unknown: 'The longest-standing active member gets: {{rooms}}',
    ownership_teams_among: 'Main rooms of teams among these: {{rooms}}',
    ownership_discussions_among: 'Discussions among these: {{rooms}}',
    ownership_submit_delete: 'Delete {{count}} rooms and deactivate',
    ownership_submit_delete_one: 'Delete 1 room and deactivate',
    ownership_submit_hand_over: 'Hand over {{count}} rooms and deactivate',
    ownership_submit_hand_over_one: 'Hand over 1 room and deactivate',
    ownership_submit_unknown: 'Deactivate anyway',

    told_usage_deactivate: 'Who should be deactivated? Type /deactivate @username … [duration] [reason]',
    told_usage_activate: 'Who should be reactivated? Type /activate @username [reason]',
    told_help_deactivate:
        '/deactivate @username [reason] deactivates an account, after you confirm. A reason is optional unless your admin requires one.',
    told_help_duration: joined(
        'A duration is a whole number with m, h, d or w, from 5m to 365d: /deactivate @username 7d spam. It needs a service account.',
        'Without one the account stays deactivated until somebody reactivates it. Of an account that is deactivated already it changes the duration.',
    ),
    told_help_several:
        'Both take up to 50 accounts: /deactivate @ann @bob [reason]. Put all names on one line, since clients send only the first line of a command.',
    told_help_activate: '/activate @username [reason] reactivates an account, after you confirm.',
    told_help_log:
        '/deactivate log shows the newest cases, /deactivate log @username those of one account, and /deactivate log #31 case 31 with its rooms.',
    told_help_newcomers:
        '/deactivate newcomers [1h|24h] lists the accounts that registered themselves lately, to choose from.',
    told_help_status: '/deactivate status checks the set-up of this app (admins only).',
    told_help_named_so: 'If the username is help, log, newcomers or status, type it with an @.',
    told_offer_batch: 'Please confirm what should happen to these accounts. Nothing has been changed yet.',
    batch_too_many:
        'At most {{limit}} accounts at once, and these were {{count}}. Nothing was changed. Please split them up.',
    batch_not_begun:
        'Rocket.Chat did not answer in time, so nothing was started. No account was changed. Please start again.',
    batch_none_deactivate: 'None of these accounts can be deactivated together. Nothing was changed.',
    batch_none_activate: 'None of these accounts can be reactivated together. Nothing was changed.',
    batch_title_deactivate: 'Deactivate {{count}} accounts',
    batch_title_deactivate_one: 'Deactivate 1 account',
    batch_title_activate: 'Reactivate {{count}} accounts',
    batch_title_activate_one: 'Reactivate 1 account',
    batch_effect_deactivate:
        'Signed out everywhere, can’t log in. No room is handed over or deleted: whoever turns out to own one alone is left as they are.',
    batch_effect_activate: 'These accounts can log in again.',
    batch_type: 'Type {{count}} to confirm',
    batch_accounts: '{{accounts}}',
    heading_batch_deactivate: '#### Will be deactivated: {{count}}',
    heading_batch_activate: '#### Will be reactivated: {{count}}',
    heading_batch_unchecked: '#### Rooms not checked in time, so left as they are if they own one alone: {{count}}',
    heading_batch_owners: '#### Own rooms alone, so each needs a decision of its own: {{count}}',
    heading_batch_inactive: '#### Already deactivated: {{count}}',
    heading_batch_active: '#### Already active: {{count}}',
    heading_batch_admin_only: '#### Only an admin can decide on them: {{count}}',
    heading_batch_never: '#### Your own account, or one of an app or of Rocket.Chat itself: {{count}}',
    heading_batch_nobody: '#### No such account: {{count}}',
    heading_batch_unread: '#### Could not be read in time, please try again: {{count}}',
    heading_batch_braked: '#### Beyond your limit of deactivations an hour: {{count}}',
    heading_batch_not_permitted: '#### You may not decide on accounts any more: {{count}}',
    heading_batch_deactivated: '#### Deactivated: {{count}}',
    heading_batch_activated: '#### Active again: {{count}}',
    heading_batch_busy: '#### Somebody else is handling them: {{count}}',
    heading_batch_found: '#### Found so, without an answer to the call, so it is unknown who did it: {{count}}',
    heading_batch_unknown: '#### Result unknown, please check: {{count}}',
    heading_batch_failed: '#### Not changed: {{count}}',
    batch_ended_deactivate:
        'Deactivated: {{done}}, not changed or unknown: {{others}}, to be decided one by one: {{left}}.',
    batch_ended_activate:
        'Reactivated: {{done}}, not changed or unknown: {{others}}, to be decided one by one: {{left}}.',
    batch_clean_up:
        'Their messages are kept in the log room, and then deleted. The thread there tells the result for each account. Undo won’t bring them back.',
    batch_progress: 'Accounts done: {{done}} of {{count}} …',
    batch_pause: joined(
        'Accounts done: {{done}} of {{count}}.',
        'Rocket.Chat takes no more calls for now, so the rest follows by itself within minutes. The result will appear here.',
    ),
    batch_goes_on:
        'Accounts done: {{done}} of {{count}}. Some have no answer yet: the app tries again within two minutes. The result will appear here.',
    told_duration_not_for_activate:
        'An account can’t be activated for a time. Nothing was changed. If the duration belongs to the reason, put the reason in quotes.',
    told_duration_mistaken: joined(
        'This is no duration that the app knows. Nothing was changed.',
        'Type a whole number with m, h, d or w, from 5m to 365d, such as 7d. If it belongs to the reason, put the reason in quotes.',
    ),
    told_failed:
        'The app was interrupted. Check /deactivate log: if a case was opened, it is settled within two minutes.',
    told_unread: 'Rocket.Chat did not answer in time. Nothing was changed. Please try again.',
    told_not_opened: 'The confirmation could not be opened. Nothing was changed. Please try again.',
    told_offer_confirm: 'Please confirm that you want to deactivate @{{username}}. Nothing has been changed yet.',
    told_offer_activate: 'Please confirm that you want to reactivate @{{username}}. Nothing has been changed yet.',
    told_offer_change: 'Please confirm how long @{{username}} is to stay deactivated. Nothing has been changed yet.',
    told_offer_confirm_button: 'Confirm …',
    told_offer_ownership:
        '@{{username}} is the only owner or member of some rooms. Nothing has been changed yet: look at the rooms to decide.',
    told_offer_ownership_button: 'Look at the rooms …',
    told_undo_button: 'Undo …',
    told_change_button: 'Change duration …',
    told_confirm_time_button: 'Set the time …',
    told_still_working: 'Still working on @{{username}}. The result will appear here and in /deactivate log.',
    told_room_gone: 'The room you asked in was deleted, so the result is shown here.',

    newcomers_title: 'Newcomers',
    newcomers_listed: 'Accounts that registered themselves in the last {{hours}} h: {{count}}, newest first.',
    newcomers_more: 'Only the newest are listed. There may be more.',
    newcomers_choose: 'Whom to deactivate',
    newcomers_option: '@{{username}} · {{when}}',
    newcomers_option_reported: '@{{username}} · {{when}} · reports: {{reports}}',
    newcomers_choose_all: 'Choose all',
    newcomers_choose_newest: 'Choose the newest {{count}}',
    newcomers_next: 'Next you’ll see what will happen to each. Nothing is changed before you confirm that.',
    newcomers_submit: 'Next …',
    newcomers_none: 'Nobody has registered in the last {{hours}} h who is active now.',
    newcomers_no_window: 'Your client can’t show the list. Nothing was changed. Please use a browser.',
    newcomers_not_listed:
        'Your client named somebody who didn’t stand in the list. Nothing was changed. Please start again.',

    refused_caller_unknown: 'Your account could not be read. Nothing was changed. Please log in again and retry.',
    refused_not_permitted: joined(
        'You don’t have permission: you need one of the “Authorised roles” ({{roles}}).',
        'Nothing was changed. Ask an admin, who sets them in the app’s settings.',
    ),
    refused_roles_unread:
        'The workspace’s roles could not be read, so the app can’t tell whether you may do this. Nothing was changed. Please try again.',
    refused_not_permitted_live: joined(
        'You don’t have permission: none of your roles holds {{permissions}}.',
        'Nothing was changed. Ask an admin, who sets them in Administration → Workspace → Permissions.',
    ),
    refused_permissions_unread: joined(
        'The permissions could not be read, so only an admin may do this for now.',
        'Nothing was changed. Try again in a minute, or ask an admin to run /deactivate status.',
    ),
    refused_no_service_account: joined(
        'Reactivating needs a working service account, and there is none. Nothing was changed. Ask an admin to reactivate the',
        'account in Administration → Workspace → Users, or to set up a service account: /deactivate status shows what is missing.',
    ),
    refused_no_duration: joined(
        'Deactivating for a time needs a working service account, and there is none. Nothing was changed. Leave out the duration to deactivate',
        'until somebody reactivates the account, or ask an admin to set up a service account: /deactivate status shows what is missing.',
    ),
    refused_not_admin: 'Only an admin can see this.',
    refused_no_such_account:
        'There is no account called {{asked}}. Nothing was changed. Check the spelling: usernames are case-sensitive.',
    refused_account_deleted: '@{{username}} has been deleted in the meantime. Nothing was changed.',
    refused_no_account: 'There is no such account: it was deleted, or the person never had one. Nothing was changed.',
    refused_self: 'You can’t do this to your own account. Nothing was changed. Ask another moderator.',
    refused_not_a_person:
        '@{{username}} belongs to an app or to Rocket.Chat itself and can’t be changed here. Nothing was changed.',
    refused_protected:
        '@{{username}} has a protected role, so only an admin can decide on this account. Nothing was changed.',
    refused_moderator: '@{{username}} is a moderator: only an admin can decide on this account. Nothing was changed.',
    refused_service_account:
        '@{{username}} is the service account of this app: only an admin can decide on it. Nothing was changed.',
    refused_braked:
        'You have reached the limit of deactivations an hour ({{limit}}). Nothing was changed. You can go on at {{when}}, or ask an admin.',
    refused_nobody_there:
        'Nobody to deactivate here. Use this on someone’s message or in a one-to-one direct message. Nothing was changed.',
    refused_author_gone: 'The account that wrote this message no longer exists. Nothing was changed.',
    refused_system_message: joined(
        'Rocket.Chat wrote this message: its sender is who did what it tells, not who it is about.',
        'Nothing was changed. To name somebody, use /deactivate @username.',
    ),
    already_deactivated: '@{{username}} is already deactivated. Nothing was changed.',
    already_deactivated_case:
        '@{{username}} was already deactivated by @{{moderator}} on {{when}}. Nothing was changed.',
    already_deactivated_until:
        '@{{username}} was already deactivated by @{{moderator}} on {{when}}, until {{until}}. Nothing was changed.',
    already_deactivated_timed: '@{{username}} is already deactivated, until {{until}}. Nothing was changed.',
    already_activated: '@{{username}} is already active. Nothing was changed.',
    already_activated_case: '@{{username}} was already reactivated by @{{moderator}} on {{when}}. Nothing was changed.',

    submit_malformed: 'Your client sent something the app can’t read. Nothing was changed. Please start again.',
    submit_no_longer_counts:
        'This confirmation has expired or was already used. It changed nothing. Please start again.',
    submit_decided_before: 'This click changed nothing: the confirmation was already used. What came of it:',
    submit_no_longer_counts_mobile:
        'This confirmation has expired, or your app did not say which step you agreed to. It changed nothing. Please start again in a browser.',
    submit_not_begun:
        'Rocket.Chat did not answer in time, so nothing was started. The account was not changed. Please start again.',
    submit_reason_missing: 'A reason is now required. Nothing was changed. Please start again and give one.',
    submit_clean_up_no_log_room:
        'Messages can only be deleted while a moderation log room is set. Nothing was changed. Please start again.',
    submit_clean_up_not_permitted:
        'You may no longer have messages deleted. Nothing was changed. Please start again, or ask an admin.',
    submit_busy:
        '@{{moderator}} is already handling @{{username}} (since {{when}}). You changed nothing. Please check again in a minute.',
    field_busy: 'This is already under way. Please wait for the result; if none comes within two minutes, try again.',
    field_superseded: 'The question has changed since. Please look at what is shown now.',
    field_reason_missing: 'Enter a reason.',
    field_reason_too_long: 'The reason can have {{limit}} characters at most.',
    field_nobody_chosen: 'Choose at least one account.',
    field_wrong_username: 'This is not the username {{username}}.',
    field_wrong_count: 'The number of accounts is {{count}}.',

    done_deactivated: '@{{username}} is deactivated.',
    done_activated: '@{{username}} is active again.',
    done_duration: '@{{username}} stays deactivated.',
    found_deactivated:
        '@{{username}} is deactivated now, but no answer came to your request: it is unknown who did it.',
    found_active: '@{{username}} is active now, but no answer came to your request: it is unknown who did it.',
    found_no_end:
        'You had asked for a time until {{when}}. No end is set: somebody else may have deactivated the account for good.',
    done_rooms_lost:
        'Rooms deleted: {{deleted}}. Rooms with a new owner: {{handedOver}}. Undo brings back the account, not the rooms.',
    done_until: 'Until {{when}}',
    done_until_activated: 'Until reactivated',
    done_times: 'Tried {{times}} times within minutes: one case, posted once',
    done_case: 'Case #{{number}}',
    done_reason: 'Reason: {{reason}}',
    done_handed_over: '@{{owner}} now owns: {{rooms}}',
    done_handed_over_more: '@{{owner}} now owns: {{rooms}} and {{count}} more',
    done_deleted: 'Deleted for good, with all messages: {{rooms}}',
    done_deleted_more: 'Deleted for good, with all messages: {{rooms}} and {{count}} more',
    done_ownerless: 'Still there without an owner, and their messages may be gone, please check: {{rooms}}',
    done_ownerless_more:
        'Still there without an owner, and their messages may be gone, please check: {{rooms}} and {{count}} more',
    done_kept: '@{{owner}} still owns: {{rooms}}',
    done_kept_more: '@{{owner}} still owns: {{rooms}} and {{count}} more',
    done_not_confirmed: 'Result unknown, please check: {{rooms}}',
    done_not_confirmed_more: 'Result unknown, please check: {{rooms}} and {{count}} more',
    done_rooms_unknown:
        'The rooms could not be read beforehand, so it is unknown which of them were handed over or deleted.',
    done_gone: 'Rooms that could not be checked beforehand and are gone now: {{count}}.',
    done_unread:
        'Rooms that could not be read before or after: {{count}}. Any of them may have been handed over or deleted.',
    failed_not_deactivated: '@{{username}} was not deactivated.',
    failed_not_activated: '@{{username}} was not reactivated.',
    failed_no_duration: 'The duration for @{{username}} was not changed.',
    failed_account_unknown: 'The app couldn’t confirm whether @{{username}} was changed. Please check the account.',
    no_answer: joined(
        'Rocket.Chat has not confirmed whether @{{username}} was changed.',
        'The case stays open; the result will appear here and in /deactivate log within two minutes.',
    ),

    why_last_admin: 'They are the workspace’s last active admin. Make someone else an admin first.',
    why_last_owner: 'They are the only owner of some rooms, and Rocket.Chat kept it that way. Please start again.',
    why_federated: 'The account belongs to a federated workspace and is managed there.',
    why_no_engine_permission:
        'The app lacks the permission user.write. Ask an admin to install the app again and grant it.',
    why_account_gone: 'The account no longer exists.',
    why_active_by_now: 'The account is active by now. To deactivate it for a time, use /deactivate again.',
    why_interrupted:
        'No answer came in time, or the app was interrupted. The account was not changed. Please start again.',
    why_unchanged:
        'Rocket.Chat reported no error, but the account was not changed. Ask an admin to check the server’s log.',
    why_said: 'Rocket.Chat said: {{message}}',

    why_in_app_log:
        'Something went wrong inside Rocket.Chat. An admin finds its words in the app’s log (Private apps → Active Status → Logs), under case {{id}}.',
    why_no_service_account:
        'This needs a working service account. Ask an admin to run /deactivate status, which shows what is missing.',
    why_service_lacks_permission:
        'The service account lacks the permission edit-other-user-active-status. Ask an admin to give it a role that holds it.',
    why_malformed_user_id:
        'The service account’s user id holds a character that no id has. Nothing was sent. Ask an admin to copy it again.',
    why_malformed_token:
        'The service account’s token holds a character that no token has, perhaps a long dash. Nothing was sent. Ask an admin to copy it again.',
    why_malformed_address:
        'The workspace’s address in the app’s settings is none: it begins with http:// or https://. Nothing was sent. Ask an admin to correct it.',
    why_rest_unauthorised:
        'Rocket.Chat did not accept the service account’s user id and token. Ask an admin to make a new token and set it.',
    why_rest_second_factor:
        'Rocket.Chat asks the service account for a second factor. Ask an admin to make a token with “Ignore Two Factor Authentication” and to set it.',
    why_rest_forbidden:
        'The service account lacks both permissions. Ask an admin to give it a role that holds edit-other-user-active-status.',
    why_rest_not_allowed:
        'The service account lacks the permission edit-other-user-active-status. Ask an admin to give it a role that holds it.',
    why_rest_invalid_params: 'Rocket.Chat did not understand the request. It may be too old or too new for this app.',
    why_rest_not_found: 'Rocket.Chat knows no such account. It may have been deleted.',
    why_rest_no_seats:
        'The workspace’s licence has no seat left. Deactivate someone first, or ask an admin to add seats.',
    why_rest_rate_limited:
        'Rocket.Chat takes no more requests until {{when}}. Please try again then. An admin can give the service account the permission api-bypass-rate-limit.',
    why_rest_rate_limited_open:
        'Rocket.Chat takes no more requests for now. Please try again in a minute. An admin can give the service account the permission api-bypass-rate-limit.',
    why_rest_server_error:
        'Rocket.Chat answered with an error of its own ({{status}}). Please try again, or ask an admin to check the server’s log.',
    why_rest_not_this_endpoint:
        'What answered was not Rocket.Chat’s REST API. Ask an admin to check the workspace’s address in the app’s settings.',
    why_rest_page:
        'A web page answered instead of Rocket.Chat’s REST API, perhaps a proxy’s. Ask an admin to check the workspace’s address in the app’s settings.',
    why_rest_garbled:
        'Rocket.Chat’s answer could not be read. Please try again, or ask an admin to check what is between the workspace and its address.',
    why_rest_no_networking:
        'The app lacks the permission networking. Ask an admin to install the app again and grant it.',
    why_rest_contradictory:
        'Rocket.Chat’s answer was about something else. Ask an admin to check the workspace’s address in the app’s settings.',
    why_rest_timeout: 'Rocket.Chat’s REST API gave no answer. Please check the account before you try again.',
    why_rest_refused: 'Nothing answers at the workspace’s address. Ask an admin to check it in the app’s settings.',
    why_rest_tls:
        'The certificate at the workspace’s address was not accepted. Ask an admin to check the address and its certificate.',
    why_rest_unreachable:
        'The workspace’s address could not be reached. Ask an admin to check it in the app’s settings.',

    record_not_closed: 'The case could not be closed in the records yet; the app tries again within a minute.',
    record_not_posted: 'The post to the moderation log room failed. The case is kept: /deactivate log shows it.',

    log_posted_deactivated: '@{{moderator}} deactivated @{{username}}.',
    log_posted_activated: '@{{moderator}} reactivated @{{username}}.',
    log_posted_duration: '@{{moderator}} changed how long @{{username}} stays deactivated.',
    log_posted_found_deactivated:
        '@{{username}} was found deactivated. @{{moderator}} had asked for it, but no answer came: it is unknown who did it.',
    log_posted_found_active:
        '@{{username}} was found active. @{{moderator}} had asked for it, but no answer came: it is unknown who did it.',
    log_posted_not_deactivated: '@{{moderator}} tried to deactivate @{{username}}. The account was not changed.',
    log_posted_not_activated: '@{{moderator}} tried to reactivate @{{username}}. The account was not changed.',
    log_posted_no_duration:
        '@{{moderator}} tried to change how long @{{username}} stays deactivated. Nothing was changed.',
    log_posted_unknown: '@{{moderator}} tried to change @{{username}}. The app couldn’t confirm the result.',
    log_posted_timer_ended: joined(
        'The time is over: @{{username}}, deactivated by @{{moderator}}, is active again.',
        'If somebody deactivated the account outside this app meanwhile, the app could not know.',
    ),
    log_posted_timer_found: joined(
        'The time that @{{moderator}} set for @{{username}} is over, and the account was found active.',
        'No answer came to the app’s own call: it is unknown who reactivated it.',
    ),
    log_posted_timer_failed: joined(
        'The time of @{{username}}, deactivated by @{{moderator}}, is over, but the account could not be reactivated.',
        'The app will retry at growing intervals and report here if it gives up.',
    ),
    log_batch_deactivates: '@{{moderator}} deactivates accounts: {{count}}. The thread tells what becomes of each.',
    log_batch_activates: '@{{moderator}} reactivates accounts: {{count}}. The thread tells what becomes of each.',
    report_title_one: '⚑ Reported: a message of @{{username}}',
    report_title_by_one: '⚑ @{{username}}: {{reports}} reports by 1 person',
    report_title: '⚑ @{{username}}: {{reports}} reports by {{people}} people',
    report_reason: 'Reported by @{{reporter}}: {{reason}}',
    report_sent_at: 'Sent {{when}}',
    report_further_messages: 'Further reported messages: {{count}}',
    report_held: '@{{moderator}} is deciding on this, until {{until}} at the latest.',
    report_decided: '✔ @{{moderator}} deactivated @{{username}}.',
    report_decided_case: '✔ @{{moderator}} deactivated @{{username}} (case #{{number}}).',
    report_dismissed: '○ @{{moderator}} dismissed the reports of this message.',
    report_dismissed_others: '○ @{{moderator}} dismissed the reports of another message.',
    report_in_console_dismissed: 'The reports are dismissed in Rocket.Chat.',
    report_in_console_lacks_permission: joined(
        'The reports stay in Rocket.Chat’s moderation console: the app lacks the permission moderation.write.',
        'Ask an admin to install the app again and grant it.',
    ),
    report_in_console_failed:
        'The reports could not be dismissed in Rocket.Chat. Holders of manage-moderation-actions can do so in Administration → Moderation.',
    report_deactivate_button: 'Deactivate @{{username}} …',
    report_dismiss_button: 'Dismiss …',
    report_over: 'Nothing is left to decide on this card: somebody was first, or it is too old. Nothing was changed.',
    report_held_by_other:
        '@{{moderator}} is deciding on @{{username}}, until {{until}} at the latest. Nothing was changed. Please look again then.',
    report_dismiss_title: 'Dismiss reports',
    report_dismiss_ask:
        'The reports of this message of @{{username}} are dismissed in Rocket.Chat, too. The account isn’t changed.',
    report_dismiss_confirm_button: 'Dismiss the reports',
    report_dismissing:
        'The reports of this message of @{{username}} are being dismissed. The card will say so, and whether Rocket.Chat dismissed them, too.',
    log_undo: 'Undo: /activate @{{username}}',
    log_undo_by_admin: 'Undo: Administration → Workspace → Users',
    log_rooms:
        'Rooms deleted: {{deleted}}, with a new owner: {{handedOver}}, result unknown: {{unknown}}. The thread lists them.',
    log_timer_gave_up:
        'The app could not reactivate @{{username}}, deactivated for a time by @{{moderator}}, and has stopped trying. Please use /activate @{{username}}.',
    log_timer_not_permitted: joined(
        'The time of @{{username}} is over, but @{{moderator}}, who set it, may no longer reactivate this account.',
        'The account stays deactivated. To reactivate it: /activate @{{username}}',
    ),
    log_timer_account_gone:
        'The time of @{{username}}, deactivated by @{{moderator}}, is over, but there is no such account any more. Nothing was changed.',
    log_active_again: joined(
        '@{{username}} is active again, though nobody asked this app: somebody else, or a directory sync, reactivated the account.',
        '@{{moderator}} had deactivated it on {{when}}. If it should not be active: /deactivate @{{username}}',
    ),
    log_active_again_timer: joined(
        '@{{username}} is active again, though nobody asked this app: somebody else, or a directory sync, reactivated the account.',
        'The time that @{{moderator}} set on {{when}} no longer counts. If the account should not be active: /deactivate @{{username}}',
    ),
    log_braked: joined(
        '@{{moderator}} wants to go beyond the limit of deactivations an hour ({{limit}}). What is beyond it is refused for now.',
        'If that is not @{{moderator}}’s work, deactivate the account: somebody else may be using it.',
    ),
    log_unknown_role: joined(
        'The app’s settings name the role {{role}}, and there is no such role any more: it authorises and protects nobody.',
        'Ask an admin to correct “Authorised roles” and “Protected roles”.',
    ),
    log_service_works: '✔ The service account @{{username}} works.',
    log_service_fails: '✘ The service account does not work. Until it does, the app works as without one.',
    log_service_fails_now:
        '✘ The service account has worked and does not work now. Until it does, the permissions can’t be read, and only an admin may act.',
    log_service_missing_user_id: '✘ The service account’s user id is missing.',
    log_service_missing_token: '✘ The service account’s token is missing.',
    log_service_missing_both:
        '○ No service account is set: accounts can be deactivated, but not reactivated, and not for a time.',
    log_message_link: 'Message: {{link}}',
    log_title: 'The last cases, newest first:',
    log_title_of: 'The last cases of @{{username}}, newest first:',
    log_empty: 'There are no cases yet.',
    log_empty_of: 'There are no cases of @{{username}}.',
    log_case_deactivated: '#{{number}} · {{when}}: @{{moderator}} deactivated @{{username}}.',
    log_case_activated: '#{{number}} · {{when}}: @{{moderator}} reactivated @{{username}}.',
    log_case_duration: '#{{number}} · {{when}}: @{{moderator}} changed how long @{{username}} stays deactivated.',
    log_case_found_deactivated:
        '#{{number}} · {{when}}: @{{username}} was found deactivated, it is unknown by whom; @{{moderator}} had asked for it.',
    log_case_found_active:
        '#{{number}} · {{when}}: @{{username}} was found active, it is unknown by whom; @{{moderator}} had asked for it.',
    log_case_timer_ended:
        '#{{number}} · {{when}}: the time that @{{moderator}} set for @{{username}} was over; the account is active again.',
    log_case_not_deactivated:
        '#{{number}} · {{when}}: @{{moderator}} tried to deactivate @{{username}}; the account was not changed.',
    log_case_not_activated:
        '#{{number}} · {{when}}: @{{moderator}} tried to reactivate @{{username}}; the account was not changed.',
    log_case_no_duration:
        '#{{number}} · {{when}}: @{{moderator}} tried to change how long @{{username}} stays deactivated; nothing was changed.',
    log_case_unknown: '#{{number}} · {{when}}: @{{moderator}} tried to change @{{username}}; the result is unknown.',
    log_case_open: '{{when}}: @{{moderator}} is handling @{{username}}.',
    log_case_rooms: 'Rooms deleted: {{deleted}}, handed over: {{handedOver}}, other: {{others}}.',
    log_case_rooms_named:
        'Rooms deleted: {{deleted}}, handed over: {{handedOver}}, other: {{others}}. /deactivate log #{{number}} names them.',
    log_no_such_case: 'There is no case #{{number}}. The newest ones: /deactivate log',
    log_older_button: 'Older …',
    log_unread: 'The cases could not be read in time. Please try again.',

    status_title: 'Active Status {{version}}: check of the set-up',
    status_engine_ok: '✔ The engine answers, and accounts, roles and records can be read.',
    status_no_engine: '✘ Accounts, roles or records could not be read. Ask an admin to check what the app was granted.',
    status_no_settings: '✘ The settings and the roles could not be read.',
    status_no_log_room: '✘ The moderation log room could not be read.',
    status_no_records: '✘ The records could not be read.',
    status_no_service_account: '✘ The service account could not be tried.',
    status_roles: '✔ Authorised roles: {{roles}}',
    status_protected: '✔ Protected roles: {{roles}}',
    status_protected_none: '○ No role is protected.',
    status_rank: '✔ Only an admin decides on moderators, on holders of protected roles, and on the service account.',
    status_roles_none: '✘ No role is authorised: nobody can deactivate an account.',
    status_role_unknown: '✘ No role is called {{role}}: the entry has no effect.',
    status_permissions:
        '✔ Rocket.Chat’s permissions decide who may act; the setting “Authorised roles” is not asked while the service account works.',
    status_permissions_strict: joined(
        '✔ Only the permission edit-other-user-active-status decides who may act;',
        'the setting “Authorised roles” is not asked while the service account works.',
    ),
    status_reason_required: '✔ A reason is required.',
    status_reason_optional: '○ A reason is optional.',
    status_log_room: '✔ Moderation log room: {{room}}',
    status_log_room_none: '○ No moderation log room is set.',
    status_log_room_gone: '✘ The moderation log room no longer exists.',
    status_log_room_unreadable:
        '✘ The setting of the moderation log room holds no room. Please choose it again: nothing is posted until then.',
    status_log_room_ignored: '⚠ More rooms are chosen as moderation log room: {{count}}. Only the first counts.',
    status_log_room_archived: '✘ The moderation log room {{room}} is archived: nobody can post in it.',
    status_log_room_encrypted:
        '⚠ The moderation log room {{room}} is encrypted. Posts fail where the workspace forbids unencrypted messages.',
    status_log_room_public: '⚠ The moderation log room {{room}} is public: everybody can read the cases.',
    status_log_room_read_only:
        '⚠ The moderation log room {{room}} is read-only. Posts fail unless the app’s account may write in it.',
    status_no_reports: '✘ It could not be read whether reports come to the log room.',
    status_reports: '✔ Reports of messages come to the moderation log room as cards.',
    status_reports_off:
        '○ Reports of messages do not come to the moderation log room: the setting “Reports as cards” is off.',
    status_reports_no_log_room: '○ Reports of messages come to no room: there is no moderation log room.',
    status_no_messages: '✘ Messages could not be read, so none can be deleted with a deactivation.',
    status_lacks_message_read:
        '✘ The app lacks the permission message.read: it can’t delete messages with a deactivation. To grant it, install the app again.',
    status_lacks_moderation_write:
        '✘ The app lacks the permission moderation.write: it can’t dismiss reports in Rocket.Chat. To grant it, install the app again.',
    status_open_cases: '✔ Open cases: {{count}}',
} as const;

export type WordKey = keyof typeof english;
