import type { Client } from '../sandbox/client/client';
import { addAccount, say } from '../sandbox/model/build';
import { Interactions } from './interactions';
import { rounded, type Spread, spreadOf } from './spread';
import type { BenchStage } from './stage';

/** What a flood of reports on one author costs, and what it costs others. */
export interface ReportFlood {
    readonly reports: number;
    /** Until the last reporter is answered, in milliseconds. */
    readonly takenAfter: number;
    readonly cards: number;
    /** Commands of a moderator, until the modal is there: before the flood, and beside it. */
    readonly alone: Spread;
    readonly beside: Spread;
    /** How many times slower the median is beside it. */
    readonly ratio: number;
}

/** So many people report, each as many messages. */
const REPORTERS = 100;
const MESSAGES = 10;
const COMMANDS = 40;

export async function measureReports(stage: BenchStage): Promise<ReportFlood> {
    const { model, workspace } = stage;
    const { general, moderationLog } = workspace.sample.rooms;
    const person = new Interactions(stage);
    await commands(person, stage, COMMANDS);
    const alone = await commands(person, stage, COMMANDS);
    const author = stage.newTarget();
    const spam = Array.from({ length: MESSAGES }, (_, index) => say(model, general, author, `FREE COINS ${index}`));
    const clients = await Promise.all(
        Array.from({ length: REPORTERS }, (_, index) => stage.connect(addAccount(model, `witness-${index}`))),
    );
    const begun = performance.now();
    const reporting = Promise.all(clients.map((client) => reportAll(client, spam)));
    const beside = await commands(person, stage, COMMANDS);
    await reporting;
    const takenAfter = rounded(performance.now() - begun);
    const cards = model.messages.ofRoom(moderationLog._id).length;
    await Promise.all(clients.map((client) => client.close()));
    const [before, during] = [spreadOf(alone), spreadOf(beside)];
    const ratio = rounded(during.median / before.median);
    return {
        reports: REPORTERS * MESSAGES,
        takenAfter,
        cards,
        alone: before,
        beside: during,
        ratio,
    };
}

async function reportAll(client: Client, messages: readonly { readonly _id: string }[]): Promise<void> {
    for (const { _id } of messages) {
        await client.post('/api/v1/chat.reportMessage', { messageId: _id, description: 'spam' });
    }
}

async function commands(person: Interactions, stage: BenchStage, count: number): Promise<number[]> {
    const times: number[] = [];
    for (let made = 0; made < count; made++) {
        times.push((await person.command(stage.newTarget())).milliseconds);
    }
    return times;
}
