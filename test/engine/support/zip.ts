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
