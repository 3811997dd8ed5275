import { type Fields, isFields } from './shapes';

export interface Answer {
    status: number;
    headers: Headers;
    /** The answer's JSON object; `{}` if it is something else or nothing. */
    body: Fields;
    /** The answer's JSON list; `[]` if it is something else or nothing. */
    list: unknown[];
    /** The answer as it came. */
    text: string;
}

/** One request to the workspace. */
export async function request(
    url: string,
    method: 'GET' | 'POST',
    headers: Record<string, string>,
    body?: unknown,
): Promise<Answer> {
    const response = await fetch(url, {
        method,
        headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
    const json: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
    return {
        status: response.status,
        headers: response.headers,
        body: isFields(json) ? json : {},
        list: Array.isArray(json) ? json : [],
        text,
    };
}
