import { isFields } from '../../../sandbox/client/shapes';
import type { WorkspaceModel } from '../../../sandbox/model/model';
import type { Association } from '../../../sandbox/port';
import type { Call } from './hooks';

/** A case, as the app writes it down; it closes it with an ending. */
export interface StoredCase {
    readonly id: string;
    readonly action: 'deactivate' | 'activate';
    readonly target: { readonly id: string; readonly username: string };
    readonly moderator: { readonly id: string; readonly username: string };
    readonly reason: string;
    readonly origin: { readonly roomId: string; readonly threadId: string | null; readonly messageId: string | null };
    readonly openedAt: number;
    /** An open case stands there twice once its call is accepted. */
    readonly isAccepted?: true;
    readonly closedAt?: number;
    readonly times?: number;
    readonly number?: number | null;
    readonly ending?: {
        readonly kind: 'done' | 'found' | 'failed' | 'unknown';
        readonly failure?: { readonly why: string };
        readonly rooms: readonly { readonly kind: string; readonly name: string; readonly owner?: string }[];
    };
}

/** A question that the app has put to a moderator. */
export interface StoredConfirmation {
    readonly id: string;
    readonly viewId: string;
    readonly moderatorId: string;
    readonly target: { readonly id: string };
    readonly step: { readonly kind: string };
}

export interface StoredClaim {
    readonly id: string;
    readonly targetId: string;
}

interface Kinds {
    'open-case': StoredCase;
    'closed-case': StoredCase;
    confirmation: StoredConfirmation;
    claim: StoredClaim;
    /** Its own id is that of its case. */
    timer: { readonly id: string; readonly caseId: string };
    'open-batch': { readonly id: string };
    'batch-entry': { readonly id: string; readonly state: { readonly kind: string } };
    'clean-up': { readonly id: string; readonly caseId: string; readonly messages: readonly object[] };
    /** It has no message until that is posted. */
    'report-card': { readonly id: string; readonly author: { readonly id: string }; readonly messageId: string | null };
    'newest-case-number': { readonly id: string; readonly number: number };
}

interface Stored<Kind extends keyof Kinds> {
    kind: Kind;
    record: Kinds[Kind];
}

/** The app's records of one kind, as they lie in the workspace's database. */
export function recordsOf<Kind extends keyof Kinds>(model: WorkspaceModel, appId: string, kind: Kind): Kinds[Kind][] {
    return model.records.all(appId).flatMap(({ data }) => (isOf(kind, data) ? [data.record] : []));
}

/** Nobody but the app writes records, and a record that is not as these tests expect fails them. */
function isOf<Kind extends keyof Kinds>(kind: Kind, data: object): data is Stored<Kind> {
    return isFields(data) && data.kind === kind && isFields(data.record);
}

/** The case that a call of the app's into the engine is to write down as open; `undefined` where that isn't what it is for. */
export function openedBy({ method, args: [data] }: Call): StoredCase | undefined {
    return method === 'persistence.createWithAssociations' &&
        isFields(data) &&
        isOf('open-case', data) &&
        !data.record.isAccepted
        ? data.record
        : undefined;
}

/** A record as the app wrote it, to write others like it. */
export interface RecordPattern {
    /** The id that the app gave to what is recorded. */
    readonly recordId: string;
    readonly text: string;
}

/**
 * The newest record of a kind as a pattern.
 * @throws Error if there is none
 */
export function patternOf(model: WorkspaceModel, appId: string, kind: keyof Kinds): RecordPattern {
    const found = model.records.all(appId).findLast(({ data }) => isOf(kind, data));
    if (!found || !isOf(kind, found.data)) {
        throw new Error(`There is no record of the kind "${kind}"`);
    }
    const { record } = found.data;
    return { recordId: 'caseId' in record ? record.caseId : record.id, text: JSON.stringify(found) };
}

/** Writes another record of the same shape, with these texts in it replaced by others. */
export function addRecordLike(
    model: WorkspaceModel,
    appId: string,
    { text }: RecordPattern,
    replaced: Readonly<Record<string, string>>,
): void {
    const filled: unknown = JSON.parse(
        Object.entries(replaced).reduce((all, [old, fresh]) => all.replaceAll(old, fresh), text),
    );
    if (!isWhole(filled)) {
        throw new Error(`Not a record: ${JSON.stringify(filled)}`);
    }
    model.records.create(appId, filled.data, filled.associations);
}

/** Writes down, as the app does now and then, that there is a case of this number. */
export function addNewestNumber(model: WorkspaceModel, appId: string, number: number): void {
    const data = { kind: 'newest-case-number', version: 1, record: { number } };
    model.records.update(appId, [{ model: 'misc', id: 'newest-case-number' }], data, true);
}

function isWhole(value: unknown): value is { data: object; associations: Association[] } {
    return isFields(value) && isFields(value.data) && Array.isArray(value.associations);
}
