import { ServerError } from '../model/errors';

/** An answer of the REST API that is no success. */
export class Failure extends Error {
    constructor(
        readonly status: number,
        /** JSON, or a text where the server itself broke. */
        readonly body: object | string,
        readonly headers: Record<string, string> = {},
    ) {
        super(typeof body === 'string' ? body : JSON.stringify(body));
        this.name = 'Failure';
    }
}

/** Without a session, or with a wrong or ended one. */
export const notLoggedIn = (): Failure => {
    const message = 'You must be logged in to do this.';
    return new Failure(401, { success: false, error: message, status: 'error', message });
};

export const notFound = (error: string): Failure => new Failure(404, { success: false, error });

/** A 400 as most of the API gives it: a message, and a code if there is one. */
export const refused = (error: string, errorType?: string): Failure =>
    new Failure(400, { success: false, error, errorType });

export const forbidden = (
    error = 'User does not have the permissions required for this action [error-unauthorized]',
): Failure => new Failure(403, { success: false, error });

/** What the server answers when `error` is thrown while it handles a request (docs/rocketchat.md#the-errors-of-rest). */
export function failureOf(error: unknown): Failure {
    if (error instanceof Failure) {
        return error;
    }
    if (error instanceof ServerError) {
        return new Failure(400, {
            success: false,
            error: error.message,
            errorType: error.code,
            details: error.details,
        });
    }
    return refused(error instanceof Error ? error.message : String(error));
}
