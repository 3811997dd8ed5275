import type {
    IHttp,
    ILogger,
    IModify,
    IPersistence,
    IRead,
    ISchedulerModify,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Claims } from '../moderation/claims';
import type { Ports } from '../moderation/ports';
import type { AskedOnce } from '../moderation/remembered';
import type { MessageContent, Place } from '../ui/message';
import type { Modal, ModalContent } from '../ui/modal';
import type { Reader } from '../words/reader';
import type { Words } from '../words/words';

/** What the engine hands to every handler. */
export interface Accessors {
    readonly read: IRead;
    readonly modify: IModify;
    readonly http: IHttp;
    readonly persistence: IPersistence;
}

/** All that a surface needs to answer one request. */
export interface Context {
    readonly version: string;
    /** Whoever is asking; everybody, for a job. */
    readonly reader: Reader;
    readonly claims: Claims;
    readonly logger: ILogger;
    readonly ports: Ports;
    /** Tells somebody, and says in the app's log when that failed. Never rejects. */
    readonly tell: (user: IUser | string, place: Place, lines: readonly Words[] | MessageContent) => Promise<void>;
    /** @param id the same for each step of a modal. */
    readonly modal: (id: string, content: ModalContent) => Modal;
    readonly open: (modal: Modal, triggerId: string, user: IUser) => Promise<void>;
}

/** Makes a context of what the engine handed over; `asking` is whose request it is, as the server says. */
export type ContextFor = (accessors: Accessors, asking: IUser) => Context;

/** What a scheduled job needs: nobody asks for it. */
export interface JobContext extends Context {
    readonly scheduler: ISchedulerModify;
    /** Two sweeps at once would close and tell the same cases twice. */
    readonly sweeping: AskedOnce<void>;
}

/** @param calledOn what the engine calls the job's processor on: its log is the job's own. */
export type JobContextFor = (accessors: Accessors, calledOn: unknown) => JobContext;
