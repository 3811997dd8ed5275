import { Ajv } from 'ajv';

import type { Account, RoomRole, RoomType } from '../model/documents';

/** A workspace, what was done in it, and what Rocket.Chat's own functions made of it (sandbox/test/vectors/README.md). */
export interface Vector {
    id: string;
    workspace: { users: VectorUser[]; rooms: VectorRoom[]; seats?: number; mail?: boolean };
    operations: VectorOperation[];
    expected: Outcome;
}

export interface VectorUser extends Pick<
    Account,
    '_id' | 'username' | 'name' | 'active' | 'type' | 'federated' | 'reason' | 'statusLivechat'
> {
    roles?: string[];
    /** How many login tokens, and how many OAuth tokens. */
    tokens: number;
    oauth: number;
}

export interface VectorRoom {
    _id: string;
    t: RoomType;
    name?: string;
    fname?: string;
    ro?: boolean;
    archived?: boolean;
    encrypted?: boolean;
    federated?: boolean;
    teamId?: string;
    teamMain?: boolean;
    prid?: string;
    uids?: string[];
    open?: boolean;
    msgs: number;
    subs: VectorSubscription[];
}

export interface VectorSubscription {
    /** A user's id; that of an orphan is nobody's. */
    u: string;
    roles?: RoomRole[];
    /** In minutes after the start. */
    ts: number;
    archived?: boolean;
    open?: boolean;
}

export interface VectorOperation {
    op: 'deactivate' | 'confirm' | 'activate';
    user: string;
}

export type OperationResult = { ok: boolean } | { code: string; reason: string; details: unknown };

/** What each operation came to, and the state afterwards, in the form of the vectors. */
export interface Outcome {
    results: OperationResult[];
    users: Record<string, Record<string, unknown>>;
    rooms: Record<string, Record<string, unknown>>;
    /** By the ids of the room and the user: `rid/uid`. */
    subs: Record<string, Record<string, unknown>>;
    teams: string[];
    mails: number;
}

const text = { type: 'string' };
const flag = { type: 'boolean' };
const count = { type: 'integer' };
const texts = { type: 'array', items: text };
const object = (properties: object, required: string[]): object => ({ type: 'object', properties, required });
const list = (items: object): object => ({ type: 'array', items });
const records = { type: 'object', additionalProperties: { type: 'object' } };

const user = object(
    {
        _id: text,
        username: text,
        name: text,
        active: flag,
        type: { enum: ['user', 'bot', 'app', ''] },
        roles: texts,
        federated: flag,
        reason: text,
        statusLivechat: { enum: ['available', 'not-available'] },
        tokens: count,
        oauth: count,
    },
    ['_id', 'active', 'tokens', 'oauth'],
);

const subscription = object(
    {
        u: text,
        roles: list({ enum: ['owner', 'moderator', 'leader'] }),
        ts: { type: 'number' },
        archived: flag,
        open: flag,
    },
    ['u', 'ts'],
);

const room = object(
    {
        _id: text,
        t: { enum: ['c', 'p', 'd', 'l'] },
        ...Object.fromEntries(['name', 'fname', 'teamId', 'prid'].map((key) => [key, text])),
        ...Object.fromEntries(
            ['ro', 'archived', 'encrypted', 'federated', 'teamMain', 'open'].map((key) => [key, flag]),
        ),
        uids: texts,
        msgs: count,
        subs: list(subscription),
    },
    ['_id', 't', 'msgs', 'subs'],
);

const ajv = new Ajv({ strict: true });
const isVector = ajv.compile<Vector>(
    object(
        {
            id: text,
            workspace: object({ users: list(user), rooms: list(room), seats: { type: 'number' }, mail: flag }, [
                'users',
                'rooms',
            ]),
            operations: list(
                object({ op: { enum: ['deactivate', 'confirm', 'activate'] }, user: text }, ['op', 'user']),
            ),
            expected: object(
                {
                    results: list({ type: 'object' }),
                    users: records,
                    rooms: records,
                    subs: records,
                    teams: texts,
                    mails: count,
                },
                ['results', 'users', 'rooms', 'subs', 'teams', 'mails'],
            ),
        },
        ['id', 'workspace', 'operations', 'expected'],
    ),
);

/**
 * Reads vectors, one JSON object a line.
 * @throws Error if a line is no vector, with the number of the line
 */
export function parseVectors(lines: string): Vector[] {
    return lines
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, index) => {
            const vector: unknown = JSON.parse(line);
            if (!isVector(vector)) {
                throw new Error(`Line ${index + 1} is no vector: ${ajv.errorsText(isVector.errors)}`);
            }
            return vector;
        });
}
