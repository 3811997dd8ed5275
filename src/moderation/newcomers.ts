import { HOUR } from '../words/units';
import type { Deadline } from './deadline';
import { inParallel } from './inParallel';
import { hourOf, type Newcomer, type NewcomerList, type Registration } from './newcomer';
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

/** The newest newcomers of the last hours that are there and active, and how many more there are. */
export async function findNewcomers(
    hours: number,
    ports: Ports,
    deadline: Deadline,
): Promise<Pick<NewcomerList, 'newcomers' | 'more'> | undefined> {
    const readingReports = deadline.wait(ports.reports.all());
    const registrations = await deadline.wait(registeredSince(Date.now() - hours * HOUR, ports));
    if (registrations.kind !== 'answered') {
        return undefined;
    }
    const newest = registrations.value.slice(0, MAX_LISTED);
    const accounts = await inParallel(newest, ({ accountId }) => ports.accounts.byId(accountId), deadline);
    if (accounts.some(({ answer }) => answer.kind !== 'answered')) {
        return undefined;
    }
    const reported = await readingReports;
    const newcomers = accounts.flatMap(({ item, answer }): Newcomer[] =>
        answer.kind === 'answered' && answer.value?.active
            ? [
                  {
                      ...item,
                      username: answer.value.username,
                      reports:
                          reported.kind === 'answered'
                              ? countReports(openMessages(ofAuthor(item.accountId, reported.value))).reports
                              : 0,
                  },
              ]
            : [],
    );
    return { newcomers, more: registrations.value.length - newest.length };
}

/** Newest first, each account once. */
async function registeredSince(since: number, { newcomers }: Ports): Promise<Registration[]> {
    const hours = (await newcomers.hours()).filter((hour) => hour >= hourOf(since));
    const found = await Promise.all(hours.map((hour) => newcomers.ofHour(hour)));
    const byId = new Map(found.flat().map((one) => [one.accountId, one]));
    return [...byId.values()].filter(({ at }) => at >= since).sort((a, b) => b.at - a.at);
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
