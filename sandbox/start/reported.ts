import type { MessageReport } from '../model/documents';
import type { WorkspaceModel } from '../model/model';

/** How many reports of one author are shown. */
const shown = 3;

/** The reports of one author's messages, as the moderation console puts them together. */
export interface TrueReported {
    /** The author's username. */
    username: string;
    /** How many reports nobody has dismissed yet. */
    open: number;
    /** The newest reports, at most three, newest first. */
    latest: { id: string; message: string; room: string; by: string; reason: string }[];
    /** Why the last one that was dismissed was. */
    dismissed: string | undefined;
}

/** Whose messages were reported, the latest first; those whose reports were all dismissed, too. */
export function reportedIn(model: WorkspaceModel): TrueReported[] {
    const authors = new Map<string, MessageReport[]>();
    const reports = model.reports.all().flatMap((report) => ('message' in report ? [report] : []));
    for (const report of reports.reverse()) {
        const { _id } = report.message.u;
        authors.set(_id, [...(authors.get(_id) ?? []), report]);
    }
    return [...authors].map(([id, newestFirst]) => ({
        username: model.accounts.byId(id)?.username ?? newestFirst[0]?.message.u.username ?? id,
        open: newestFirst.filter(({ _hidden }) => !_hidden).length,
        latest: newestFirst.slice(0, shown).map(({ _id, message, room, reportedBy, description }) => ({
            id: _id,
            message: message.msg,
            room: room.fname ?? room.name ?? room._id,
            by: reportedBy.username ?? reportedBy._id,
            reason: description,
        })),
        dismissed: newestFirst.find(({ _hidden }) => _hidden)?.moderationInfo?.reason,
    }));
}
