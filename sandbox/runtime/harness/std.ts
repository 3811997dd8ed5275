/** What the runtime uses of Deno's standard library, which npm has not. */

/** Writes all of `data`, however little the writer takes at a time. */
export async function writeAll(writer: { write(data: Uint8Array): Promise<number> }, data: Uint8Array): Promise<void> {
    for (let written = 0; written < data.length;) {
        written += await writer.write(data.subarray(written));
    }
}

/** The whole of a stream. */
export function toArrayBuffer(stream: ReadableStream<Uint8Array>): Promise<ArrayBuffer> {
    return new Response(stream).arrayBuffer();
}
