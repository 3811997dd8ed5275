import type { Failure } from '../../moderation/case';
import { AskedOnce, Remembered } from '../../moderation/remembered';
import type { PermittedRoles } from '../../moderation/standard';
import { SERVICE_ASKING_LIMIT, SERVICE_FAILED_FOR } from '../../moderation/timeouts';
import { knownNow, type KnownPermissions, permittedRolesOf } from './permissions';
import type { ServiceSettings, TriedOut } from './tryOut';

/** A try with these settings. */
export interface Tried extends TriedOut {
    readonly settings: ServiceSettings;
}

/** What a process of the app knows of the service account. It is never written down: a restart tries again. */
export class ServiceAccountMemory {
    private readonly trying = new AskedOnce<Tried>(SERVICE_ASKING_LIMIT);
    private readonly reading = new AskedOnce<PermittedRoles>(SERVICE_ASKING_LIMIT);
    private readonly newest = new Remembered<Tried>(SERVICE_FAILED_FOR);
    /** From a success on permissions decide, also while they can't be read. */
    private readonly success = new Remembered<Tried>(Infinity);
    private readonly permissions = new Remembered<KnownPermissions>(({ goodFor }) => goodFor);

    /**
     * The try that counts for these settings: one that succeeded, or one that failed a short while ago.
     * @param tryNow for a new one, which all who ask meanwhile wait for.
     */
    public async triedWith(settings: ServiceSettings, tryNow: () => Promise<Tried>): Promise<Tried> {
        const counted = [this.success, this.newest].map((memory) => memory.fresh()?.value);
        const same = counted.find((tried) => tried && isSame(tried.settings, settings));
        if (same) {
            return same;
        }
        const shared = await this.trying.ask(tryNow);
        return isSame(shared.settings, settings) ? shared : tryNow();
    }

    /**
     * Tries, and remembers what came of it.
     * @param onSuccess is waited for after a success, unless a setting was saved meanwhile.
     */
    public async tryNow(tryNow: () => Promise<Tried>, onSuccess: () => Promise<unknown>): Promise<Tried> {
        const { value: tried, isRemembered } = await this.newest.askNow(tryNow);
        if (isRemembered && tried.roles) {
            this.success.remember(tried);
            this.permissions.remember(knownNow(permittedRolesOf(tried.roles)));
            await onSuccess();
        }
        return tried;
    }

    /** Why the last try failed; `undefined` where it did not, or there was none. */
    public failureOfLastTry(): Failure | undefined {
        const state = this.newest.last()?.state;
        return state?.kind === 'fails' ? state.failure : undefined;
    }

    /** @param read for what is known no more. All who ask meanwhile wait for it. */
    public async permittedRoles(read: () => Promise<KnownPermissions>): Promise<PermittedRoles> {
        const fresh = this.permissions.fresh();
        return fresh
            ? fresh.value.roles
            : this.reading.ask(async () => (await this.permissions.askNow(read)).value.roles);
    }

    /** What was known last of permissions, however old. */
    public lastPermissions(): KnownPermissions | undefined {
        return this.permissions.last();
    }

    /** After a setting was saved. Other instances of the server are told of it, too, and at the latest ask again after 10 s. */
    public forget(): void {
        for (const memory of [this.newest, this.success, this.permissions]) {
            memory.forget();
        }
    }
}

function isSame(a: ServiceSettings, b: ServiceSettings): boolean {
    return a.userId === b.userId && a.token === b.token && a.baseUrl === b.baseUrl;
}
