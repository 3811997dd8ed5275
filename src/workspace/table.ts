import type { IPersistence, IPersistenceRead } from '@rocket.chat/apps-engine/definition/accessors';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';

import type { Batch, BatchEntry } from '../moderation/batch';
import type { CleanUp, LogThread } from '../moderation/cleanUp';
import { isObject } from '../moderation/isObject';
import type { NewcomerList, Registration } from '../moderation/newcomer';
import type { Claim } from '../moderation/ports';
import type { HeardReports, ReportCard, ReportEvent } from '../moderation/report';
import type { Timer } from '../moderation/timer';
import type { StoredCase, StoredOpenCase } from './upgradedCase';
import type { StoredConfirmation } from './upgradedConfirmation';

/** What the app keeps, by kind. */
interface Kinds {
    readonly 'open-case': StoredOpenCase;
    readonly 'closed-case': StoredCase;
    readonly 'unnumbered-case': { readonly caseId: string };
    readonly 'newest-case-number': { readonly number: number };
    readonly told: { readonly what: string };
    readonly 'service-account': WorkedBeforeRecord;
    readonly confirmation: StoredConfirmation;
    readonly claim: Claim;
    readonly timer: Timer;
    readonly 'clean-up': CleanUp;
    readonly 'case-thread': CaseThread;
    /** Those that are not over; then those that are. */
    readonly 'open-batch': Batch;
    readonly 'closed-batch': Batch;
    readonly 'batch-entry': BatchEntry;
    readonly registration: Registration;
    readonly 'registration-hour': { readonly hour: number };
    readonly 'newcomer-list': NewcomerList;
    readonly 'heard-reports': HeardReports;
    readonly 'report-card': ReportCard;
    readonly 'report-event': ReportEvent;
}

/** That a service account has worked with some settings, which are known by their hash alone. */
export interface WorkedBeforeRecord {
    readonly key: string;
    readonly hash: string;
}

/** Where the log room was told of a case. */
export interface CaseThread extends LogThread {
    readonly caseId: string;
}

interface Stored<Kind extends keyof Kinds> {
    readonly kind: Kind;
    /** Goes up when old records can't be read any more. What can be is read as it is, or brought up to date like a case (`upgradedCase`). */
    readonly version: 1;
    readonly record: Kinds[Kind];
}

/** The app's records: each is found by any of its keys, and one of them is its own. */
export interface Persistence {
    readonly read: IPersistenceRead;
    readonly write: IPersistence;
}

const NOT_WRITTEN = 'The record was not written';

/** One kind of record. The ways of Rocket.Chat's persistence are kept here (docs/rocketchat.md#updating-a-record). */
export class Table<Kind extends keyof Kinds> {
    public constructor(
        private readonly kind: Kind,
        private readonly persistence: Persistence,
    ) {}

    /** @throws where it was not written. */
    public async write(keys: readonly string[], record: Kinds[Kind]): Promise<void> {
        const id: unknown = await this.persistence.write.createWithAssociations(
            this.stored(record),
            associations(keys),
        );
        if (typeof id !== 'string') {
            throw new Error(NOT_WRITTEN);
        }
    }

    /**
     * Writes the record, in place of the one that has exactly these keys. Some versions of the server answer with an error although they
     * wrote, so what counts is what is there afterwards.
     * @throws where it was not written.
     */
    public async writeInPlace(ownKey: string, otherKeys: readonly string[], record: Kinds[Kind]): Promise<void> {
        const isAnswered = await this.update([ownKey, ...otherKeys], record).catch(() => false);
        if (!isAnswered && !(await this.isThere(ownKey, record))) {
            throw new Error(NOT_WRITTEN);
        }
    }

    /** @throws where the records could not be read. */
    public async withKey(key: string): Promise<Kinds[Kind][]> {
        return this.among(await recordsWithKey(this.persistence, key));
    }

    /** Those of these records that are of this kind. */
    public among(records: readonly unknown[]): Kinds[Kind][] {
        return records.flatMap((one) => (this.isStored(one) ? [one.record] : []));
    }

    /** Removes the record that has this key of its own, if there is one. */
    public async remove(ownKey: string): Promise<void> {
        await this.take(ownKey);
    }

    /**
     * Removes the record that has this key of its own.
     * @returns whether it was there. Two instances that remove it at once may both be told so (docs/rocketchat.md#removing-a-record).
     */
    public async take(ownKey: string): Promise<boolean> {
        const removed: unknown = await this.persistence.write.removeByAssociations(associations([ownKey]));
        return Array.isArray(removed) && removed.length > 0;
    }

    /** @returns whether anything was answered: nothing is where the app lacks the engine permission, and then nothing was written. */
    private async update(keys: readonly string[], record: Kinds[Kind]): Promise<boolean> {
        const id: unknown = await this.persistence.write.updateByAssociations(
            associations(keys),
            this.stored(record),
            true,
        );
        return id !== null && id !== undefined;
    }

    private async isThere(ownKey: string, record: Kinds[Kind]): Promise<boolean> {
        const written = JSON.stringify(record);
        return (await this.withKey(ownKey)).some((one) => JSON.stringify(one) === written);
    }

    private stored(record: Kinds[Kind]): Stored<Kind> {
        return { kind: this.kind, version: 1, record };
    }

    /** Nobody but the app writes its records, so the kind and the version stand for the shape. */
    private isStored(value: unknown): value is Stored<Kind> {
        return isObject(value) && value.kind === this.kind && value.version === 1;
    }
}

/**
 * All that has this key, of whatever kind: tables that share a key are read together.
 * @throws where the records could not be read.
 */
export async function recordsWithKey({ read }: Persistence, key: string): Promise<unknown[]> {
    const found: unknown = await read.readByAssociations(associations([key]));
    if (!Array.isArray(found)) {
        throw new Error('The records could not be read');
    }
    return found.map((one: unknown) => one);
}

function associations(keys: readonly string[]): RocketChatAssociationRecord[] {
    return keys.map((key) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, key));
}
