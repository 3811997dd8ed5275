import type { Account } from '../../../sandbox/model/documents';
import { type Flow, inMessage } from './flow';
import type { Scene } from './scene';

const MINUTE = 60_000;

const sweepFindsItDone: Flow = {
    name: 'the sweep that closes a case whose call was carried out',
    tells: 'done_deactivated',
    carriedBy: inMessage,
    leaves: 'inactive',
    isJob: true,
    endsUnknownWithout: 'user.getById',
    prepare: async (scene) => {
        const target = await leaveOpen(scene);
        return { target, run: () => scene.sweep() };
    },
};

const sweepFindsItNotDone: Flow = {
    name: 'the sweep that closes a case whose call was not carried out',
    tells: 'failed_not_deactivated',
    carriedBy: inMessage,
    leaves: 'active',
    isJob: true,
    endsUnknownWithout: 'user.getById',
    prepare: async (scene) => {
        const stop = scene.stage.hooks.fault('user.deactivate', 'throw');
        const target = await leaveOpen(scene);
        stop();
        return { target, run: () => scene.sweep() };
    },
};

const sweepCleansUp: Flow = {
    name: 'the sweep that removes what has expired',
    tells: undefined,
    carriedBy: [],
    leaves: 'active',
    isJob: true,
    prepare: async (scene) => {
        const target = scene.person();
        await scene.stage.ask(scene.moderator, target);
        await scene.pass(10 * MINUTE);
        return { target, run: () => scene.sweep() };
    },
};

const settingIsSaved: Flow = {
    name: 'a setting that names a role, when it is saved',
    tells: undefined,
    carriedBy: [],
    prepare: (scene) =>
        Promise.resolve({
            run: async () => {
                await scene.stage.workspace.saveSettings({ 'protected-roles': 'admin, no-such-role' });
                return undefined;
            },
        }),
};

/** What jobs do, and what is done when a setting is saved, without a service account. */
export const jobFlows: readonly Flow[] = [sweepFindsItDone, sweepFindsItNotDone, sweepCleansUp, settingIsSaved];

/** A case that could not be closed, and whose call is over by now. */
async function leaveOpen(scene: Scene): Promise<Account> {
    const target = scene.person();
    const stop = scene.stage.hooks.fault('persistence.updateByAssociations', 'throw');
    await scene.at.deactivate(scene.moderator, target);
    stop();
    await scene.pass(70_000);
    return target;
}
