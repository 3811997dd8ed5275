import { addRoom, say } from '../sandbox/model/build';
import type { Account, Message } from '../sandbox/model/documents';
import { saidIn } from '../test/engine/support/said';
import { atMost, type Bar } from './bars';
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
const MOST_SECONDS = 60;

/** Measures it where it takes longest: with a week, in rooms where others have written all that time. */
export async function measureCleanUp(stage: BenchStage, latencyMs: number): Promise<CleanUpTime> {
    await stage.workspace.saveSettings({ 'moderators-may-delete': true });
    const flooder = stage.newTarget();
    const spam = flood(stage, flooder, stage.workspace.sample.accounts.member);
    const people = new Interactions(stage);
    const { value: modal } = await people.command(flooder);
    const start = performance.now();
    const told = stage.moderator.stream.next(
        ({ type, payload }) =>
            type === 'ephemeral-message' && saidIn(payload).some(({ key }) => key === 'clean_up_deleted'),
        0,
        2 * MOST_SECONDS * 1000,
    );
    await people.submit(modal.fill('clean-up', 'week'));
    await told;
    const seconds = rounded((performance.now() - start) / 1000);
    const deleted = spam.filter(({ _id }) => !stage.model.messages.byId(_id)).length;
    return { rooms: ROOMS, messagesARoom: MESSAGES_A_ROOM, latencyMs, deleted, written: spam.length, seconds };
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

export function barsOfCleanUp({ seconds, deleted, written, latencyMs, rooms, messagesARoom }: CleanUpTime): Bar[] {
    const where = `${written} messages in ${rooms} rooms of ${messagesARoom}, L=${latencyMs}`;
    return [
        atMost(`clean-up, ${where}`, seconds, MOST_SECONDS, 's'),
        atMost(`left of ${where}`, written - deleted, 0, ''),
    ];
}
