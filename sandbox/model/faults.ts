/** What a test can make go wrong in the workspace, as it goes wrong in the field. */
export class Faults {
    /** Ids of rooms whose deletion fails half-way: messages and subscriptions go, the room stays. The server tells nobody. */
    readonly roomDeletion = new Set<string>();
    /** Ids of rooms whose hand-over fails. The server swallows that too, and with it all that it had yet to do with rooms. */
    readonly handOver = new Set<string>();
    /** Some versions answer an update by association with an error although they wrote. */
    updateByAssociationAnswersWithError = false;
    /** Awaited at the start of every change of an active status: a server that is slow, or that hangs. */
    beforeStatusChange: () => Promise<void> = () => Promise.resolve();
    /** Awaited at its end, when all is written and nobody was told yet. */
    afterStatusChange: () => Promise<void> = () => Promise.resolve();
}
