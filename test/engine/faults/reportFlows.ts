import { type ChatMessage, isMessage } from '../../../sandbox/client/shapes';
import { say } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import { saidIn } from '../support/said';
import { type Flow, inLogRoom, opensModal } from './flow';
import type { Scene } from './scene';

const reportComes: Flow = {
    name: 'a report, which comes as a card',
    tells: 'report_title_one',
    carriedBy: inLogRoom,
    leaves: 'active',
    isJob: true,
    prepare: async (scene) => {
        const target = scene.person();
        await scene.stage.as(scene.stage.people.member);
        return { target, run: () => report(target, scene) };
    },
};

const cardOpens: Flow = {
    name: 'the button of a card that opens the confirmation',
    ...opensModal,
    prepare: async (scene) => {
        const target = scene.person();
        const card = await cardOf(target, scene);
        const client = await scene.stage.as(scene.moderator);
        return { target, run: () => client.clickButton(card, 'report-deactivate') };
    },
};

const reportsAreDismissed: Flow = {
    name: 'the button that dismisses reports',
    tells: 'report_dismissing',
    carriedBy: [],
    leaves: 'active',
    prepare: async (scene) => {
        const target = scene.person();
        const client = await scene.stage.as(scene.moderator);
        const modal = (await client.clickButton(await cardOf(target, scene), 'report-dismiss')).answeredModal();
        return { target, run: () => client.clickInModal(modal, 'report-dismiss-confirmed') };
    },
};

/** What is done with reports. */
export const reportFlows: readonly Flow[] = [reportComes, cardOpens, reportsAreDismissed];

async function report(author: Account, { stage }: Scene): Promise<undefined> {
    stage.model.settings.API_Enable_Rate_Limiter = false;
    const { _id } = say(stage.model, stage.rooms.general, author, 'FREE COINS!!!');
    const client = await stage.as(stage.people.member);
    await client.post('/api/v1/chat.reportMessage', { messageId: _id, description: 'spam' });
    return undefined;
}

async function cardOf(author: Account, scene: Scene): Promise<ChatMessage> {
    await report(author, scene);
    await scene.settle();
    const { model, rooms } = scene.stage;
    const card: unknown = model.messages
        .ofRoom(rooms.moderationLog._id)
        .find(({ blocks }) => saidIn(blocks).some(({ args }) => args.username === author.username));
    if (!isMessage(card)) {
        throw new Error('There is no card');
    }
    return card;
}
