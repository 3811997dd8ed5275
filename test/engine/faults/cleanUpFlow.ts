import { addRoom, say } from '../../../sandbox/model/build';
import { saidIn } from '../support/said';
import { type Flow, inMessage } from './flow';
import type { Scene } from './scene';

/** A deactivation with its clean-up, which goes on after the submit is answered. */
export const submitCleansUp: Flow = {
    name: 'a submit whose clean-up deletes messages',
    tells: 'clean_up_deleted',
    carriedBy: inMessage,
    leaves: 'inactive',
    prepare: async (scene) => {
        const { stage, moderator } = scene;
        const { model, people } = stage;
        await stage.workspace.saveSettings({ 'moderators-may-delete': true });
        const target = scene.person();
        const members = [people.owner, people.member, target];
        const room = addRoom(model, 'c', `flooded-by-${target.username ?? ''}`, { members, owners: [people.owner] });
        const spam = ['Coins', 'More coins'].map((text) => say(model, room, target, `${text} of ${target._id}`));
        const others = say(model, room, people.member, 'No coins');
        const modal = await stage.ask(moderator, target);
        return {
            target,
            run: async () => (await stage.submit(moderator, modal.fill('clean-up', 'hour'))).exchange,
            wrong: () => [
                ...(model.messages.byId(others._id) ? [] : ['a message of somebody else was deleted']),
                ...spam
                    .filter(({ _id, msg }) => !model.messages.byId(_id) && !evidenceIn(scene).includes(msg))
                    .map(({ msg }) => `deleted without its evidence: ${msg}`),
            ],
        };
    },
};

function evidenceIn({ stage: { model, rooms } }: Scene): unknown[] {
    return model.messages
        .ofRoom(rooms.moderationLog._id)
        .flatMap(({ blocks }) => saidIn(blocks))
        .map(({ args }) => args.evidence);
}
