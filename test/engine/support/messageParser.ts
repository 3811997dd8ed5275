import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';

import type * as MessageParser from '@rocket.chat/message-parser';
import { transformSync } from 'esbuild';

import { root } from './zip';

/** Rocket.Chat's own parser of messages. It is published as an ES module only, which Jest can't load, so it is made a function first. */
export const { parse } = load(join(root, 'node_modules/@rocket.chat/message-parser/dist/messageParser.js'));

function load(path: string): Pick<typeof MessageParser, 'parse'> {
    const { code } = transformSync(readFileSync(path, 'utf8'), { format: 'cjs' });
    const module = { exports: {} };
    const run = runInThisContext(`(module) => {${code}\n}`) as (module: object) => void;
    run(module);
    // What a module exports is known by its types alone.
    return module.exports as typeof MessageParser;
}
