import type { Person } from './account';
import type { Deadline } from './deadline';
import { inParallel } from './inParallel';
import type { Accounts } from './ports';

/** Whatever is about somebody, and done by somebody. */
interface NamesPeople {
    readonly target: Person;
    readonly moderator: Person;
}

/**
 * Names people as they are called now: whoever has an old name may be somebody else. What can't be read by the deadline, and whose account is
 * gone, keeps the name on record.
 */
export async function namedAsNow<Record extends NamesPeople>(
    records: readonly Record[],
    accounts: Accounts,
    deadline: Deadline,
): Promise<Record[]> {
    const ids = [...new Set(records.flatMap(({ target, moderator }) => [target.id, moderator.id]))];
    const read = await inParallel(ids, (id) => accounts.byId(id), deadline);
    const names = new Map(
        read.flatMap(({ item: id, answer }): [string, string][] =>
            answer.kind === 'answered' && answer.value ? [[id, answer.value.username]] : [],
        ),
    );
    const now = ({ id, username }: Person): Person => ({ id, username: names.get(id) ?? username });
    return records.map((record) => ({ ...record, target: now(record.target), moderator: now(record.moderator) }));
}

/** The same, where only the first of them is shown. */
export async function firstNamedAsNow<Record extends NamesPeople>(
    [first, ...others]: readonly Record[],
    accounts: Accounts,
    deadline: Deadline,
): Promise<Record[]> {
    return first ? [...(await namedAsNow([first], accounts, deadline)), ...others] : [];
}
