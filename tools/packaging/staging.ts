import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { installedPackage } from '../../sandbox/runtime/packages';

/** The parts of app.json that packaging needs. */
export interface AppManifest {
    nameSlug: string;
    version: string;
    iconFile: string;
    classFile: string;
}

/** What rc-apps's compiler resolves from the app's folder, and the package that it comes from. It fails on @types/node 18 and later. */
const modulesOfCompiler = {
    typescript: 'typescript',
    '@rocket.chat/apps-engine': '@rocket.chat/apps-engine',
    '@rocket.chat/ui-kit': '@rocket.chat/ui-kit',
    '@rocket.chat/icons': '@rocket.chat/icons',
    '@types/node': 'types-node-16',
};

/**
 * Runs `use` in a staging folder with what rc-apps needs of an app and no more. The folder is removed afterwards.
 *
 * rc-apps compiles every `.ts` below the folder it runs in and rewrites app.json there. So it never sees the project itself. The folder lies in the
 * system's temporary folder because rc-apps skips every path with `node_modules` or `.git` in it.
 *
 * @param appFolder the folder that holds app.json, src, the icon and (where there is one) i18n
 * @param use is given the staging folder and the app's manifest
 * @returns what `use` returned
 * @throws if the folder holds no app.json, or what `use` threw
 */
export async function withStaging<T>(
    appFolder: string,
    use: (staging: string, manifest: AppManifest) => Promise<T>,
): Promise<T> {
    const manifest = await readManifest(appFolder);
    const staging = await mkdtemp(join(await realpath(tmpdir()), 'rc-app-'));
    try {
        for (const part of partsOf(appFolder, manifest)) {
            await cp(join(appFolder, part), join(staging, part), { recursive: true });
        }
        await provideModules(staging);
        return await use(staging, manifest);
    } finally {
        await rm(staging, { recursive: true, force: true });
    }
}

/** The files and folders of an app that packaging reads, relative to the app's folder. */
export function partsOf(appFolder: string, { iconFile }: AppManifest): string[] {
    return ['app.json', 'src', 'i18n', iconFile].filter((part) => existsSync(join(appFolder, part)));
}

/** @throws if there is no app.json, or it lacks what packaging needs */
export async function readManifest(appFolder: string): Promise<AppManifest> {
    const manifest: unknown = JSON.parse(await readFile(join(appFolder, 'app.json'), 'utf8'));
    const text = (key: string): string => {
        const value: unknown =
            typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, key) : undefined;
        if (typeof value !== 'string') {
            throw new Error(`app.json in ${appFolder} has no "${key}"`);
        }
        return value;
    };
    return {
        nameSlug: text('nameSlug'),
        version: text('version'),
        iconFile: text('iconFile'),
        classFile: text('classFile'),
    };
}

async function provideModules(staging: string): Promise<void> {
    const modules = join(staging, 'node_modules');
    for (const [name, source] of Object.entries(modulesOfCompiler)) {
        await mkdir(dirname(join(modules, name)), { recursive: true });
        // A junction needs no privilege on Windows; elsewhere the type is ignored.
        await symlink(installedPackage(source, __dirname).folder, join(modules, name), 'junction');
    }
    const { version } = installedPackage('@rocket.chat/apps-engine', __dirname);
    // rc-apps replaces app.json's requiredApiVersion where this differs from it.
    await writeFile(
        join(staging, 'package.json'),
        JSON.stringify({ devDependencies: { '@rocket.chat/apps-engine': version } }),
    );
}
