/**
 * How long everything may take or stands, in milliseconds. Nothing else in the app holds a time.
 * `test/unit/timeouts.test.ts` holds which contains which.
 */
import { DAY, HOUR, MINUTE, SECOND } from '../words/units';

// --- A click. A client drops what comes later than 5 s after it (docs/rocketchat.md#a-trigger-lives-for-five-seconds). ---

/** All that has to be done before a click is answered. It leaves the way to the app and back 1.5 s. */
export const TRIGGER_LIMIT = 3.5 * SECOND;
/** What of a click's time is left for a modal to be opened, after all that is read for it. */
export const TIME_TO_OPEN = 600;
/** What of a submit's time is left to write the next step down and show it. */
export const TIME_TO_SHOW = 500;
/** Roles and permissions, within a click: an admin, who may act without them, must not wait for them. */
export const STANDARD_LIMIT = 1.5 * SECOND;
/** What a modal says besides: it is good to know, and nobody waits for it. */
export const BACKGROUND_LIMIT = 1 * SECOND;
/** Several accounts, so that there is time to look for their rooms. */
export const BATCH_ACCOUNTS_LIMIT = 1.5 * SECOND;
/** Rooms that were agreed to, read again within a submit, before they are given up. */
export const ROOMS_AGAIN_LIMIT = 2.5 * SECOND;
/** The roles that a saved setting names: whoever saved it waits for that. */
export const SAVED_ROLES_LIMIT = 3.5 * SECOND;

// --- The service account. Reading is part of a click, so it is part of STANDARD_LIMIT; a change is not. ---

/** A request that reads, and the workspace's own address. */
export const REST_READ_LIMIT = 1 * SECOND;
/** A request that changes an account. */
export const REST_CHANGE_LIMIT = 20 * SECOND;
/** A request's own limit ends with the answer's headers. Its body may take so much longer. */
export const REST_BODY_LIMIT = 500;
/** The settings, and the try with them, where it is asked who may act. */
export const SERVICE_TRY_LIMIT = 1.2 * SECOND;
/** That it has ever worked, read or written. */
export const WORKED_BEFORE_LIMIT = 1 * SECOND;
/** One try that many wait for, and the try before a change: what is sent must be sent at once. */
export const SERVICE_ASKING_LIMIT = 5 * SECOND;
/** A try that failed is not tried again for so long. */
export const SERVICE_FAILED_FOR = MINUTE;
/** Permissions that were read, or that they could not be. */
export const PERMISSIONS_REMEMBERED = 10 * SECOND;
/** Permissions that were read, while the server takes no more requests. */
export const PERMISSIONS_STAND = MINUTE;
/** No limit of the server on requests lasts longer: Rocket.Chat's own lasts a minute. */
export const LONGEST_RATE_LIMIT = HOUR;

// --- Carrying out. It goes on after a click is answered. CLAIM_LASTS contains CALL_MAY_LAST, and that CALL_LIMIT. ---

/** One record, read or written: without it nothing is begun. */
export const RECORD_LIMIT = 5 * SECOND;
/** A failure that comes again within so long of the last one is counted on its case. */
export const REPEATED_WITHIN = 10 * MINUTE;
/** The call: after it the moderator is told, and the case is looked at again. It contains SERVICE_ASKING_LIMIT and REST_CHANGE_LIMIT. */
export const CALL_LIMIT = 30 * SECOND;
/** An answer about rooms that comes late. No request lasts longer. */
export const LATE_ROOMS_LIMIT = 30 * SECOND;
/** For so long a call may still be under way in the server. A restart of the app's process doesn't end it. */
export const CALL_MAY_LAST = MINUTE;
/** For so long a claim keeps others away: the call comes some seconds after it. */
export const CLAIM_LASTS = CALL_MAY_LAST + 30 * SECOND;
/** The account after the call. */
export const ACCOUNT_AFTER_LIMIT = 5 * SECOND;
/** All of the rooms after the call. */
export const ROOMS_AFTER_LIMIT = 3 * SECOND;
/** An entry in the log room. */
export const LOG_POST_LIMIT = 5 * SECOND;
/** The button for what comes next, written down: without it the outcome is told all the same. */
export const UNDO_LIMIT = 3 * SECOND;
/** A message to a moderator. No click waits for it. */
export const MESSAGE_LIMIT = 10 * SECOND;

// --- Several accounts. A round, and the last account that it begins, end before the claim of the batch does. ---

