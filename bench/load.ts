import type { Client } from '../sandbox/client/client';
import { addAccount } from '../sandbox/model/build';
import type { Account } from '../sandbox/model/documents';
import { Interactions } from './interactions';
import { rounded, type Spread, spreadOf } from './spread';
import type { BenchStage } from './stage';

/** Many moderators at once, each with a command and its submit. */
export interface Load {
    readonly moderators: number;
    readonly interactionsPerSecond: number;
    readonly command: Spread;
    readonly submit: Spread;
    /** Interactions that nothing came of. */
    readonly lost: number;
}

/** A moderator with a client of their own, and somebody to deactivate. */
export interface Pair {
    readonly client: Client;
    readonly target: Account;
}

/** Makes so many moderators, and connects them. */
export async function gatherModerators(stage: BenchStage, moderators: number): Promise<Pair[]> {
    const { model, workspace } = stage;
    const roles = ['user', workspace.sample.moderatorRole._id];
    const pairs = await Promise.all(
        Array.from({ length: moderators }, async (_, index) => ({
            client: await stage.connect(addAccount(model, `moderator-${index}`, { roles })),
            target: stage.newTarget(),
        })),
    );
    for (const { client } of pairs) {
        const { userId } = client.credentials;
        const user = model.accounts.byId(userId);
        if (user) {
            model.subscriptions.insert({
                room: workspace.sample.rooms.general,
                user: { _id: userId, username: user.username ?? '' },
            });
        }
    }
    return pairs;
}

/** Each moderator commands and submits, all at once. */
export async function measureLoad(stage: BenchStage, pairs: readonly Pair[]): Promise<Load> {
    const { model } = stage;
    const [commands, submits]: [number[], number[]] = [[], []];
    const begun = performance.now();
    await Promise.allSettled(
        pairs.map(async ({ client, target }) => {
            const person = new Interactions(stage, client);
            const { value: modal, milliseconds } = await person.command(target);
            commands.push(milliseconds);
            const submitted = await person.submit(modal);
            if (model.accounts.byId(target._id)?.active === false) {
                submits.push(submitted.milliseconds);
            }
        }),
    );
    const seconds = (performance.now() - begun) / 1000;
    await Promise.all(pairs.map(({ client }) => client.close()));
    return {
        moderators: pairs.length,
        interactionsPerSecond: rounded((commands.length + submits.length) / seconds),
        command: spreadOf(commands),
        submit: spreadOf(submits),
        lost: 2 * pairs.length - commands.length - submits.length,
    };
}
