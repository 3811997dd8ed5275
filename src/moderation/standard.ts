import { ADMIN } from './account';
import type { Answer } from './deadline';
import type { Role, Rules } from './workspace';

/** By what it is decided who may act, as far as it could be read. */
export interface Standard {
    readonly rule: 'authorised-roles' | 'roles-unread';
    /** Ids of the roles whose holders may act. */
    readonly roles: readonly string[];
    /** Ids of the roles whose holders only an admin may deactivate. */
    readonly protectedRoles: readonly string[];
    /** What the admin set, for the refusal that names the rule. */
    readonly asSet: string;
}

/**
 * The standard without a service account: the setting "Authorised roles" stands for Rocket.Chat's permissions, which no accessor reads.
 * Where the roles can't be read, a name can't be told from an id, nor a protected account from others: then only an admin may act.
 */
export function standardOf(rules: Rules, customRoles: Answer<readonly Role[]>): Standard {
    const asSet = rules.authorisedRoles;
    if (customRoles.kind !== 'answered') {
        const roles = entriesOf(rules.authorisedRoles).filter((entry) => entry === ADMIN);
        return { rule: 'roles-unread', roles, protectedRoles: [], asSet };
    }
    return {
        rule: 'authorised-roles',
        roles: idsOf(rules.authorisedRoles, customRoles.value),
        protectedRoles: idsOf(rules.protectedRoles, customRoles.value),
        asSet,
    };
}

/** The entries of a setting that lists roles, separated by commas or line breaks. */
export function entriesOf(setting: string): string[] {
    return setting
        .split(/[,\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
}

/**
 * Names and ids both work. The ids of Rocket.Chat's own roles are their names; a custom role has an id of its own.
 * An entry that is neither stays as it is: no account holds it, so it grants nothing.
 */
function idsOf(setting: string, customRoles: readonly Role[]): string[] {
    return entriesOf(setting).map((entry) => customRoles.find((role) => role.name === entry)?.id ?? entry);
}
