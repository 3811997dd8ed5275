import type { ISchedulerModify } from '@rocket.chat/apps-engine/definition/accessors';
import type { IOnetimeSchedule } from '@rocket.chat/apps-engine/definition/scheduler';
import { UIKitBlockInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import { UIKitIncomingInteractionContainerType } from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionContainer';
import { AppConsole } from '@rocket.chat/apps-engine/server/logging';

import type { Account } from '../../../src/moderation/account';
import { Claims } from '../../../src/moderation/claims';
import type { Context } from '../../../src/surfaces/context';
import type { ConfirmationRequest } from '../../../src/surfaces/openConfirmation';
import { type Modal, modalOf } from '../../../src/ui/modal';
import { EVERYBODY } from '../../../src/words/reader';
import type { MemoryWorkspace } from './memoryWorkspace';
import { moderator, target } from './people';
import { userOf } from './users';

/** What a surface sees of a workspace, with what it told and opened. Messages are kept as JSON. */
export interface Surface {
    readonly context: Context;
    readonly told: string[];
    /** The triggers that were used. */
    readonly opened: string[];
    /** All that were made, to be opened or as an answer. */
    readonly modals: Modal[];
}

export function surfaceOver(workspace: MemoryWorkspace): Surface {
    const told: string[] = [];
    const opened: string[] = [];
    const modals: Modal[] = [];
    const context: Context = {
        version: '1.0.0',
        reader: EVERYBODY,
        claims: new Claims(),
        logger: new AppConsole('executor'),
        ports: workspace,
        tell: (_user, _place, lines) => {
            told.push(JSON.stringify(lines));
            return Promise.resolve();
        },
        modal: (id, content) => {
            const made = modalOf('app-1', id, content);
            modals.push(made);
            return made;
        },
        open: (_modal, triggerId) => {
            opened.push(triggerId);
            return Promise.resolve();
        },
    };
    return { context, told, opened, modals };
}

/** {@link moderator} asks to deactivate {@link target}, by a way in that can open a modal. */
export function confirmationRequest(more: Partial<ConfirmationRequest> = {}): ConfirmationRequest {
    return {
        user: userOf(moderator),
        action: 'deactivate',
        asked: { kind: 'id', id: target.id },
        reason: '',
        lasts: null,
        cleanUp: null,
        origin: { roomId: 'room-1', threadId: null, messageId: null },
        triggerId: 'trigger-1',
        opens: { kind: 'confirm' },
        ...more,
    };
}

/** A click on a button, as the engine hands it over. */
export function click(who: Account, actionId: string, value: string): UIKitBlockInteractionContext {
    return new UIKitBlockInteractionContext({
        appId: 'app-1',
        user: userOf(who),
        room: undefined,
        triggerId: 'trigger-1',
        actionId,
        blockId: 'block-1',
        value,
        container: {
            type: UIKitIncomingInteractionContainerType.MESSAGE,
            id: 'message-1',
        },
    });
}

/** A scheduler that notes what is to run once. */
export function schedulerInto(scheduled: IOnetimeSchedule[]): ISchedulerModify {
    return {
        scheduleOnce: (one) => {
            scheduled.push(one);
            return Promise.resolve();
        },
        scheduleRecurring: () => Promise.resolve(),
        cancelJob: () => Promise.resolve(),
        cancelAllJobs: () => Promise.resolve(),
    };
}

/** An accessor of the engine in a test of a surface, which asks its context alone. */
export function untouched(): never {
    const accessor: unknown = new Proxy(
        {},
        {
            get: () => {
                throw new Error('A surface asks its context alone');
            },
        },
    );
    return accessor as never;
}
