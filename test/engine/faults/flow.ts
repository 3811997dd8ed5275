import type { Exchange } from '../../../sandbox/client/client';
import type { Modal } from '../../../sandbox/client/modal';
import type { ChatMessage } from '../../../sandbox/client/shapes';
import type { BridgeMethod } from '../../../sandbox/engine/options';
import type { Account } from '../../../sandbox/model/documents';
import type { Scene } from './scene';

/** What is done while a call goes wrong. */
export interface Step {
    /** The account that may be changed by it; no other may. */
    readonly target?: Account;
    /** Who does it and is told of it: the moderator, if not said otherwise. */
    readonly who?: Account;
    run(): Promise<Exchange | undefined>;
    /** What else must not have come of it. */
    wrong?(): string[];
}

/** Something that people or the scheduler do with the app, up to its end. */
export interface Flow {
    readonly name: string;
    /** Does all that comes before the step. */
    prepare(scene: Scene): Promise<Step>;
    /** The key of what is said where nothing goes wrong; `undefined` where nobody waits for an answer. */
    readonly tells: string | undefined;
    /** The calls that carry it. */
    readonly carriedBy: readonly BridgeMethod[];
    /** Whether the target is active where nothing goes wrong. */
    readonly leaves?: 'active' | 'inactive';
    /** The call without which a case is closed as unknown: it is long over, so what can't be read now is not asked for again. */
    readonly endsUnknownWithout?: BridgeMethod;
    /** Whether the scheduler does it, which tries again by itself. */
    readonly isJob?: boolean;
}

/**
 * The calls that carry an answer to whom it is for. Where one of them is lost, nobody can be told; but what was decided is a case all the same,
 * and stands in the log.
 */
export const inMessage: readonly BridgeMethod[] = ['user.getAppUser', 'message.notifyUser'];
export const inLogRoom: readonly BridgeMethod[] = ['user.getAppUser', 'message.create'];
/** That a modal could not be opened is told by message. */
export const asModal: readonly BridgeMethod[] = ['uiInteraction.notifyUser'];

/** What opens the confirmation modal, and changes nothing. */
export const opensModal = { tells: 'confirm_who', carriedBy: asModal, leaves: 'active' } as const;

/** The step of submitting a modal that is about this account. */
export function submitting(modal: Modal, target: Account, { stage, moderator }: Scene): Step {
    return { target, run: async () => (await stage.submit(moderator, modal)).exchange };
}

/** The step of clicking the button of a message that opens a modal about this account. */
export async function clicking(message: ChatMessage, target: Account, { stage, moderator }: Scene): Promise<Step> {
    const client = await stage.as(moderator);
    return { target, run: () => client.clickButton(message, 'open-confirmation') };
}

/** What the app calls with a service account only: in flows of their own. */
export const withServiceAccount: readonly BridgeMethod[] = ['http.call', 'scheduler.scheduleOnce'];

/** What the app calls with reports only: in flows of their own. */
export const withReports: readonly BridgeMethod[] = ['message.update', 'moderation.dismissReportsByMessageId'];

/** What is called while the app starts. Where one of these fails, the engine says that the app could not be started, and nobody can use it. */
export const atStart: readonly BridgeMethod[] = [
    'command.doesCommandExist',
    'command.registerCommand',
    'scheduler.registerProcessors',
    'scheduler.scheduleRecurring',
    'user.create',
];

/** What the app has no use for, or the engine does by itself when an app is disabled or removed. */
export const notCalled: readonly BridgeMethod[] = [
    'command.unregisterCommand',
    'internal.getUsernamesOfRoomById',
    'message.notifyRoom',
    'persistence.create',
    'persistence.purge',
    'persistence.readById',
    'persistence.remove',
    'persistence.update',
    'room.getByName',
    'room.getCreatorById',
    'room.getCreatorByName',
    'room.getDirectByUsernames',
    'room.getLeaders',
    'room.getModerators',
    'scheduler.cancelAllJobs',
    'scheduler.cancelJob',
    'serverSetting.isReadableById',
    'user.remove',
];
