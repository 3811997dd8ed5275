/** What the harness imports by the names of the copy's import map (see ../copy.ts): such files lie together in the copy only. */
declare module 'engine/main' {}
declare module 'engine/codec' {
    export const decoder: { decodeStream(stream: unknown): AsyncIterable<unknown> };
}
declare module 'harness/clock' {
    export function putAhead(milliseconds: number): void;
    export function dueFired(): Promise<void>;
}
declare module 'harness/shift' {}
declare module 'harness/require' {
    export const require: NodeJS.Require;
}
