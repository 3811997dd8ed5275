/** Unit tests are fast and need no engine; engine tests drive the packaged zip in the embedded workspace over HTTP. */
const transform = {
    '^.+\\.tsx?$': [
        '@swc/jest',
        { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
};
const project = (name, folder = `test/${name}`) => ({
    displayName: name,
    testMatch: [`<rootDir>/${folder}/**/*.test.ts`],
    testEnvironment: '<rootDir>/test/jestEnvironment.ts',
    transform,
});

export default {
    projects: [project('unit'), project('sandbox', 'sandbox/test'), project('engine'), project('browser')],
    maxWorkers: 2,
    // Tests wait for events; a machine that is busy with something else may take its time.
    testTimeout: 30_000,
};
