/** The bridge methods that the embedded workspace has. Each call of one passes the hook in `hook.ts`. */
export const bridgeMethods = [
    'command.doesCommandExist',
    'command.registerCommand',
    'command.unregisterCommand',
    'http.call',
    'internal.getUsernamesOfRoomById',
    'message.create',
    'message.delete',
    'message.getById',
    'message.notifyRoom',
    'message.notifyUser',
    'message.update',
    'moderation.dismissReportsByMessageId',
    'moderation.dismissReportsByUserId',
    'persistence.create',
    'persistence.createWithAssociations',
    'persistence.purge',
    'persistence.readByAssociations',
    'persistence.readById',
    'persistence.remove',
    'persistence.removeByAssociations',
    'persistence.update',
    'persistence.updateByAssociations',
    'role.getCustomRoles',
    'role.getOneByIdOrName',
    'room.getById',
    'room.getByName',
    'room.getCreatorById',
    'room.getCreatorByName',
    'room.getDirectByUsernames',
    'room.getLeaders',
    'room.getMembers',
    'room.getMessages',
    'room.getModerators',
    'room.getOwners',
    'scheduler.cancelAllJobs',
    'scheduler.cancelJob',
    'scheduler.registerProcessors',
    'scheduler.scheduleOnce',
    'scheduler.scheduleRecurring',
    'serverSetting.getOneById',
    'serverSetting.isReadableById',
    'uiInteraction.notifyUser',
    'user.create',
    'user.deactivate',
    'user.getAppUser',
    'user.getById',
    'user.getByUsername',
    'user.getUserRoomIds',
    'user.remove',
] as const;

export type BridgeMethod = (typeof bridgeMethods)[number];

/**
 * What becomes of one bridge call: it fails, never answers, or answers `null`, each without any effect; or it begins (and so
 * takes effect, and answers) that many milliseconds late.
 */
export type Fault = 'throw' | 'hang' | 'null' | { lateMs: number };

/** One call of the app into the engine, whether or not a bridge answers it (settings are answered without). */
export interface AppMessage {
    phase: 'start' | 'end';
    /** The same at start and end. */
    id: string;
    /** The engine's own name, e.g. `bridges:getUserBridge:doGetById`, `accessor:getReader:getUserReader:getById`. */
    method: string;
}

/** What tests and benchmarks may set; a function's answer may come from another process. */
export interface EngineOptions {
    /** Milliseconds that each bridge call waits before it begins, as if a database were asked. */
    latencyMs?: number;
    /** Asked before each bridge call. */
    fault?: (method: BridgeMethod, args: readonly unknown[]) => Fault | undefined | Promise<Fault | undefined>;
    /** Told of each bridge call, faulty ones too. */
    onCall?: (method: BridgeMethod) => void;
    /** Told of each call of the app into the engine. */
    onMessage?: (message: AppMessage) => void;
    /** Told of each text that the engine prints. */
    onConsole?: (line: string) => void;
    /** Milliseconds after which the engine gives up a call into the app; 30,000 if not set, as on a server. */
    runtimeTimeoutMs?: number;
    /** The folder of the Deno that runs the apps; npm's own if not set. */
    denoFolder?: string;
}
