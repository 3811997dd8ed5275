import type { Workspace } from '../workspace';

/** Something that an app has on record, as the sandbox's panel shows it. */
export interface RecordRow {
    /** The same for as long as it is the same record. */
    id: string;
    title: string;
    /** A word or two beside the title. */
    tag: string;
    /** `open` calls for attention, `bad` for more of it. */
    mood: 'open' | 'good' | 'bad';
    /** Milliseconds since 1970. */
    at: number;
    /** Further lines. */
    lines: string[];
}

/** An app, and what its author tells the sandbox of it. The zip alone is enough. */
export interface SandboxedApp {
    /** The path of the packaged app. */
    zip: string;
    /** What an admin would set up first. Called at the start, and after each reset. */
    setUp?: (workspace: Workspace) => Promise<void>;
    /** Makes rows of the records that the app has stored, oldest first. They are shown in the order of the rows. */
    rowsOf?: (records: readonly object[]) => RecordRow[];
    /** A slash command that opens a modal: the greeting shows it as a `curl` call of the sample's moderator. */
    tryOut?: { command: string; params: string };
}
