import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest gives each test file a realm of its own. `structuredClone` and messages from other processes make their dates in Node's. The engine's encoder,
 * which asks `instanceof Date`, would send those to the app as `{}`; so there is one `Date` for both.
 */
export default class OneDateEnvironment extends TestEnvironment {
    override async setup(): Promise<void> {
        await super.setup();
        this.global.Date = Date;
    }
}
