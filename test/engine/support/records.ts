import type { WorkspaceModel } from '../../workspace/model/model';

/** A case, as the app writes it down; it closes it with an ending. */
export interface StoredCase {
    readonly id: string;
    readonly target: { readonly id: string; readonly username: string };
    readonly moderator: { readonly id: string; readonly username: string };
    readonly reason: string;
    readonly origin: { readonly roomId: string; readonly threadId: string | null; readonly messageId: string | null };
    readonly openedAt: number;
    readonly closedAt?: number;
    readonly ending?: {
        readonly state: 'done' | 'failed' | 'unknown';
        readonly failure?: { readonly why: string };
        readonly rooms: readonly { readonly became: string; readonly name: string; readonly owner?: string }[];
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
    return Reflect.get(data, 'kind') === kind && typeof Reflect.get(data, 'record') === 'object';
}
