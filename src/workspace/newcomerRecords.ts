import { hourOf } from '../moderation/newcomer';
import type { NewcomerRecords } from '../moderation/ports';
import { type Persistence, Table } from './table';

/** The hours of which this process has said that there are records. */
export class KnownHours {
    public last = 0;
}

/** A registration costs one record. So that they can be found and removed without reading them all, their hours are on record, too. */
export function newcomerRecords(persistence: Persistence, known: KnownHours): NewcomerRecords {
    const registrations = new Table('registration', persistence);
    const hours = new Table('registration-hour', persistence);
    const lists = new Table('newcomer-list', persistence);
    return {
        write: async (registration) => {
            const hour = hourOf(registration.at);
            const isFirst = hour !== known.last;
            known.last = hour;
            const writeHour = (): Promise<void> =>
                hours.write([`registration-hour:${hour}`, 'registration-hours'], { hour }).catch((error: unknown) => {
                    // The next registration writes it.
                    known.last = 0;
                    throw error;
                });
            await Promise.all([
                registrations.write([`registrations:${hour}`], registration),
                ...(isFirst ? [writeHour()] : []),
            ]);
        },
        hours: async () => [...new Set((await hours.withKey('registration-hours')).map(({ hour }) => hour))],
        ofHour: (hour) => registrations.withKey(`registrations:${hour}`),
        removeHour: async (hour) => {
            await registrations.remove(`registrations:${hour}`);
            await hours.remove(`registration-hour:${hour}`);
        },
        writeList: (list) => lists.writeInPlace(`newcomer-list:${list.id}`, ['newcomer-lists'], list),
        list: async (id) => (await lists.withKey(`newcomer-list:${id}`))[0],
        lists: () => lists.withKey('newcomer-lists'),
        removeList: (id) => lists.remove(`newcomer-list:${id}`),
    };
}
