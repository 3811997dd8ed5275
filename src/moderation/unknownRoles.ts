import type { Roles } from './ports';

/** The entries of a setting that are neither the name nor the id of a role: they have no effect. */
export async function unknownRoles(entries: readonly string[], roles: Roles): Promise<string[]> {
    const found = await Promise.all(entries.map(async (entry) => ({ entry, role: await roles.byNameOrId(entry) })));
    return [...new Set(found.flatMap(({ entry, role }) => (role ? [] : [entry])))];
}
