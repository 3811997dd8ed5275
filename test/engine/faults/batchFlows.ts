import type { Account } from '../../../sandbox/model/documents';
import { asModal, clicking, type Flow, inMessage, submitting } from './flow';
import { nameOf } from './flows';
import type { Scene } from './scene';

/** Of several accounts one is changed, so that it is known what may be changed. */
const withNobody = (target: Account): string => `@${nameOf(target)} @nobody.here spam`;

const batchOpens: Flow = {
    name: 'the command about several accounts, which opens the modal',
    tells: 'heading_batch_deactivate',
    carriedBy: asModal,
    leaves: 'active',
    prepare: (scene) => {
        const target = scene.person();
        return Promise.resolve({ target, run: () => scene.stage.run(scene.moderator, withNobody(target)) });
    },
};

const batchSubmit: Flow = {
    name: 'the submit about several accounts',
    tells: 'batch_ended_deactivate',
    carriedBy: inMessage,
    leaves: 'inactive',
    prepare: async (scene) => {
        const target = scene.person();
        const modal = await (await scene.stage.run(scene.moderator, withNobody(target))).modal();
        return submitting(modal, target, scene);
    },
};

const batchLastOwner: Flow = {
    name: 'the submit about several accounts, of which one turns out to own rooms alone',
    tells: 'told_offer_ownership',
    carriedBy: inMessage,
    leaves: 'active',
    prepare: async (scene) => {
        const target = scene.owner();
        const stop = scene.stage.hooks.fault('user.getUserRoomIds', 'throw');
        const modal = await (await scene.stage.run(scene.moderator, withNobody(target))).modal();
        stop();
        return submitting(modal, target, scene);
    },
};

const sweepGoesOn: Flow = {
    name: 'the sweep that goes on with a batch that was left',
    tells: 'batch_ended_deactivate',
    carriedBy: inMessage,
    leaves: 'inactive',
    isJob: true,
    prepare: async (scene) => {
        const target = scene.person();
        const modal = await (await scene.stage.run(scene.moderator, withNobody(target))).modal();
        // Nobody can say who the account is, so its turn does not come.
        const stop = scene.stage.hooks.fault('user.getById', 'throw');
        await scene.stage.submit(scene.moderator, modal);
        await scene.settle();
        stop();
        return { target, run: () => scene.sweep() };
    },
};

/** What is done with several accounts at once, without a service account. */
export const batchFlows: readonly Flow[] = [batchOpens, batchSubmit, batchLastOwner, sweepGoesOn];

const undoOpens: Flow = {
    name: 'Undo of a batch, which opens the modal',
    tells: 'heading_batch_activate',
    carriedBy: asModal,
    leaves: 'inactive',
    prepare: async (scene) => {
        const { target, end } = await deactivated(scene);
        return clicking(end, target, scene);
    },
};

const undoSubmit: Flow = {
    name: 'the submit of that',
    tells: 'batch_ended_activate',
    carriedBy: inMessage,
    leaves: 'active',
    prepare: async (scene) => {
        const { target, end } = await deactivated(scene);
        const client = await scene.stage.as(scene.moderator);
        const modal = await (await client.clickButton(end, 'open-confirmation')).modal();
        return submitting(modal, target, scene);
    },
};

/** With a service account. */
export const batchServiceFlows: readonly Flow[] = [undoOpens, undoSubmit];

async function deactivated(scene: Scene) {
    const target = scene.person();
    const modal = await (await scene.stage.run(scene.moderator, withNobody(target))).modal();
    const { exchange } = await scene.stage.submit(scene.moderator, modal);
    const end = await exchange.ephemeral();
    await scene.settle();
    return { target, end };
}
