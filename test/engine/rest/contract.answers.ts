import type { ServerAnswer } from '../support/faultyServer';

/** An answer of `users.setActiveStatus`, and the sentence that the moderator then gets: by the key of its words, which is also why the case failed. */
export interface Row {
    readonly name: string;
    readonly answer: (targetId: string) => ServerAnswer;
    readonly says: string;
    readonly args?: Readonly<Record<string, string>>;
    /** Whether the case's id is filled in. */
    readonly namesCase?: true;
    /** Whether it is of the endpoint's schema, and so an answer that a server may give. */
    readonly isOfSchema?: true;
}

export const json = (status: number, body: object, headers?: Record<string, string>) => () => ({
    status,
    body,
    headers,
});
export const page = (status: number, headers?: Record<string, string>) => () => ({
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
    body: '<!doctype html><title>Sorry</title><p>Sorry',
});
export const refusal = (errorType: string, error = `Nothing doing [${errorType}]`, more: object = {}) =>
    json(400, { success: false, error, errorType, ...more });
