import { type Difference, differencesOf } from './differences';
import { replay } from './replay';
import { parseVectors } from './vector';

export interface Report {
    /** How many vectors there are, and how many of them the model agrees with in everything. */
    total: number;
    agreed: number;
    /** The first difference of each kind, with the vector that has it. */
    differences: (Difference & { vector: string })[];
}

/** Replays vectors in the model, and compares what came of it with what Rocket.Chat made of them. */
export async function report(lines: string): Promise<Report> {
    const vectors = parseVectors(lines);
    const first = new Map<string, Report['differences'][number]>();
    let agreed = 0;
    for (const vector of vectors) {
        const differences = differencesOf(vector, await replay(vector));
        agreed += differences.length === 0 ? 1 : 0;
        for (const difference of differences) {
            first.set(difference.kind, first.get(difference.kind) ?? { ...difference, vector: vector.id });
        }
    }
    return { total: vectors.length, agreed, differences: [...first.values()] };
}
