import { errorMessage } from '../moderation/deadline';
import type { Context } from './context';

/**
 * Catches everything at the surface: an exception in a handler becomes an empty answer.
 * That would tell nobody (docs/rocketchat.md#a-handler-that-throws-is-answered-with-nothing).
 * @param otherwise says so to whoever asked.
 */
export async function caught<Value>(
    { logger }: Pick<Context, 'logger'>,
    work: Promise<Value>,
    otherwise: () => Value | Promise<Value>,
): Promise<Value> {
    try {
        return await work;
    } catch (error) {
        logger.error(`A request could not be answered: ${errorMessage(error)}`);
        return otherwise();
    }
}
