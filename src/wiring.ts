import type { ILogger, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Claims } from './moderation/claims';
import type { Answer } from './moderation/deadline';
import { Deadline } from './moderation/deadline';
import { RegistrationCount } from './moderation/newcomers';
import type { Ports, Roles } from './moderation/ports';
import { AskedOnce, Remembered } from './moderation/remembered';
import { ReportInbox } from './moderation/reportInbox';
import { isOfServiceAccount } from './moderation/settingIds';
import type { Role } from './moderation/standard';
import { MESSAGE_LIMIT, SETTINGS_REMEMBERED, SWEEP_LIMIT } from './moderation/timeouts';
import type { Accessors, Context, JobContext } from './surfaces/context';
import { message, type MessageContent, type Place } from './ui/message';
import { modalOf } from './ui/modal';
import { EVERYBODY, readerOf } from './words/reader';
import { accountsOf } from './workspace/accounts';
import { activeStatusOf } from './workspace/activeStatus';
import { caseLogOf } from './workspace/caseLog';
import { NewestCaseNumber } from './workspace/caseNumbers';
import { caseRecords } from './workspace/caseRecords';
import { messageLinkOf } from './workspace/messageLink';
import { type Messages, messagesOf } from './workspace/messages';
import { KnownHours, newcomerRecords } from './workspace/newcomerRecords';
import {
    batchRecords,
    caseThreads,
    claimRecords,
    cleanUpRecords,
    confirmationRecords,
    timerRecords,
    toldRecords,
} from './workspace/records';
import { reportCardsOf } from './workspace/reportCards';
import { reportDismissalOf } from './workspace/reportDismissal';
import { reportRecords } from './workspace/reportRecords';
import { serviceAccountOf } from './workspace/rest/serviceAccount';
import { ServiceAccountMemory } from './workspace/rest/serviceMemory';
import { workedBeforeOf } from './workspace/rest/workedBefore';
import { rolesOf } from './workspace/roles';
import { roomsOf } from './workspace/rooms';
import { serviceSettingsOf, SettingsMemory, settingsOf } from './workspace/settings';
import { writtenMessagesOf } from './workspace/writtenMessages';

/** What a process of the app remembers. It is never written down. */
export class Memory {
    public readonly claims = new Claims();
    public readonly settings = new SettingsMemory();
    public readonly appUser = new Remembered<IUser>(SETTINGS_REMEMBERED);
    public readonly customRoles = new Remembered<Role[]>(SETTINGS_REMEMBERED);
    public readonly serviceAccount = new ServiceAccountMemory();
    public readonly newestCaseNumber = new NewestCaseNumber();
    public readonly reportInbox = new ReportInbox();
    public readonly registrations = new RegistrationCount();
    public readonly knownHours = new KnownHours();
    public readonly sweeping = new AskedOnce<void>(SWEEP_LIMIT);

    /** After a setting was saved. That the service account has worked stands as long as its own settings do. */
    public forgetSettings(savedId: string): void {
        this.settings.forget();
        this.customRoles.forget();
        if (isOfServiceAccount(savedId)) {
            this.serviceAccount.forget();
        }
    }
}

/** The app, as far as a request needs it; it lives as long as the app's process. */
export interface ModerationApp extends App {
    readonly memory: Memory;
}

/**
 * Builds the adapters for one request.
 * @param app as the engine hands it to the handler: the log lines of another reference to it reach no log.
 * @param asking whose request it is; `undefined` for a job.
 */
export function contextOf(app: ModerationApp, accessors: Accessors, asking: IUser | undefined): Context {
    const { read, modify } = accessors;
    const logger = app.getLogger();
    const messages = messagesOf(app.getID(), read, modify, app.memory.appUser);
    return {
        version: app.getVersion(),
        reader: asking ? readerOf(asking) : EVERYBODY,
        claims: app.memory.claims,
        logger,
        ports: portsOf(app, accessors, messages, asking),
        tell: async (user, place, lines) => {
            const content = 'blocks' in lines ? lines : message(lines);
            const told = await new Deadline(MESSAGE_LIMIT).wait(tellEither(messages, user, place, content));
            logFailure(logger, 'A message to a moderator', told);
        },
        modal: (id, content) => modalOf(app.getID(), id, content),
        open: (modal, triggerId, user) => modify.getUiController().openSurfaceView(modal, { triggerId }, user),
    };
}

/** The engine calls a job's processor on the app, with the job's own log, whatever the type says of `this`. */
export function jobContextOf(app: ModerationApp, accessors: Accessors, calledOn: unknown): JobContext {
    return {
        ...contextOf(isModerationApp(calledOn) ? calledOn : app, accessors, undefined),
        scheduler: accessors.modify.getScheduler(),
        sweeping: app.memory.sweeping,
    };
}

/** What of the workspace can be asked while a setting is saved: the engine hands over a reader only. */
export function rolesFor(app: ModerationApp, read: IRead): Roles {
    return rolesOf(read.getRoleReader(), app.getID(), app.memory.customRoles);
}

function portsOf(
    app: ModerationApp,
    { read, modify, http, persistence }: Accessors,
    messages: Messages,
    asking: IUser | undefined,
): Ports {
    const environment = read.getEnvironmentReader();
    const records = { read: read.getPersistenceReader(), write: persistence };
    const rooms = roomsOf(read.getRoomReader());
    const settings = settingsOf(environment, rooms, app.memory.settings);
    const serviceAccount = serviceAccountOf(
        serviceSettingsOf(environment, app.memory.settings),
        http,
        app.memory.serviceAccount,
        workedBeforeOf(records),
    );
    const batches = batchRecords(records);
    const threads = caseThreads(records);
    const messageLink = messageLinkOf(read);
    return {
        accounts: accountsOf(read.getUserReader(), asking),
        rooms,
        roles: rolesFor(app, read),
        settings,
        activeStatus: activeStatusOf(modify.getUpdater(), serviceAccount),
        serviceAccount,
        cases: caseRecords(records, app.memory.newestCaseNumber),
        confirmations: confirmationRecords(records),
        claims: claimRecords(records),
        timers: timerRecords(records),
        told: toldRecords(records),
        batches,
        written: writtenMessagesOf(read, modify, () => messages.appUser()),
        cleanUps: cleanUpRecords(records),
        caseLog: caseLogOf(settings, serviceAccount, rooms, batches, threads, messages, messageLink, app.getLogger()),
        reports: reportRecords(records),
        newcomers: newcomerRecords(records, app.memory.knownHours),
        reportCards: reportCardsOf(messages),
        reportDismissal: reportDismissalOf(app.getID(), modify.getModerationModifier()),
        appLog: {
            broken: (caseId, text) => {
                app.getLogger().error(`Case ${caseId}: something went wrong inside Rocket.Chat: ${text}`);
            },
        },
    };
}

function isModerationApp(value: unknown): value is ModerationApp {
    return value instanceof App && 'memory' in value;
}

function tellEither(messages: Messages, user: IUser | string, place: Place, content: MessageContent): Promise<void> {
    return typeof user === 'string' ? messages.tellById(user, place, content) : messages.tell(user, place, content);
}

function logFailure(logger: ILogger, what: string, answer: Answer<void>): void {
    if (answer.kind !== 'answered') {
        logger.error(`${what} could not be sent: ${answer.kind === 'failed' ? answer.message : 'no answer in time'}`);
    }
}
