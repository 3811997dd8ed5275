/**
 * Obeys `clock:shift`, the one message of the harness's own. It comes in the queue of the engine's requests, and goes on as the runtime's own `ping`.
 * The answer to that tells the harness two things: the clock is put, and the timers that are due by then have fired.
 */
import { decoder } from 'engine/codec';
import { dueFired, putAhead } from 'harness/clock';

const decodeStream = decoder.decodeStream.bind(decoder);

decoder.decodeStream = async function* (stream: unknown): AsyncGenerator {
    for await (const message of decodeStream(stream)) {
        const milliseconds = shiftOf(message);
        if (milliseconds === undefined) {
            yield message;
        } else {
            putAhead(milliseconds);
            await dueFired();
            yield Object.assign({}, message, { method: 'ping' });
        }
    }
};

function shiftOf(message: unknown): number | undefined {
    if (typeof message !== 'object' || message === null || Reflect.get(message, 'method') !== 'clock:shift') {
        return undefined;
    }
    const params: unknown = Reflect.get(message, 'params');
    const milliseconds: unknown = Array.isArray(params) ? params[0] : undefined;
    return typeof milliseconds === 'number' ? milliseconds : undefined;
}
