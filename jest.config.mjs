/** Unit tests are fast and need no engine; engine tests drive the packaged zip in the embedded workspace over HTTP. */
const transform = {
    '^.+\\.tsx?$': [
        '@swc/jest',
        { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
};
const project = (name, more = {}) => ({
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    testEnvironment: '<rootDir>/test/jestEnvironment.ts',
    transform,
    ...more,
});

export default {
    projects: [project('unit'), project('workspace'), project('engine'), project('browser')],
    maxWorkers: 2,
    // Tests wait for events; a machine that is busy with something else may take its time.
    testTimeout: 30_000,
};