/** Accounts are begun for so long under one claim of the batch; the sweep goes on with the others. */
export const BATCH_ROUND_LIMIT = 40 * SECOND;
/** One account of a batch, to be looked at before its call. */
export const BATCH_ACCOUNT_LIMIT = 10 * SECOND;
/** How often a message tells how far a batch has come. */
export const BATCH_PROGRESS_EVERY = 5 * SECOND;
/** A batch that restarts have interrupted goes on for so long; whoever is not changed by then stays as they are. */
export const BATCH_LIFE = 30 * MINUTE;

// --- Reports. SETTLE_LIMIT contains RECORD_LIMIT and MESSAGE_LIMIT. ---

/** The card of a reported author, brought up to date with what is on record. The sweep does what isn't done by then. */
export const SETTLE_LIMIT = 25 * SECOND;
/** Reports on one author are written down and shown together, no more often than this. */
export const REPORTS_SHOWN_EVERY = 3 * SECOND;
/** An author gets no second card within this time. */
export const NEW_CARD_EVERY = 10 * MINUTE;
/** A card that could not be posted is tried again for so long after the last report. */
export const CARD_TRIED_FOR = HOUR;
/** Whoever pressed a card's button first has it for so long. */
export const HOLD_LASTS = 5 * MINUTE;
/** What is on record of reports. */
export const REPORTS_KEPT_FOR = 7 * DAY;

// --- Newcomers. ---

/** That an account registered itself. It is removed an hour at a time. */
export const NEWCOMERS_KEPT_FOR = DAY;

// --- The sweep. SWEEP_LIMIT contains SWEEP_PART_LIMIT, and that all the others: one that hangs must not keep the others. ---

/** How often there is one. */
export const SWEEP_EVERY = MINUTE;
/** All of it: the engine cuts off a call into the app after so long. */
export const SWEEP_LIMIT = 30 * SECOND;
/** Each part of it. */
export const SWEEP_PART_LIMIT = 20 * SECOND;
/** One open case. */
export const OPEN_CASE_LIMIT = 15 * SECOND;
/** All accounts that are followed. What isn't known by then is seen by the next sweep. */
export const FOLLOW_LIMIT = 15 * SECOND;
/** One timer. */
export const TIMER_LIMIT = 10 * SECOND;
/** A job, until it is scheduled. */
export const SCHEDULE_LIMIT = 5 * SECOND;
/** For so long a case is left to the process that opened it: this one, or another instance's. */
export const LEFT_TO_ITS_PROCESS = 10 * SECOND;
/** Looks at open cases are so far apart: many open cases make few looks. */
export const LOOKS_APART = 5 * SECOND;

// --- Cleaning up. A round has a claim, and ends before it: CLAIM_LASTS contains CLEAN_UP_LIMIT, RECORD_LIMIT and MESSAGE_LIMIT. ---

/** Rooms are searched for so long in one round; the next one goes on. */
export const CLEAN_UP_SEARCH_LIMIT = 45 * SECOND;
/** All of a round. */
export const CLEAN_UP_LIMIT = 70 * SECOND;
/** One call of it. */
export const CLEAN_UP_CALL_LIMIT = 10 * SECOND;
/** Until it is tried again, where it could not go on. */
export const CLEAN_UP_PAUSE = 50 * SECOND;
/** Until the second look, for what was in flight. */
export const SECOND_LOOK_AFTER = MINUTE;

// --- What stands for longer. ---

/** The settings and the roles by which it is decided who may act. A setting that is saved counts at once. */
export const SETTINGS_REMEMBERED = 10 * SECOND;
/** A question to a moderator. */
export const CONFIRMATION_LIFE = 10 * MINUTE;
/** The brake counts the deactivations of so long. */
export const BRAKE_COUNTS_OVER = HOUR;
/** Younger accounts are newcomers: floods are made of them, and clearing one must not be braked. */
export const NEWCOMER_FOR = DAY;
/** A deactivation is followed for so long, to see whether somebody reactivates the account elsewhere. */
export const FOLLOWED_FOR = DAY;
/**
 * The pauses after each try to end a timer: growing, since what fails for an hour may fail for a day. When the last one is over and the
 * account is still deactivated, the app gives up.
 */
export const TIMER_PAUSES: readonly number[] = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 5 * MINUTE];
/** How short and how long a typed duration may be. */
export const SHORTEST_DURATION = 5 * MINUTE;
export const LONGEST_DURATION = 365 * DAY;
