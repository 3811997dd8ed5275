import type { Exchange } from '../../../sandbox/client/client';
import { addDirect, say } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import { submitCleansUp } from './cleanUpFlow';
import { asModal, clicking, type Flow, inMessage, opensModal, submitting } from './flow';
import type { Scene } from './scene';

const commandOpens: Flow = {
    name: 'the command, which opens the modal',
    ...opensModal,
    prepare: (scene) => {
        const target = scene.person();
        return Promise.resolve({ target, run: () => scene.stage.run(scene.moderator, `@${nameOf(target)} spam`) });
    },
};

const messageActionOpens: Flow = {
    name: 'the entry in a message’s menu, which opens the modal',
    ...opensModal,
    prepare: async (scene) => {
        const target = scene.person();
        return { target, run: await clickOnMessageOf(target, scene) };
    },
};

const directMessageOpens: Flow = {
    name: 'the entry in the menu of a direct message, which opens the modal',
    ...opensModal,
    prepare: async (scene) => {
        const target = scene.person();
        const room = addDirect(scene.stage.model, scene.moderator, target);
        const client = await scene.stage.as(scene.moderator);
        return { target, run: () => client.roomAction(scene.stage.appId, 'deactivate-other', room._id) };
    },
};

const nobodyToDeactivate: Flow = {
    name: 'the command about an account that is deactivated already',
    tells: 'already_deactivated_case',
    carriedBy: inMessage,
    leaves: 'inactive',
    prepare: async (scene) => {
        const target = scene.person();
        await scene.at.deactivate(scene.moderator, target);
        return { target, run: () => scene.stage.run(scene.moderator, `@${nameOf(target)}`) };
    },
};

const submitDeactivates: Flow = {
    name: 'a submit that is carried out at once, about a message',
    tells: 'done_deactivated',
    carriedBy: inMessage,
    leaves: 'inactive',
    prepare: async (scene) => {
        const target = scene.person();
        const modal = await (await (await clickOnMessageOf(target, scene))()).modal();
        return submitting(modal, target, scene);
    },
};

export const submitAsksBack: Flow = {
    name: 'a submit that leads to the ownership step',
    tells: 'heading_deleted',
    carriedBy: [],
    leaves: 'active',
    prepare: async (scene) => {
        const target = scene.owner();
        const modal = await scene.stage.ask(scene.moderator, target);
        return submitting(modal, target, scene);
    },
};

const ownershipSubmit: Flow = {
    name: 'the submit of the ownership step',
    tells: 'done_deleted',
    carriedBy: inMessage,
    leaves: 'inactive',
    prepare: async (scene) => {
        const target = scene.owner();
        const modal = await scene.stage.ask(scene.moderator, target);
        await scene.stage.submit(scene.moderator, modal);
        modal.fill('username', target.username);
        return submitting(modal, target, scene);
    },
};

const modalCloses: Flow = {
    name: 'a modal that is closed',
    tells: undefined,
    carriedBy: [],
    leaves: 'active',
    prepare: async (scene) => {
        const target = scene.person();
        const modal = await scene.stage.ask(scene.moderator, target);
        const client = await scene.stage.as(scene.moderator);
        return {
            target,
            run: async () => {
                await client.closeModal(modal);
                return undefined;
            },
        };
    },
};

const commandOffers: Flow = {
    name: 'the command without a trigger, which sends a button',
    tells: 'told_offer_confirm_button',
    carriedBy: inMessage,
    leaves: 'active',
    prepare: async (scene) => {
        const target = scene.person();
        return { target, run: await offerTo(target, scene) };
    },
};

const offerOpens: Flow = {
    name: 'that button, which opens the modal',
    ...opensModal,
    prepare: async (scene) => {
        const target = scene.person();
        const offer = await (await (await offerTo(target, scene))()).ephemeral();
        return clicking(offer, target, scene);
    },
};

const offerOpensOwnership: Flow = {
    name: 'the button of a last owner’s, which opens the ownership step',
    tells: 'heading_deleted',
    carriedBy: asModal,
    leaves: 'active',
    prepare: async (scene) => {
        const { stage, moderator } = scene;
        const target = scene.owner();
        const modal = await stage.ask(moderator, target);
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(moderator, modal);
        await call.reached;
        await scene.pass(3600);
        const working = await (await submitting).exchange.ephemeral();
        call.release();
        const offer = await stage.toldAfter(moderator, working);
        const client = await stage.as(moderator);
        return { target, run: () => client.clickButton(offer, 'open-confirmation') };
    },
};

const log: Flow = {
    name: 'the log of an account',
    tells: 'log_case_deactivated',
    carriedBy: inMessage,
    leaves: 'inactive',
    prepare: async (scene) => {
        const target = scene.person();
        await scene.at.deactivate(scene.moderator, target);
        return { target, run: () => scene.stage.run(scene.moderator, `log @${nameOf(target)}`) };
    },
};

const wholeLog: Flow = {
    name: 'the whole log',
    tells: 'log_case_deactivated',
    carriedBy: inMessage,
    leaves: 'inactive',
    prepare: async (scene) => {
        const target = scene.person();
        await scene.at.deactivate(scene.moderator, target);
        return { target, run: () => scene.stage.run(scene.moderator, 'log') };
    },
};

const help: Flow = {
    name: 'help',
    tells: 'told_help_deactivate',
    carriedBy: inMessage,
    prepare: (scene) => Promise.resolve({ run: () => scene.stage.run(scene.moderator, 'help') }),
};

export const status: Flow = {
    name: 'status',
    tells: 'status_title',
    carriedBy: inMessage,
    prepare: (scene) => {
        const who = scene.stage.people.admin;
        return Promise.resolve({ who, run: () => scene.stage.run(who, 'status') });
    },
};

/** What people do, without a service account. */
export const flows: readonly Flow[] = [
    commandOpens,
    messageActionOpens,
    directMessageOpens,
    nobodyToDeactivate,
    submitDeactivates,
    submitCleansUp,
    submitAsksBack,
    ownershipSubmit,
    modalCloses,
    commandOffers,
    offerOpens,
    offerOpensOwnership,
    log,
    wholeLog,
    help,
    status,
];

export const nameOf = ({ username = '' }: Account): string => username;

/** A message of the target's, and a click on the entry in its menu. */
async function clickOnMessageOf(target: Account, { stage, moderator }: Scene): Promise<() => Promise<Exchange>> {
    const { _id, rid, msg } = say(stage.model, stage.rooms.general, target, 'FREE COINS!!!');
    const client = await stage.as(moderator);
    return () => client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg });
}

async function offerTo(target: Account, { stage, moderator }: Scene): Promise<() => Promise<Exchange>> {
    const client = await stage.as(moderator);
    const { _id } = stage.rooms.general;
    return () => client.runCommand('deactivate', `@${nameOf(target)}`, _id, { withTrigger: false });
}
