/** What isn't there gets no key. `null` is there. */
export const withoutUndefined = <T extends object>(fields: T): Partial<T> => without(fields, [undefined]);

/** What comes out of an app's process has `null`, too, where nothing was said. */
export const withoutEmpty = <T extends object>(fields: T): Partial<T> => without(fields, [undefined, null]);

function without<T extends object>(fields: T, values: unknown[]): Partial<T> {
    // Object.fromEntries forgets which keys it was given.
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => !values.includes(value))) as Partial<T>;
}
