import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isFields } from '../../sandbox/client/shapes';
import { root } from '../engine/support/zip';

/** The packages of this repository, by what their package.json says. */
const [app, sandbox] = ['package.json', 'sandbox/package.json'].map(manifestIn);

describe('docs/dependencies.md', () => {
    const documented = [...readFileSync(join(root, 'docs/dependencies.md'), 'utf8').matchAll(/^\| `([^`]+)`/gm)].map(
        ([, name]) => name,
    );

    test('says why a dependency goes by another name', () => {
        const aliases = [...dependenciesOf(app), ...dependenciesOf(sandbox)].flatMap(([name, version]) =>
            version.startsWith('npm:') ? [name] : [],
        );
        expect(aliases.length).toBeGreaterThan(0);
        expect(documented).toEqual(expect.arrayContaining(aliases));
    });

    test('says why a package of ours stands in for another', () => {
        const stubs = readLock().filter(([path, { link }]) => path.startsWith('node_modules/') && link === true);
        const names = stubs.map(([path]) => path.replace('node_modules/', ''));
        expect(documented).toEqual(expect.arrayContaining(names.filter((name) => name !== sandbox?.name)));
    });

    test('says why install scripts are not run, and no version is overridden', () => {
        expect(documented).toContain('allowScripts');
        const withScripts = readLock().flatMap(([path, { hasInstallScript }]) =>
            hasInstallScript === true ? [path.replace(/^.*node_modules\//, '')] : [],
        );
        const allowed = isFields(app?.allowScripts) ? Object.entries(app.allowScripts) : [];
        expect(allowed.filter(([, isAllowed]) => isAllowed !== false)).toEqual([]);
        expect(allowed.map(([name]) => name)).toEqual(
            expect.arrayContaining(withScripts.filter((name) => name !== 'fsevents')),
        );
        expect(app).not.toHaveProperty('overrides');
    });
});

function manifestIn(path: string): Record<string, unknown> {
    const manifest: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'));
    return isFields(manifest) ? manifest : {};
}

function dependenciesOf(manifest: Record<string, unknown> | undefined): [name: string, version: string][] {
    return [manifest?.dependencies, manifest?.devDependencies].flatMap((dependencies) =>
        isFields(dependencies)
            ? Object.entries(dependencies).map(([name, version]): [string, string] => [name, String(version)])
            : [],
    );
}

function readLock(): [path: string, entry: Record<string, unknown>][] {
    const { packages } = manifestIn('package-lock.json');
    return Object.entries(isFields(packages) ? packages : {}).flatMap(([path, entry]) =>
        isFields(entry) ? [[path, entry]] : [],
    );
}
