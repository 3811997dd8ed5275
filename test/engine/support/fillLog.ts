import type { WorkspaceModel } from '../../../sandbox/model/model';
import { addNewestNumber, addRecordLike, patternOf } from './records';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

export interface Filled {
    readonly model: WorkspaceModel;
    readonly appId: string;
    /** Of whom the one case is that is on record, and whom it is about. */
    readonly moderatorId: string;
    readonly target: { readonly id: string; readonly username: string };
    /** When it was opened, in milliseconds since 1970. */
    readonly openedAt: number;
}

/** Fills the records with cases from one number to another. */
export type FillLog = (from: number, to: number, isAbout?: (number: number) => Filled['target'] | undefined) => void;

/**
 * Fills the records with cases like the first, a minute apart, as the app writes them. The one with the highest number is the newest, and more than two
 * hours old. `isAbout` tells whom a case is about; by default it is an account that is not there.
 */
export function logFiller({ model, appId, moderatorId, target, openedAt }: Filled): FillLog {
    const pattern = patternOf(model, appId, 'closed-case');
    const by = `cases-by:${moderatorId}`;
    const hour = Math.floor(openedAt / HOUR);
    return (from, to, isAbout) => {
        for (let number = from; number <= to; number++) {
            const about = isAbout?.(number) ?? { id: `account-${number}`, username: `account-${number}` };
            const at = openedAt - 2 * HOUR - (to - number) * MINUTE;
            addRecordLike(model, appId, pattern, {
                [pattern.recordId]: `case-${number}`,
                [target.id]: about.id,
                [`"openedAt":${openedAt}`]: `"openedAt":${at}`,
                [`${by}:${hour}`]: `${by}:${Math.floor(at / HOUR)}`,
                [`${by}:${hour + 1}`]: `${by}:${Math.floor(at / HOUR) + 1}`,
                [`${target.username}"`]: `${about.username}"`,
                '"number":1,': `"number":${number},`,
                'case-number:1': `case-number:${number}`,
                'case-numbers:0': `case-numbers:${Math.floor(number / 20)}`,
            });
        }
        addNewestNumber(model, appId, to);
    };
}
