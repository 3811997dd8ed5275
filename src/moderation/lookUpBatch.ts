import type { Account, Asked, StatusChange } from './account';
import { type Absent, type DeniedCaller, Permit, refusalToModerate } from './authorise';
import { type BatchAccounts, type LeftOut, MAX_BATCH } from './batch';
import { deactivationsLeft, isNewcomer, tellBrake } from './brake';
import { Deadline } from './deadline';
import { findRoomsOwnedAlone } from './findRoomsOwnedAlone';
import { inParallel } from './inParallel';
import { type LookedUp, lookUpCaller, lookUpTarget, type Situation } from './lookUp';
import type { Ports } from './ports';
import type { RoomsOwnedAlone } from './roomsOwnedAlone';
import { BATCH_ACCOUNTS_LIMIT } from './timeouts';

/** The rooms of so many accounts are looked for at a time: for each of them many calls go out at once. */
const ACCOUNTS_AT_ONCE = 8;

/** What a moderator asks for several accounts. */
export interface BatchAsked {
    readonly callerId: string;
    readonly action: StatusChange;
    readonly asked: readonly Asked[];
}

/** What was found out of several accounts, before anybody consents to anything. */
export type LookedUpBatch =
    | ({
          readonly kind: 'found';
          readonly moderator: Account;
          readonly situation: Situation;
          /** Ids of those of `accounts` whose rooms could not all be checked in time. Their rooms are not given up either. */
          readonly unchecked: readonly string[];
      } & BatchAccounts)
    | { readonly kind: 'refused'; readonly refusal: DeniedCaller }
    | { readonly kind: 'too-many' }
    | { readonly kind: 'unread' };

/** What happens to one account, before its rooms and the brake are asked about. */
type Verdict = { readonly kind: 'changed'; readonly account: Account } | ({ readonly kind: 'left-out' } & LeftOut);

/**
 * Looks up who asks and all the accounts, and says of each what would happen to it now. An account that is named twice counts once.
 * Whoever may not moderate learns nothing of any.
 * @param deadline what isn't known by then is said to be unknown.
 */
export async function lookUpBatch(
    { callerId, action, asked }: BatchAsked,
    ports: Ports,
    deadline: Deadline,
): Promise<LookedUpBatch> {
    const accountsBy = new Deadline(Math.min(BATCH_ACCOUNTS_LIMIT, deadline.left()));
    const [lookedUp, targets] = await Promise.all([
        lookUpCaller(callerId, ports, deadline),
        inParallel(asked.slice(0, MAX_BATCH), (one) => lookUpTarget(one, ports, accountsBy), accountsBy),
    ]);
    if (lookedUp.kind === 'unread') {
        return lookedUp;
    }
    const { caller, standard } = lookedUp.value;
    const refusal = refusalToModerate(caller, standard);
    if (refusal || !caller) {
        return { kind: 'refused', refusal: refusal ?? { why: 'caller-unknown' } };
    }
    if (asked.length > MAX_BATCH) {
        return { kind: 'too-many' };
    }
    const verdicts = targets.map(({ item, answer }) =>
        verdictOn(item, answer.kind === 'answered' ? answer.value : { kind: 'unread' }, (target) =>
            Permit.ask(caller, standard, target, action),
        ),
    );
    const once = [...new Map(verdicts.map((one) => [keyOf(one), one])).values()];
    const changed = once.flatMap((one) => (one.kind === 'changed' ? [one.account] : []));
    const leftOut = once.flatMap((one) => (one.kind === 'left-out' ? [{ username: one.username, why: one.why }] : []));
    const found = { kind: 'found', moderator: caller, situation: lookedUp.value } as const;
    if (action === 'activate') {
        return { ...found, accounts: changed, owners: [], leftOut, unchecked: [] };
    }
    const [left, rooms] = await Promise.all([
        deadline.wait(deactivationsLeft(caller, lookedUp.value.rules, ports)),
        roomsOf(changed, caller.id, ports, deadline),
    ]);
    const owners = changed.filter((_, index) => ownsAny(rooms[index]));
    const others = changed.filter((account) => !owners.includes(account));
    const braked = left.kind === 'answered' ? beyond(left.value, others) : [];
    if (braked.length > 0) {
        // Nobody who asks waits for that.
        void deadline.wait(tellBrake(caller, lookedUp.value.rules.deactivationsPerHour, ports));
    }
    return {
        ...found,
        accounts: others.filter((account) => !braked.includes(account)),
        owners,
        leftOut: [...leftOut, ...braked.map(({ username }) => ({ username, why: 'braked' as const }))],
        unchecked: changed.filter((_, index) => !isChecked(rooms[index])).map(({ id }) => id),
    };
}

function verdictOn(
    asked: Asked,
    found: LookedUp<Account | Absent>,
    ask: (target: Account | Absent) => ReturnType<typeof Permit.ask>,
): Verdict {
    if (found.kind === 'unread') {
        return { kind: 'left-out', username: nameOf(asked), why: 'unread' };
    }
    const permit = ask(found.value);
    if (Permit.granted(permit)) {
        return { kind: 'changed', account: permit.target };
    }
    const username = 'why' in found.value ? nameOf(asked) : found.value.username;
    return { kind: 'left-out', username, why: permit.why };
}

/** As the moderator named it: an account that can't be read has no other name. */
function nameOf(asked: Asked): string {
    switch (asked.kind) {
        case 'username':
            return asked.username.replace(/^@(?=.)/, '');
        case 'known':
            return asked.person.username;
        case 'id':
            return asked.id;
    }
}

function keyOf(verdict: Verdict): string {
    return verdict.kind === 'changed' ? `id:${verdict.account.id}` : `name:${verdict.username}`;
}

async function roomsOf(
    accounts: readonly Account[],
    moderatorId: string,
    ports: Ports,
    deadline: Deadline,
): Promise<(RoomsOwnedAlone | undefined)[]> {
    const found = await inParallel(
        accounts,
        ({ id }) => findRoomsOwnedAlone({ accountId: id, moderatorId }, ports, deadline),
        deadline,
        ACCOUNTS_AT_ONCE,
    );
    return found.map(({ answer }) => (answer.kind === 'answered' ? answer.value : undefined));
}

function ownsAny(rooms: RoomsOwnedAlone | undefined): boolean {
    return rooms !== undefined && rooms.deleted.length + rooms.handedOver.length > 0;
}

function isChecked(rooms: RoomsOwnedAlone | undefined): boolean {
    return rooms?.unchecked?.length === 0;
}

/** Those who come after the last deactivation that the brake leaves. Newcomers don't count. */
function beyond(left: number, accounts: readonly Account[]): Account[] {
    const now = Date.now();
    return accounts.filter((account) => !isNewcomer(account, now)).slice(left);
}
