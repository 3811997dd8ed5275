import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(__dirname, '../../..');

/** A field of app.json. */
export function manifestField(name: string): unknown {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, name) : undefined;
}

/** The path of the packaged app. `npm test` packages it before any test runs. */
export function packagedZip(): string {
    return join(root, 'dist', `${String(manifestField('nameSlug'))}_${String(manifestField('version'))}.zip`);
}

/**
 * The path of the app as version 1.0.0 was. Its zip was made once, and anyone can make it again, but for times and the name of a temporary
 * folder: check out commit 84d52dce4e996492bc6ac61d06e12d655c502863, then `npm ci && npm run package`.
 */
export function firstReleaseZip(): string {
    return join(root, 'test', 'engine', 'fixtures', 'active-status_1.0.0.zip');
}
