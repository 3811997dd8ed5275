/**
 * An error as Rocket.Chat's server throws it. Its message is `reason [code]`, or `[code]` where there is no reason;
 * REST also tells the code (`errorType`) and the details, the Apps-Engine hands the message on and nothing else.
 */
export class ServerError extends Error {
    constructor(
        readonly code: string,
        readonly reason = '',
        readonly details?: Record<string, unknown>,
    ) {
        super(reason === '' ? `[${code}]` : `${reason} [${code}]`);
        this.name = 'ServerError';
    }
}
