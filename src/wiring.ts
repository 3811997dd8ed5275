import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Answer } from './moderation/deadline';
import { Deadline, messageOf } from './moderation/deadline';
import type { InProgress } from './moderation/inProgress';
import type { Role, Rules, Workspace } from './moderation/ports';
import { isOfServiceAccount, serviceSettingsOf, settingsOf } from './workspace/settings';
import type { Words } from './words/words';
import { accountsOf } from './workspace/accounts';
import { activeStatusOf } from './workspace/activeStatus';
import { messageLinkOf } from './workspace/messageLink';
import { type Content, type Messages, messagesOf, type Place } from './workspace/messages';
import { NewestCaseNumber } from './workspace/caseNumbers';
import { caseRecords } from './workspace/caseRecords';
import { claimRecords, confirmationRecords, timerRecords } from './workspace/records';
import { AskedOnce, Remembered } from './workspace/remembered';
import { ServiceAccountMemory, serviceAccountOf } from './workspace/rest/serviceAccount';
import { rolesOf } from './workspace/roles';
import { roomsOf } from './workspace/rooms';
import { caseLogOf } from './workspace/caseLog';
import { message } from './ui/message';
import type { Modal } from './ui/modal';

/** The client drops what comes later than 5 s after a click; the answer goes out within this many milliseconds. */
export const TRIGGER_LIMIT = 3500;
/** How long a message may take that no trigger waits for, in milliseconds. */
const MESSAGE_LIMIT = 10 * 1000;

/** What of the app a surface needs; it lives as long as the app's process. */
export interface ModerationApp extends App {
    readonly inProgress: InProgress;
    readonly memory: Memory;
}

/** How old the settings and the roles may be, in milliseconds, by which it is decided who may act; a setting that is saved counts at once. */
const REMEMBERED = 10 * 1000;
/** A call into the app, and so a sweep, is cut off after this many milliseconds. */
const SWEEP_LIMIT = 30 * 1000;

/** What a process of the app remembers. It is never written down. */
export class Memory {
    public readonly rules = new Remembered<Rules>(REMEMBERED);
    public readonly customRoles = new Remembered<Role[]>(REMEMBERED);
    public readonly serviceAccount = new ServiceAccountMemory();
    public readonly newestCaseNumber = new NewestCaseNumber();
    public readonly sweeping = new AskedOnce<void>(SWEEP_LIMIT);

    /** After a setting was saved. That the service account has worked stands as long as its own settings do. */
    public forgetSettings(saved: ISetting): void {
        this.rules.forget();
        this.customRoles.forget();
        if (isOfServiceAccount(saved)) {
            this.serviceAccount.forget();
        }
    }
}

/** The engine calls a job's processor on the app, with the job's own log, whatever the type says of `this`. */
export function deskApp(calledOn: unknown, app: ModerationApp): ModerationApp {
    return isModerationApp(calledOn) ? calledOn : app;
}

function isModerationApp(value: unknown): value is ModerationApp {
    return value instanceof App && 'inProgress' in value;
}

/** What the engine hands to every handler. */
export interface Accessors {
    readonly read: IRead;
    readonly modify: IModify;
    readonly http: IHttp;
    readonly persistence: IPersistence;
}

/** All that a surface needs to answer one request. */
export interface Desk {
    readonly appId: string;
    readonly version: string;
    readonly inProgress: InProgress;
    readonly logger: ILogger;
    readonly workspace: Workspace;
    /** Tells somebody, and says in the app's log when that failed. Never rejects. */
    readonly tell: (user: IUser | string, place: Place, lines: readonly Words[] | Content) => Promise<void>;
    readonly open: (modal: Modal, triggerId: string, user: IUser) => Promise<void>;
}

/**
 * @param app as the engine hands it to the handler: the log lines of another reference to it reach no log.
 * @param asking whose request it is; `undefined` for a job.
 */
export function deskOf(
    app: ModerationApp,
    { read, modify, http, persistence }: Accessors,
    asking: IUser | undefined,
): Desk {
    const logger = app.getLogger();
    const messages = messagesOf(read, modify);
    const records = { read: read.getPersistenceReader(), write: persistence };
    const settings = settingsOf(read.getEnvironmentReader(), app.memory.rules);
    const serviceAccount = serviceAccountOf(
        serviceSettingsOf(read.getEnvironmentReader()),
        http,
        app.memory.serviceAccount,
    );
    return {
        appId: app.getID(),
        version: app.getVersion(),
        inProgress: app.inProgress,
        logger,
        workspace: {
            accounts: accountsOf(read.getUserReader(), asking),
            rooms: roomsOf(read.getRoomReader()),
            roles: rolesOf(read.getRoleReader(), app.getID(), app.memory.customRoles),
            settings,
            activeStatus: activeStatusOf(modify.getUpdater(), serviceAccount),
            serviceAccount,
            cases: caseRecords(records, app.memory.newestCaseNumber),
            confirmations: confirmationRecords(records),
            claims: claimRecords(records),
            timers: timerRecords(records),
            caseLog: caseLogOf(app.getID(), settings, messages, messageLinkOf(read), logger),
        },
        tell: async (user, place, lines) => {
            const content = 'blocks' in lines ? lines : message(app.getID(), lines);
            const told = await new Deadline(MESSAGE_LIMIT).wait(tellEither(messages, user, place, content));
            logFailure(logger, 'A message to a moderator', told);
        },
        open: (modal, triggerId, user) => modify.getUiController().openSurfaceView(modal, { triggerId }, user),
    };
}

/**
 * Catches everything at the surface: an exception in a handler becomes an empty answer that tells nobody (see the facts).
 * @param otherwise says so to whoever asked.
 */
export async function caught<Value>(
    { logger }: Pick<Desk, 'logger'>,
    work: Promise<Value>,
    otherwise: () => Value | Promise<Value>,
): Promise<Value> {
    try {
        return await work;
    } catch (error) {
        logger.error(`A request could not be answered: ${messageOf(error)}`);
        return otherwise();
    }
}

function tellEither(messages: Messages, user: IUser | string, place: Place, content: Content): Promise<void> {
    return typeof user === 'string' ? messages.tellById(user, place, content) : messages.tell(user, place, content);
}

function logFailure(logger: ILogger, what: string, answer: Answer<void>): void {
    if (answer.kind !== 'answered') {
        logger.error(`${what} could not be sent: ${answer.kind === 'failed' ? answer.message : 'no answer in time'}`);
    }
}
