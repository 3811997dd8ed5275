/**
 * In place of the runtime's own module of this name. That one looks for the engine's sources where the published package has none. It also fails on a
 * path with a space in it.
 */
import { createRequire } from 'node:module';

declare const Deno: { mainModule: string };

export const require = createRequire(Deno.mainModule);
