import { isDeepStrictEqual } from 'node:util';

import type { Association } from '../port';
import type { Faults } from './faults';
import { randomObjectId } from './ids';

interface StoredRecord {
    id: string;
    appId: string;
    associations: Association[];
    data: object;
}

const plain = ({ model, id }: Association): Association => ({ model, id });
const keyOf = (appId: string, { model, id }: Association): string => JSON.stringify([appId, model, id]);

/** The records that apps keep (docs/rocketchat.md#updating-a-record). No data is shared with a caller. */
export class Records {
    readonly #byId = new Map<string, StoredRecord>();
    readonly #byAssociation = new Map<string, Set<StoredRecord>>();

    constructor(private readonly faults: Faults) {}

    create(appId: string, data: object, associations: Association[]): string {
        const record: StoredRecord = {
            id: randomObjectId(),
            appId,
            associations: associations.map(plain),
            data: structuredClone(data),
        };
        this.#byId.set(record.id, record);
        for (const association of record.associations) {
            const key = keyOf(appId, association);
            this.#byAssociation.set(key, (this.#byAssociation.get(key) ?? new Set()).add(record));
        }
        return record.id;
    }

    /** `undefined` for what isn't there. Rocket.Chat doesn't ask whose record it is. */
    readById(id: string): object | undefined {
        return structuredClone(this.#byId.get(id)?.data);
    }

    /** The data of all records that have each of these associations, and maybe more. */
    read(appId: string, associations: Association[]): object[] {
        return this.#matching(appId, associations).map(({ data }) => structuredClone(data));
    }

    removeById(appId: string, id: string): object | undefined {
        const record = this.#byId.get(id);
        if (record?.appId !== appId) {
            return undefined;
        }
        this.#remove(record);
        return record.data;
    }

    /** Removes all records that match, and returns their data; `undefined` if there are none. */
    removeAll(appId: string, associations: Association[]): object[] | undefined {
        const matching = this.#matching(appId, associations);
        for (const record of matching) {
            this.#remove(record);
        }
        return matching.length === 0 ? undefined : matching.map(({ data }) => structuredClone(data));
    }

    /**
     * Sets the data of one record whose list of associations is exactly this one, order included; makes it if there is none and `upsert` is set.
     * Returns the id of a record that was made, else nothing.
     */
    update(appId: string, associations: Association[], data: object, upsert: boolean): string {
        const wanted = associations.map(plain);
        const record = this.#matching(appId, wanted).find((candidate) =>
            isDeepStrictEqual(candidate.associations, wanted),
        );
        if (!record) {
            return upsert ? this.create(appId, data, wanted) : '';
        }
        record.data = structuredClone(data);
        if (this.faults.updateByAssociationAnswersWithError) {
            throw new TypeError("Cannot read properties of null (reading 'toString')");
        }
        return '';
    }

    purge(appId: string): void {
        for (const record of this.#byId.values()) {
            if (record.appId === appId) {
                this.#remove(record);
            }
        }
    }

    /** A copy of everything that the app has stored, for a test to look at. */
    all(appId: string): { id: string; associations: Association[]; data: object }[] {
        const own = [...this.#byId.values()].filter((record) => record.appId === appId);
        return own.map(({ id, associations, data }) => structuredClone({ id, associations, data }));
    }

    #matching(appId: string, associations: Association[]): StoredRecord[] {
        const [first, ...others] = associations;
        if (!first) {
            return [];
        }
        const withFirst = [...(this.#byAssociation.get(keyOf(appId, first)) ?? [])];
        return withFirst.filter((record) =>
            others.every((other) => this.#byAssociation.get(keyOf(appId, other))?.has(record)),
        );
    }

    #remove(record: StoredRecord): void {
        this.#byId.delete(record.id);
        for (const association of record.associations) {
            const key = keyOf(record.appId, association);
            const records = this.#byAssociation.get(key);
            records?.delete(record);
            if (records?.size === 0) {
                this.#byAssociation.delete(key);
            }
        }
    }
}
