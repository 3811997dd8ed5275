import type { Account, Asked } from './account';
import type { Absent } from './authorise';
import { Deadline } from './deadline';
import { meantUsernames } from './meantUsernames';
import type { Ports } from './ports';
import { type Role, type Rules, type Standard, standardOf } from './standard';
import { STANDARD_LIMIT } from './timeouts';

/** By what it is decided who may act. */
export interface Grounds {
    readonly standard: Standard;
    readonly rules: Rules;
    readonly customRoles: readonly Role[];
    /** Whether a service account may be there: then accounts can be activated, too, also later by themselves. Not to know is not to have none. */
    readonly hasServiceAccount: boolean;
}

/** What has to be known to decide whether somebody may act. */
export interface Situation extends Grounds {
    /** `undefined` where the caller could not be read: then nobody may act. */
    readonly caller: Account | undefined;
}

/** What was looked up. */
export type LookedUp<T> =
    | { readonly kind: 'found'; readonly value: T }
    /** Rocket.Chat did not answer in time, or failed. */
    | { readonly kind: 'unread' };

/** Reads who asks and what the rules are, side by side. */
export async function lookUpCaller(callerId: string, ports: Ports, deadline: Deadline): Promise<LookedUp<Situation>> {
    const [caller, grounds] = await Promise.all([
        deadline.wait(ports.accounts.caller(callerId)),
        lookUpGrounds(ports, deadline),
    ]);
    return caller.kind === 'answered' && grounds.kind === 'found'
        ? { kind: 'found', value: { ...grounds.value, caller: caller.value } }
        : { kind: 'unread' };
}

/** Reads what the rules are. */
export async function lookUpGrounds(ports: Ports, deadline: Deadline): Promise<LookedUp<Grounds>> {
    const standardBy = new Deadline(Math.min(STANDARD_LIMIT, deadline.left()));
    const [rules, customRoles, permitted] = await Promise.all([
        deadline.wait(ports.settings.rules()),
        standardBy.wait(ports.roles.custom()),
        standardBy.wait(ports.serviceAccount.permittedRoles()),
    ]);
    if (rules.kind !== 'answered') {
        return { kind: 'unread' };
    }
    return {
        kind: 'found',
        value: {
            standard: standardOf(rules.value, customRoles, permitted),
            rules: rules.value,
            customRoles: customRoles.kind === 'answered' ? customRoles.value : [],
            hasServiceAccount: permitted.kind !== 'answered' || permitted.value.kind !== 'no-service-account',
        },
    };
}

/** Reads the account that a request is about; with the caller, where both are asked for at once. */
export async function lookUpTarget(
    asked: Asked,
    { accounts }: Ports,
    deadline: Deadline,
): Promise<LookedUp<Account | Absent>> {
    const found = await deadline.wait(read(asked, accounts));
    return found.kind === 'answered' ? { kind: 'found', value: found.value } : { kind: 'unread' };
}

async function read(asked: Asked, accounts: Ports['accounts']): Promise<Account | Absent> {
    switch (asked.kind) {
        case 'username': {
            const { username } = asked;
            return (await byUsername(username, accounts)) ?? { why: 'no-such-username', username };
        }
        case 'id':
            return (await accounts.byId(asked.id)) ?? { why: 'no-such-account' };
        case 'known':
            return (await accounts.byId(asked.person.id)) ?? { why: 'account-deleted', target: asked.person };
    }
}

/** The first of the usernames that may be meant: the exact one comes first. */
async function byUsername(asked: string, accounts: Ports['accounts']): Promise<Account | undefined> {
    for (const username of meantUsernames(asked)) {
        const account = await accounts.byUsername(username);
        if (account) {
            return account;
        }
    }
    return undefined;
}
