import { readFile } from 'node:fs/promises';

import { report } from './report';

/** `npm run vectors -- <file>`: exits with 1 where the model does not agree with every vector in the file. */
async function main([file]: string[]): Promise<void> {
    if (file === undefined) {
        throw new Error(
            'Name the file with the vectors: npm run vectors -- sandbox/test/vectors/set-user-active-status.ndjson',
        );
    }
    const { total, agreed, differences } = await report(await readFile(file, 'utf8'));
    console.log(`${agreed} of ${total} agree`);
    for (const { kind, vector, at, expected, actual } of differences) {
        console.log(
            `${kind}: ${vector} at ${at}: Rocket.Chat ${JSON.stringify(expected)}, the model ${JSON.stringify(actual)}`,
        );
    }
    process.exitCode = total > 0 && agreed === total ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
