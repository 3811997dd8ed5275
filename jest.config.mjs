import { transform } from './sandbox/jest.config.mjs';

/** Unit tests are fast and need no engine; engine tests drive the packaged zip in the sandbox over HTTP. */
const project = (name) => ({
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    testEnvironment: '<rootDir>/sandbox/jest/environment.ts',
    transform,
});

export default {
    projects: [project('unit'), '<rootDir>/sandbox', project('engine'), project('browser'), project('tools')],
    maxWorkers: 2,
    // Tests wait for events; a machine that is busy with something else may take its time.
    testTimeout: 60_000,
};
