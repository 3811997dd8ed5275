import type {
    IConfigurationModify,
    IHttp,
    IModify,
    IPersistence,
    IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IProcessor } from '@rocket.chat/apps-engine/definition/scheduler';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';

import { Deadline } from '../moderation/deadline';
import { isOfServiceAccount } from '../workspace/settings';
import { deskApp, deskOf, type ModerationApp } from '../wiring';

const TRY = 'try-service-account';
/** How long a post, and how long scheduling a job, may take, in milliseconds. */
const POST_LIMIT = 5000;
const SCHEDULE_LIMIT = 5000;

/** Tries the service account, and says in the app's log and in the log room what came of it. */
export function serviceAccountJob(app: ModerationApp): IProcessor {
    return {
        id: TRY,
        async processor(this: unknown, _context, read: IRead, modify: IModify, http: IHttp, persistence: IPersistence) {
            const { workspace } = deskOf(deskApp(this, app), { read, modify, http, persistence }, undefined);
            const state = await workspace.serviceAccount.tryOut();
            await new Deadline(POST_LIMIT).wait(workspace.caseLog.notice({ about: 'service-account', state }));
        },
    };
}

/** Settings are saved one by one, so each save is followed by a try. A job does it: a setting's handler can't post to a room. */
export async function tryAfterSaving(
    setting: ISetting,
    { scheduler }: IConfigurationModify,
    app: ModerationApp,
): Promise<void> {
    if (!isOfServiceAccount(setting)) {
        return;
    }
    const scheduled = await new Deadline(SCHEDULE_LIMIT).wait(scheduler.scheduleOnce({ id: TRY, when: new Date() }));
    if (scheduled.kind !== 'answered') {
        app.getLogger().error('The service account could not be tried; /deactivate status tries it');
    }
}

/**
 * What a handler returns, the engine writes to the app's log; returning nothing saves the setting as it is, token and all, without a word.
 * The engine's type doesn't know that.
 */
export function savedUnlogged(): Promise<ISetting> {
    const nothing: Promise<undefined> = Promise.resolve(undefined);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- see above
    return nothing as unknown as Promise<ISetting>;
}
