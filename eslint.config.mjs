import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import imports from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

export default tseslint.config(
    { ignores: ['**/dist/', '**/.cache/', 'coverage/', '**/node_modules/'] },
    {
        files: ['**/*.ts', '**/*.tsx'],
        extends: [
            eslint.configs.recommended,
            ...tseslint.configs.strictTypeChecked,
            ...tseslint.configs.stylisticTypeChecked,
        ],
        languageOptions: {
            parserOptions: {
                // One program for all files: several would read most of them, and their types, several times.
                project: './test/tsconfig.json',
                tsconfigRootDir: import.meta.dirname,
            },
        },
        plugins: { imports },
        rules: {
            'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
            'imports/imports': 'error',
            '@typescript-eslint/switch-exhaustiveness-check': 'error',
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/consistent-type-imports': 'error',
            'max-lines': ['error', { max: 250, skipComments: true, skipBlankLines: true }],
        },
    },
    {
        files: ['src/**/*.ts'],
        rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
    },
    {
        // A list of sentences, not code.
        files: ['src/words/english.ts'],
        rules: { 'max-lines': 'off' },
    },
    prettier,
    {
        // Prettier breaks code, but neither comments nor texts.
        files: ['**/*.{ts,tsx,mjs}'],
        rules: { 'max-len': ['error', { code: 160 }] },
    },
);
