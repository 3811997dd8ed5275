import { Interactions } from './interactions';
import { rounded } from './spread';
import type { BenchStage } from './stage';

/** What submits of many megabytes by somebody who may not moderate cost. The engine carries them to the app before the app is asked. */
export interface LargeSubmits {
    readonly megabytes: number;
    readonly atOnce: number;
    /** Until the last of them is refused, in milliseconds. */
    readonly refusedAfter: number;
    /** A moderator's command that is sent right after them, until its modal is there, in milliseconds; `null` where none came within 5 s. */
    readonly commandBeside: number | null;
}

const MEGABYTE = 1024 * 1024;
const BLOCK = { type: 'section', blockId: 'block', text: { type: 'plain_text', text: 'spam' } };

/** @param atOnce how many such submits are sent at the same time */
export async function measureLargeSubmits(stage: BenchStage, megabytes: number, atOnce: number): Promise<LargeSubmits> {
    const { member } = stage.workspace.sample.accounts;
    const client = await stage.connect(member);
    const length = Math.floor((megabytes * MEGABYTE) / JSON.stringify(BLOCK).length);
    const blocks = Array.from({ length }, (_, index) => (index === 0 ? { ...BLOCK, blockId: 'step:x' } : BLOCK));
    const begun = performance.now();
    const refused = Promise.all(
        Array.from({ length: atOnce }, () =>
            client.interact(stage.appId, { type: 'viewSubmit', payload: { view: { id: 'x', state: {}, blocks } } }),
        ),
    ).then(() => performance.now() - begun);
    const command = await new Interactions(stage).command(stage.newTarget()).catch(() => undefined);
    const refusedAfter = rounded(await refused);
    await client.close();
    return { megabytes, atOnce, refusedAfter, commandBeside: command ? rounded(command.milliseconds) : null };
}
