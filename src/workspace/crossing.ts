/** A list that should have crossed from the engine. It crosses as `null` where the app lacks an engine permission, and that is not an empty list. */
export function listed<T>(value: readonly T[] | null | undefined): T[] {
    if (value === null || value === undefined) {
        throw new Error('Rocket.Chat answered without a list');
    }
    return [...value];
}

/** A list that an account may lack: that is as good as an empty one. */
export function listedOrNone<T>(value: readonly T[] | null | undefined): T[] {
    return [...(value ?? [])];
}
