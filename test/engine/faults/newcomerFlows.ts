import type { Modal } from '../../../sandbox/client/modal';
import { toEngineUser } from '../../../sandbox/model/convertUser';
import type { Account } from '../../../sandbox/model/documents';
import { asModal, type Flow, submitting } from './flow';
import type { Scene } from './scene';

const listOpens: Flow = {
    name: 'the command that lists newcomers',
    tells: 'newcomers_listed',
    carriedBy: asModal,
    leaves: 'active',
    prepare: async (scene) => {
        const target = await newcomer(scene);
        return { target, run: () => scene.stage.run(scene.moderator, 'newcomers') };
    },
};

const chosenAreAskedAbout: Flow = {
    name: 'the submit that leads from the list of newcomers to the question about those who were chosen',
    tells: 'heading_batch_deactivate',
    carriedBy: [],
    leaves: 'active',
    prepare: async (scene) => {
        const target = await newcomer(scene);
        const modal: Modal = await (await scene.stage.run(scene.moderator, 'newcomers')).modal();
        modal.fill('newcomers', [target._id]);
        return submitting(modal, target, scene);
    },
};

/** What is done with those who registered themselves. */
export const newcomerFlows: readonly Flow[] = [listOpens, chosenAreAskedAbout];

/** An account that has registered itself, as the app has heard. */
async function newcomer(scene: Scene): Promise<Account> {
    const account = scene.person();
    const user = toEngineUser({ ...account, username: undefined });
    await scene.stage.workspace.engines[0]?.tell({ listener: 'IPostUserCreated', data: { user } });
    await scene.settle();
    return account;
}
