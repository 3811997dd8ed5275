// The floors of src, from the top down. A file imports from its own floor or from those below it (see CONTRIBUTING.md).
const floors = [
    '^src/ActiveStatusApp\\.ts$',
    '^src/wiring\\.ts$',
    '^src/surfaces/',
    '^src/workspace/',
    '^src/ui/',
    '^src/moderation/',
    '^src/words/',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
    forbidden: [
        {
            name: 'every-file-is-on-a-floor',
            severity: 'error',
            from: { path: '^src/', pathNot: floors },
            to: {},
        },
        ...floors.slice(1).map((path, index) => ({
            name: 'only-from-the-same-floor-or-below',
            severity: 'error',
            from: { path },
            to: { path: floors.slice(0, index + 1) },
        })),
        {
            name: 'surfaces-know-no-adapter',
            comment: 'They are handed a context; only wiring.ts and ActiveStatusApp.ts know the adapters.',
            severity: 'error',
            from: { path: '^src/surfaces/' },
            to: { path: '^src/workspace/' },
        },
        { name: 'no-circle', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
        {
            name: 'only-the-engine-and-crypto',
            comment: 'What ships runs with the engine’s definitions and Node’s crypto alone.',
            severity: 'error',
            from: { path: '^src/' },
            to: {
                pathNot: ['^src/', '^crypto$', '@rocket\\.chat/apps-engine/definition/'],
                dependencyTypesNot: ['type-only'],
            },
        },
        {
            name: 'src-knows-no-sandbox',
            comment: 'Not even its types: what ships stands alone.',
            severity: 'error',
            from: { path: '^src/' },
            to: { path: '^(sandbox|test|tools|bench)/' },
        },
        {
            name: 'the-sandbox-knows-no-app',
            comment: 'It is a package of its own and runs any app.',
            severity: 'error',
            from: { path: '^sandbox/' },
            to: { path: '^(src|test|tools|bench|i18n)/' },
        },
    ],
    options: {
        doNotFollow: { path: 'node_modules' },
        tsConfig: { fileName: 'tsconfig.json' },
        tsPreCompilationDeps: true,
    },
};
