/** How TypeScript becomes what Jest runs, for the tests of apps in the sandbox too. */
export const transform = {
    '^.+\\.tsx?$': [
        '@swc/jest',
        { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
};

export default {
    displayName: 'sandbox',
    testMatch: ['<rootDir>/test/**/*.test.ts'],
    testEnvironment: '<rootDir>/jest/environment.ts',
    transform,
};
