import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import type { Request } from 'express';

/**
 * The body of a call of the REST API as the server reads it, by its content type: JSON, a form, or else a text, whose characters become fields.
 * What can't be read is an empty object, and no error (docs/rocketchat.md#an-unreadable-body-is-empty).
 */
export function bodyOf(request: Request): unknown {
    const type = request.header('Content-Type') ?? '';
    const sent: unknown = request.body;
    if (typeof sent !== 'string' || sent === '') {
        return {};
    }
    if (type.includes('application/json')) {
        return fieldsOf(parsed(sent));
    }
    return type.includes('application/x-www-form-urlencoded')
        ? Object.fromEntries(new URLSearchParams(sent))
        : fieldsOf(sent);
}

/** Files come in a form. Only the routes that take files read one, by {@link formOf}; for all others its body is empty. */
export function isForm({ headers }: IncomingMessage): boolean {
    return headers['content-type']?.includes('multipart/form-data') === true;
}

/** The form that a request brings; `undefined` where it brings none, or it can't be read. */
export async function formOf(request: Request): Promise<FormData | undefined> {
    const headers = { 'Content-Type': request.header('Content-Type') ?? '' };
    return new Response(await buffer(request), { headers }).formData().catch(() => undefined);
}

export function parsed(json: string): unknown {
    try {
        return JSON.parse(json);
    } catch {
        return {};
    }
}

/** A list stays one; of all else the fields are taken: a number has none, a text has its characters. */
const fieldsOf = (value: unknown): unknown => (Array.isArray(value) ? value : { ...Object(value) });
