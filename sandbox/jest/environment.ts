import { AsyncLocalStorage } from 'node:async_hooks';

import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest gives each test file a realm of its own. `structuredClone` and messages from other processes make their dates in Node's. The engine's encoder,
 * which asks `instanceof Date`, would send those to the app as `{}`; so there is one `Date` for both.
 *
 * Jest also makes an `AsyncLocalStorage` for each file, which stays behind. Every promise of the files that follow is then told to every one of these:
 * the last files of a run take twice their time. So those that a file has used end with it.
 */
export default class TidyEnvironment extends TestEnvironment {
    readonly #storages = new Set<AsyncLocalStorage<unknown>>();
    readonly #run = Reflect.get(AsyncLocalStorage.prototype, 'run');

    override async setup(): Promise<void> {
        await super.setup();
        this.global.Date = Date;
        AsyncLocalStorage.prototype.run = new Proxy(this.#run, {
            apply: (run, storage: AsyncLocalStorage<unknown>, args): unknown => {
                this.#storages.add(storage);
                return Reflect.apply(run, storage, args);
            },
        });
    }

    override async teardown(): Promise<void> {
        AsyncLocalStorage.prototype.run = this.#run;
        for (const storage of this.#storages) {
            storage.disable();
        }
        await super.teardown();
    }
}
