import type { Exchange } from '../../../sandbox/client/client';
import type { Account } from '../../../sandbox/model/documents';
import { asModal, clicking, type Flow, inLogRoom, inMessage, submitting } from './flow';
import { nameOf, status, submitAsksBack } from './flows';
import type { Scene } from './scene';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const activateOpens: Flow = {
    name: '/activate, which opens the modal',
    tells: 'activate_effect',
    carriedBy: asModal,
    leaves: 'inactive',
    prepare: (scene) => {
        const target = inactive(scene);
        return Promise.resolve({ target, run: () => scene.at.run(scene.moderator, `@${nameOf(target)}`) });
    },
};

const submitActivates: Flow = {
    name: 'the submit of /activate',
    tells: 'done_activated',
    carriedBy: inMessage,
    leaves: 'active',
    prepare: async (scene) => {
        const target = inactive(scene);
        const modal = await scene.at.ask(scene.moderator, target);
        return submitting(modal, target, scene);
    },
};

const undoOpens: Flow = {
    name: 'Undo, which opens the modal of /activate',
    tells: 'activate_effect',
    carriedBy: asModal,
    leaves: 'inactive',
    prepare: async (scene) => {
        const target = scene.person();
        const outcome = await scene.at.deactivate(scene.moderator, target);
        return clicking(outcome, target, scene);
    },
};

const submitForAnHour: Flow = {
    name: 'a submit that deactivates for an hour',
    tells: 'done_until',
    carriedBy: inMessage,
    leaves: 'inactive',
    prepare: async (scene) => {
        const target = scene.person();
        const modal = await scene.stage.ask(scene.moderator, target);
        modal.fill('duration', '1-hour');
        return submitting(modal, target, scene);
    },
};

const submitAsksServer: Flow = {
    ...submitAsksBack,
    name: 'a submit that leads to the ownership step, for which the server is asked',
};

const timerEnds: Flow = {
    name: 'the sweep that ends a timed deactivation',
    tells: 'log_posted_timer_ended',
    carriedBy: inLogRoom,
    leaves: 'active',
    isJob: true,
    prepare: async (scene) => {
        const target = scene.person();
        await scene.at.deactivate(scene.moderator, target, '1-hour');
        await scene.pass(HOUR + MINUTE);
        return { target, run: () => scene.sweep() };
    },
};

const addressIsSaved: Flow = {
    name: 'the service account’s address, when it is saved, and the try that follows',
    tells: 'log_service_works',
    // The try is a job of its own. Where it can't be scheduled, whatever uses the account next tries it.
    carriedBy: [...inLogRoom, 'scheduler.scheduleOnce'],
    isJob: true,
    prepare: async (scene) => {
        const { workspace } = scene.stage;
        await workspace.saveSettings({ 'service-base-url': scene.at.server.url });
        await workspace.scheduler.look();
        return {
            run: async (): Promise<Exchange | undefined> => {
                await workspace.saveSettings({ 'service-base-url': '' });
                await workspace.scheduler.look();
                return undefined;
            },
        };
    },
};

/** With a service account. The last one leaves another address behind. */
export const serviceFlows: readonly Flow[] = [
    activateOpens,
    submitActivates,
    undoOpens,
    submitForAnHour,
    submitAsksServer,
    timerEnds,
    { ...status, tells: 'log_service_works' },
    addressIsSaved,
];

/** Somebody whom nobody knows to have been deactivated by the app. */
function inactive(scene: Scene): Account {
    const target = scene.person();
    scene.stage.model.accounts.update(target._id, { active: false });
    return target;
}
