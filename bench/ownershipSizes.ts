import type { Modal } from '../sandbox/client/modal';
import { listedBelow, saidIn } from '../test/engine/support/said';
import { Interactions } from './interactions';
import { addOwner, addOwnerOfCrowd, type Owner } from './owners';
import { type Spread, spreadOf } from './spread';
import type { BenchStage } from './stage';

/** The ownership step of an account with so many rooms. */
export interface OwnershipSize {
    readonly rooms: number;
    /** Members of each room. */
    readonly members: number;
    readonly latencyMs: number;
    readonly spread: Spread;
    /** Rooms that the step, in the worst of all tries, said to be unchecked. */
    readonly unchecked: number;
    /** Whether every try said what becomes of each room that is owned alone, or that there are unchecked ones. */
    readonly isHonest: boolean;
    /** Calls into the engine that were under way at once, at the most. */
    readonly atOnce: number;
    readonly calls: number;
}

/** How often each number of rooms is tried. */
const TRIES: readonly (readonly [rooms: number, tries: number])[] = [
    [10, 20],
    [100, 20],
    [1000, 10],
    [10_000, 5],
];
/** How often one room is tried with each number of members. */
const TRIES_WITH_CROWD: readonly (readonly [members: number, tries: number])[] = [
    [10, 20],
    [100, 20],
    [1000, 10],
    [10_000, 5],
    [100_000, 5],
];

/** Measures the ownership step, from the submit to the answer that shows it. */
export async function measureOwnershipSizes(stage: BenchStage, latencyMs: number): Promise<OwnershipSize[]> {
    const sizes: OwnershipSize[] = [];
    for (const [rooms, tries] of TRIES) {
        const measured = await measure(stage, addOwner(stage, rooms), tries);
        sizes.push({ rooms, members: 2, latencyMs, ...measured });
    }
    for (const [members, tries] of TRIES_WITH_CROWD) {
        const measured = await measure(stage, addOwnerOfCrowd(stage, members), tries);
        sizes.push({ rooms: 1, members, latencyMs, ...measured });
    }
    return sizes;
}

async function measure(
    stage: BenchStage,
    { owner, alone }: Owner,
    tries: number,
): Promise<Omit<OwnershipSize, 'rooms' | 'members' | 'latencyMs'>> {
    const people = new Interactions(stage);
    const times: number[] = [];
    let [isHonest, unchecked, atOnce, calls] = [true, 0, 0, 0];
    for (let attempt = 0; attempt < tries; attempt++) {
        const { value: modal } = await people.command(owner);
        stage.recorder.restart();
        times.push((await people.submit(modal)).milliseconds);
        const seen = stage.recorder.seen();
        const said = saidOf(modal);
        unchecked = Math.max(unchecked, said.unchecked);
        isHonest &&= said.rooms === alone || (said.rooms < alone && said.unchecked >= alone - said.rooms);
        atOnce = Math.max(atOnce, seen.atOnce);
        calls = seen.all;
        await people.close(modal);
    }
    return { spread: spreadOf(times), unchecked, isHonest, atOnce, calls };
}

/** Of how many rooms the step says what becomes of them, and how many it says are unchecked. */
function saidOf({ view: { blocks } }: Modal): { rooms: number; unchecked: number } {
    const said = saidIn(blocks);
    const counted = (key: string): number =>
        said.filter((one) => one.key === key).reduce((sum, { args }) => sum + Number(args.count), 0);
    const listed = ['heading_deleted', 'heading_handed_over'].flatMap((heading) => listedBelow(heading, blocks));
    const knowsNone = said.some(({ key }) => key === 'ownership_unchecked_all');
    return {
        rooms: listed.length + counted('ownership_more'),
        unchecked: knowsNone ? Number.POSITIVE_INFINITY : counted('ownership_unchecked'),
    };
}
