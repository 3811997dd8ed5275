import { HOUR } from '../words/units';
import type { Deadline } from './deadline';
import { inParallel } from './inParallel';
import { hourOf, type Newcomer, type NewcomerList } from './newcomer';
import { isExpired } from './pendingConfirmation';
import type { Ports } from './ports';
import { countReports, ofAuthor, openMessages } from './report';
import { NEWCOMERS_KEPT_FOR } from './timeouts';

/** As many newcomers are listed, the newest. */
const MAX_LISTED = 100;
/** As many registrations are written down in an hour by one process of the app. */
const MAX_REGISTRATIONS_AN_HOUR = 5000;

/** What a process of the app has written down in this hour: a flood of registrations ends there. */
export class RegistrationCount {
    private hour = 0;
    private count = 0;

    /** @returns whether there is room for one more. */
    public take(now: number): boolean {
        const hour = hourOf(now);
        this.count = hour === this.hour ? this.count + 1 : 1;
        this.hour = hour;
        return this.count <= MAX_REGISTRATIONS_AN_HOUR;
    }
}

/** The newest newcomers of the last hours that are there and active, and whether there may be more. */
export async function findNewcomers(
    hours: number,
    ports: Ports,
    deadline: Deadline,
): Promise<Pick<NewcomerList, 'newcomers' | 'hasMore'> | undefined> {
    const readingReports = deadline.wait(ports.reports.all());
    const found: Omit<Newcomer, 'reports'>[] = [];
    const { kind } = await deadline.wait(findActive(Date.now() - hours * HOUR, found, ports, deadline));
    if (kind !== 'answered' && found.length === 0) {
        return undefined;
    }
    const reported = await readingReports;
    const newcomers = found.slice(0, MAX_LISTED).map((one) => ({
        ...one,
        reports:
            reported.kind === 'answered'
                ? countReports(openMessages(ofAuthor(one.accountId, reported.value))).reports
                : 0,
    }));
    return { newcomers, hasMore: kind !== 'answered' || found.length > MAX_LISTED };
}

/**
 * Adds those who are active, newest first, until there are more than are listed. Of a flood most may be deactivated already.
 * @throws where something could not be read.
 */
async function findActive(
    since: number,
    found: Omit<Newcomer, 'reports'>[],
    { newcomers, accounts }: Ports,
    deadline: Deadline,
): Promise<void> {
    const hours = (await newcomers.hours()).filter((hour) => hour >= hourOf(since)).sort((a, b) => b - a);
    for (const hour of hours) {
        const byId = new Map((await newcomers.ofHour(hour)).map((one) => [one.accountId, one]));
        const registered = [...byId.values()].filter(({ at }) => at >= since).sort((a, b) => b.at - a.at);
        for (let next = 0; next < registered.length; next += MAX_LISTED) {
            const some = registered.slice(next, next + MAX_LISTED);
            const looked = await inParallel(some, ({ accountId }) => accounts.byId(accountId), deadline);
            const active = looked.flatMap(({ item, answer }) => {
                if (answer.kind !== 'answered') {
                    throw new Error('An account could not be read');
                }
                return answer.value?.active ? [{ ...item, username: answer.value.username }] : [];
            });
            found.push(...active);
            if (found.length > MAX_LISTED) {
                return;
            }
        }
    }
}

/** Removes what is older than a day, an hour of it at a time. */
export async function removeOldNewcomers({ newcomers }: Ports): Promise<void> {
    const now = Date.now();
    const [hours, lists] = await Promise.all([newcomers.hours(), newcomers.lists()]);
    await Promise.all([
        ...hours.filter((hour) => hour < hourOf(now - NEWCOMERS_KEPT_FOR)).map((hour) => newcomers.removeHour(hour)),
        ...lists.filter((list) => isExpired(list, now)).map(({ id }) => newcomers.removeList(id)),
    ]);
}
