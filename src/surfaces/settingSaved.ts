import type { IConfigurationModify, ILogger } from '@rocket.chat/apps-engine/definition/accessors';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';

import { Deadline } from '../moderation/deadline';
import type { Roles } from '../moderation/ports';
import { isOfServiceAccount, listsRoles } from '../moderation/settingIds';
import { entriesOf } from '../moderation/standard';
import { SAVED_ROLES_LIMIT, SCHEDULE_LIMIT } from '../moderation/timeouts';
import { unknownRoles } from '../moderation/unknownRoles';
import { scheduleTry } from './jobs';

/** What of the app is to be had while a setting is saved. */
export interface SavingContext {
    readonly logger: ILogger;
    readonly roles: Roles;
}

/** A setting was saved: what is odd about it is said in the app's log, since an app can't refuse a setting. */
export async function answerSettingSaved(
    setting: ISetting,
    configuration: IConfigurationModify,
    context: SavingContext,
): Promise<void> {
    await Promise.all([
        listsRoles(setting.id) ? logUnknownRoles(setting, context) : undefined,
        isOfServiceAccount(setting.id) ? tryServiceAccount(configuration, context) : undefined,
    ]);
}

async function logUnknownRoles(setting: ISetting, { roles, logger }: SavingContext): Promise<void> {
    const unknown = await new Deadline(SAVED_ROLES_LIMIT).wait(unknownRoles(entriesOf(String(setting.value)), roles));
    for (const role of unknown.kind === 'answered' ? unknown.value : []) {
        logger.warn(`The setting ${setting.id} names "${role}", which is no role: it has no effect.`);
    }
}

/** Settings are saved one by one, so each save is followed by a try. A job does it: a setting's handler can't post to a room. */
async function tryServiceAccount(configuration: IConfigurationModify, { logger }: SavingContext): Promise<void> {
    const scheduled = await new Deadline(SCHEDULE_LIMIT).wait(scheduleTry(configuration));
    if (scheduled.kind !== 'answered') {
        logger.error('The service account could not be tried; /deactivate status tries it');
    }
}

/**
 * The engine writes what a handler returns to the app's log, the token too. Where nothing is returned, the setting is saved as it is. The
 * engine's type doesn't know that.
 */
export function savedUnlogged(): Promise<ISetting> {
    const nothing: Promise<undefined> = Promise.resolve(undefined);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- see above
    return nothing as unknown as Promise<ISetting>;
}
