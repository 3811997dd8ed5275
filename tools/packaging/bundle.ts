import { join } from 'node:path';

import type AdmZip from 'adm-zip';
import { build } from 'esbuild';

/**
 * Puts one module in the place of a packaged app's many. The engine takes several files for an old package, and bundles them at each start of
 * the app; bundled once, it starts sooner and is smaller. Nothing is shortened: what ships can be read.
 *
 * @param zip the package, changed in place
 * @param classFile the app's class file as app.json names it, e.g. `src/App.ts`
 * @param folder the app's folder
 */
export async function bundleModules(zip: AdmZip, classFile: string, folder: string): Promise<void> {
    for (const entry of zip.getEntries().filter(({ entryName }) => entryName.endsWith('.js'))) {
        zip.deleteFile(entry);
    }
    const { outputFiles } = await build({
        entryPoints: [join(folder, classFile)],
        // Where the folder lies is in no line of the bundle: the same sources make the same.
        absWorkingDir: folder,
        // The engine runs it in Deno, which knows this; rc-apps's own es2017 is for engines that ran apps elsewhere.
        target: 'es2022',
        tsconfigRaw: { compilerOptions: { strict: true, useDefineForClassFields: false } },
        bundle: true,
        write: false,
        platform: 'node',
        format: 'cjs',
        external: ['@rocket.chat/apps-engine/*'],
    });
    for (const { contents } of outputFiles) {
        zip.addFile(classFile.replace(/\.ts$/, '.js'), Buffer.from(contents));
    }
}
