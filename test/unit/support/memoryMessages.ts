import type { LogThread } from '../../../src/moderation/cleanUp';
import type { Ports } from '../../../src/moderation/ports';
import type { Store } from './store';

type Do = <T>(operation: string, parameters: readonly unknown[], effect: () => T) => Promise<T>;

const ENTRY: LogThread = { roomId: 'log-room', messageId: 'entry' };

/** The messages of a workspace and the clean-ups among the app's records, over a {@link Store}. */
export function memoryMessages(storeOf: () => Store, run: Do): Pick<Ports, 'written' | 'cleanUps'> {
    return {
        written: {
            page: (roomId, skip, limit) =>
                run('written.page', [roomId, skip], () =>
                    [...storeOf().written.values()]
                        .filter((one) => one.roomId === roomId && !storeOf().fates.has(one.id))
                        .sort((a, b) => b.sentAt - a.sentAt)
                        .slice(skip, skip + limit),
                ),
            look: (id) =>
                run('written.look', [id], () =>
                    id === ENTRY.messageId || (storeOf().written.has(id) && !storeOf().fates.has(id))
                        ? 'there'
                        : (storeOf().fates.get(id) ?? 'gone'),
                ),
            delete: (permit, id) =>
                run('written.delete', [id], () => {
                    const message = storeOf().written.get(id);
                    if (!message) {
                        return 'not-there';
                    }
                    if (!permit.covers(message.senderId)) {
                        return 'not-theirs';
                    }
                    storeOf().written.delete(id);
                    return 'asked';
                }),
        },
        cleanUps: {
            write: (cleanUp) =>
                run('cleanUps.write', [cleanUp], () => void storeOf().cleanUps.set(cleanUp.caseId, cleanUp)),
            byCase: (caseId) => run('cleanUps.byCase', [caseId], () => storeOf().cleanUps.get(caseId)),
            remove: (caseId) => run('cleanUps.remove', [caseId], () => void storeOf().cleanUps.delete(caseId)),
            all: () => run('cleanUps.all', [], () => [...storeOf().cleanUps.values()]),
        },
    };
}

/** What the log room is told of clean-ups. */
export function memoryCleanUpLog(
    storeOf: () => Store,
    run: Do,
): Pick<Ports['caseLog'], 'threadOf' | 'openThread' | 'postEvidence' | 'postCleanUp'> {
    return {
        threadOf: (cleanUp) => run('caseLog.threadOf', [cleanUp], () => ENTRY),
        openThread: (cleanUp) => run('caseLog.openThread', [cleanUp], () => ENTRY),
        postEvidence: (_, thread, messages) =>
            run('caseLog.postEvidence', [thread, messages], () => {
                storeOf().evidence.push(...messages.map(({ id }) => id));
                return [ENTRY.messageId];
            }),
        postCleanUp: (report) => run('caseLog.postCleanUp', [report], () => void storeOf().cleanUpReports.push(report)),
    };
}
