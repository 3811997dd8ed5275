import jest from './jest.config.mjs';

const unit = jest.projects.find(({ displayName }) => displayName === 'unit');
/** Which unit tests are asked, as a glob: those of the file at hand take minutes, where all of them take hours. */
const tests = process.env.TESTS ?? '*';

/** Changes the rules one by one, and asks each time whether a unit test fails. CONTRIBUTING says what the last run found. */
export default {
    mutate: ['src/moderation/**/*.ts', 'src/surfaces/**/*.ts'],
    // The compiler refuses most of what these would do, and the sentences have tests of their own.
    mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration', 'OptionalChaining'] },
    ignorePatterns: ['.cache', 'dist', 'docs/images'],
    plugins: ['@stryker-mutator/jest-runner'],
    testRunner: 'jest',
    jest: {
        projectType: 'custom',
        enableFindRelatedTests: tests === '*',
        config: {
            ...unit,
            testMatch: [`<rootDir>/test/unit/${tests}.test.ts`],
            // Stryker takes what isn't set here from jest.config.mjs.
            projects: [],
            // Stryker puts its own environment around this one, which it must be able to load without a transform.
            testEnvironment: 'node',
            roots: ['<rootDir>/src', '<rootDir>/test/unit'],
            // These are about documents, sentences, modals and records; they are slow, and run no rule.
            testPathIgnorePatterns: [
                '/(caseRecords|documents|eitherRuntime|english|fieldErrors|figures|messageLink|modals|names|oneCall|ownershipModal)\\.',
                '/(plain|readSubmit|rocketchat|security|setActiveStatus|translations|words)\\.',
            ],
            // What a mutant lets hang, hangs no longer than this; the tests' own clocks are fakes. In milliseconds.
            testTimeout: 3000,
        },
    },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 1,
    timeoutMS: 3000,
    tempDirName: '.cache/stryker',
    reporters: ['clear-text', 'json', 'html'],
    jsonReporter: { fileName: '.cache/mutants/mutants.json' },
    htmlReporter: { fileName: '.cache/mutants/mutants.html' },
    clearTextReporter: { allowColor: false, reportTests: false },
};
