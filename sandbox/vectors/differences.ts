import { isDeepStrictEqual } from 'node:util';

import type { OperationResult, Outcome, Vector } from './vector';

/** One thing in which the model does not agree with Rocket.Chat. */
export interface Difference {
    /** Where, without ids: `rooms.ro`, or `rooms` for one that only one side has. */
    kind: string;
    /** Where, ids included. */
    at: string;
    expected: unknown;
    actual: unknown;
}

/** Compares but for the two things that sandbox/test/vectors/README.md excepts. */
export function differencesOf({ workspace, expected }: Vector, actual: Outcome): Difference[] {
    const isEmptied = (rid: string): boolean => !Object.keys(expected.subs).some((sub) => sub.startsWith(`${rid}/`));
    const excepted = workspace.rooms
        .filter(({ _id, federated, teamMain }) => federated && teamMain && isEmptied(_id))
        .map(({ _id }) => `rooms.${_id}.msgs`);
    return differencesIn([], comparable(expected), comparable(actual)).filter(({ at }) => !excepted.includes(at));
}

/** Teams have no order. */
function comparable({ results, teams, ...rest }: Outcome): Record<string, unknown> {
    return { ...rest, results: Object.fromEntries(results.map(withoutSeatReason).entries()), teams: [...teams].sort() };
}

const withoutSeatReason = (result: OperationResult): OperationResult =>
    'code' in result && result.code === 'error-license-user-limit-reached' ? { ...result, reason: '' } : result;

function differencesIn(path: string[], expected: unknown, actual: unknown): Difference[] {
    if (isRecord(expected) && isRecord(actual)) {
        const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
        return [...keys].flatMap((key) => differencesIn([...path, key], expected[key], actual[key]));
    }
    if (isDeepStrictEqual(expected, actual)) {
        return [];
    }
    const kind = path.filter((_key, depth) => depth !== 1).join('.');
    return [{ kind, at: path.join('.'), expected, actual }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
