import { addRoom, say } from '../sandbox/model/build';
import type { Account, Message } from '../sandbox/model/documents';
import { saidIn } from '../test/engine/support/said';
import { Interactions } from './interactions';
import { rounded } from './spread';
import type { BenchStage } from './stage';

/** The clean-up after the deactivation of somebody who has flooded so many rooms. */
export interface CleanUpTime {
    readonly rooms: number;
    readonly messagesARoom: number;
    readonly latencyMs: number;
    /** How many of the account's messages are gone, of those that were there. */
    readonly deleted: number;
    readonly written: number;
    /** From the submit until the moderator is told, in seconds. */
    readonly seconds: number;
}

const ROOMS = 20;
const MESSAGES_A_ROOM = 10_000;
/** Every so-manieth message is the flooder's: 500 in all. */
const EVERY = (ROOMS * MESSAGES_A_ROOM) / 500;
/** The messages are so far apart, in milliseconds: all of them are of the last week, so each room is read to its end. */
const APART = 50_000;
/** It is waited for so long, in seconds. */
const MOST_SECONDS = 120;

/** A clean-up whose modal is open and filled in. */
export interface OpenFlood {
    /** Submits it. Answers how long it took until the moderator was told, in seconds. */
    readonly cleanUp: () => Promise<number>;
    /** How many of the account's messages are still there. */
    readonly left: () => number;
    readonly written: number;
}

/** Measures it where it takes longest: with a week, in rooms where others have written all that time. */
export async function measureCleanUp(stage: BenchStage, latencyMs: number): Promise<CleanUpTime> {
    const { cleanUp, left, written } = await openFlood(stage);
    const seconds = await cleanUp();
    return { rooms: ROOMS, messagesARoom: MESSAGES_A_ROOM, latencyMs, deleted: written - left(), written, seconds };
}

/** Has somebody flood the rooms, and opens the modal to deactivate them. */
export async function openFlood(stage: BenchStage): Promise<OpenFlood> {
    const { model, moderator, workspace } = stage;
    await workspace.saveSettings({ 'moderators-may-delete': true });
    const flooder = stage.newTarget();
    const spam = flood(stage, flooder, workspace.sample.accounts.member);
    const people = new Interactions(stage);
    const { value: modal } = await people.command(flooder);
    modal.fill('clean-up', 'week');
    const cleanUp = async (): Promise<number> => {
        const begun = performance.now();
        const told = moderator.stream.next(
            ({ type, payload }) =>
                type === 'ephemeral-message' && saidIn(payload).some(({ key }) => key === 'clean_up_deleted'),
            moderator.stream.length,
            MOST_SECONDS * 1000,
        );
        // On a busy machine the submit itself may be answered late: what counts is the end.
        await Promise.all([moderator.submit(modal), told]);
        return rounded((performance.now() - begun) / 1000);
    };
    return { cleanUp, left: () => spam.filter(({ _id }) => model.messages.byId(_id)).length, written: spam.length };
}

function flood({ model }: BenchStage, flooder: Account, other: Account): Message[] {
    const now = model.clock.millis();
    return Array.from({ length: ROOMS }, (_, number) => {
        const room = addRoom(model, 'p', `flooded-${number}`, { members: [other, flooder], owners: [other] });
        const all = Array.from({ length: MESSAGES_A_ROOM }, (__, index) => {
            const author = index % EVERY === 0 ? flooder : other;
            return say(model, room, author, `Message ${index}`, { ts: new Date(now - index * APART) });
        });
        return all.filter((_message, index) => index % EVERY === 0);
    }).flat();
}
