import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

import { isFields } from '../../sandbox/client/shapes';
import type { BridgeMethod } from '../../sandbox/engine/options';
import { installedPackage } from '../../sandbox/runtime/packages';
import { ServiceStage } from './support/serviceStage';
import { packagedZip, root } from './support/zip';

/** The engine's permissions, and the calls that each of them allows, of those that the app makes. */
const ALLOWS: Record<string, readonly BridgeMethod[]> = {
    'user.read': ['user.getById', 'user.getByUsername', 'user.getUserRoomIds', 'user.getAppUser'],
    'user.write': ['user.deactivate'],
    'room.read': ['room.getById', 'room.getOwners', 'room.getMembers', 'room.getMessages'],
    'role.read': ['role.getCustomRoles', 'role.getOneByIdOrName'],
    'server-setting.read': ['serverSetting.getOneById'],
    'message.read': ['message.getById'],
    'message.write': ['message.create', 'message.notifyUser', 'message.update', 'message.delete'],
    'moderation.write': ['moderation.dismissReportsByMessageId', 'moderation.dismissReportsByUserId'],
    'ui.interact': ['uiInteraction.notifyUser'],
    'ui.registerButtons': [],
    slashcommand: ['command.doesCommandExist', 'command.registerCommand'],
    persistence: [
        'persistence.createWithAssociations',
        'persistence.readByAssociations',
        'persistence.removeByAssociations',
        'persistence.updateByAssociations',
    ],
    scheduler: ['scheduler.registerProcessors', 'scheduler.scheduleOnce', 'scheduler.scheduleRecurring'],
    networking: ['http.call'],
};
/** The engine's own doing when an app is installed: its account. */
const OF_THE_ENGINE: readonly BridgeMethod[] = ['user.create'];

/** What is shipped: the zip's listing, and what app.json asks for. */
describe('the zip', () => {
    const zip = new AdmZip(packagedZip());
    const manifest = jsonOf(zip.readAsText('app.json'));
    const permissions = (Array.isArray(manifest.permissions) ? manifest.permissions : []).map((permission: unknown) =>
        isFields(permission) ? String(permission.name) : '',
    );

    test('holds what ships and nothing else', () => {
        const names = zip
            .getEntries()
            .map(({ entryName }) => entryName)
            .sort();
        const translations = names.filter((name) => /^i18n\/[a-z]{2}(-[A-Z]{2})?\.json$/.test(name));
        expect(translations).toContain('i18n/en.json');
        expect(names).toEqual(
            ['.packagedby', 'app.json', 'icon.png', 'src/ActiveStatusApp.js', ...translations].sort(),
        );
    });

    test('is small', () => {
        expect(readFileSync(packagedZip()).length).toBeLessThan(150 * 1024);
    });

    test('its manifest is the one in the project', () => {
        const own = jsonOf(readFileSync(join(root, 'app.json'), 'utf8'));
        expect(manifest).toEqual(expect.objectContaining(own));
        expect(manifest).toMatchObject({
            name: 'Active Status',
            nameSlug: 'active-status',
            requiredApiVersion: '^1.62.0',
            iconFile: 'icon.png',
        });
        expect(manifest.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    test('its icon is a picture', () => {
        expect(zip.readFile('icon.png')?.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    });

    test('it holds the words of its sources, nothing of this machine and no test', () => {
        const text = zip
            .getEntries()
            .filter(({ entryName }) => !entryName.endsWith('.png'))
            .map(({ entryName }) => zip.readAsText(entryName))
            .join('\n');
        for (const stranger of [root, 'node_modules/', 'sourceMappingURL', 'jest', 'sandbox']) {
            expect(text).not.toContain(stranger);
        }
    });

    test('its code is run as it is: the engine rewrites what looks like a use of its old synchronous calls', () => {
        const code = zip.readAsText('src/ActiveStatusApp.js');
        for (const lookalike of ['.usernames', '.isOnline(', '.createToken(']) {
            expect(code).not.toContain(lookalike);
        }
    });

    test('asks for each permission once, and for those that are known here', () => {
        expect([...permissions].sort()).toEqual(Object.keys(ALLOWS).sort());
    });

    test('uses each permission that it asks for, and no other', async () => {
        const at = await ServiceStage.start();
        const { stage } = at;
        try {
            const { admin, moderator, owner } = stage.people;
            const client = await stage.as(moderator);
            expect((await client.get('/api/apps/actionButtons')).list).not.toEqual([]);
            await stage.told(admin, 'status');
            await stage.told(moderator, 'log');
            const { _id, rid, msg } = stage.rooms.messages.spam;
            const opened = await client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg });
            const first = (await opened.modal()).fill('clean-up', 'week');
            const { exchange } = await stage.submit(moderator, first);
            await stage.toldAfter(moderator, await exchange.ephemeral());
            const modal = await stage.ask(moderator, owner);
            await stage.submit(moderator, modal);
            await stage.submit(moderator, modal.fill('username', 'olga.owner'));

            const made = new Set(stage.hooks.calls.map(({ method }) => method));
            for (const [permission, methods] of Object.entries(ALLOWS)) {
                const used = methods.filter((method) => made.has(method));
                expect([permission, methods.length === 0 || used.length > 0]).toEqual([permission, true]);
            }
            const known: readonly BridgeMethod[] = [...Object.values(ALLOWS).flat(), ...OF_THE_ENGINE];
            expect([...made].filter((method) => !known.includes(method))).toEqual([]);
        } finally {
            await at.stop();
        }
    });
});

describe('the sources', () => {
    test("are type-checked against the newest engine's definitions, too", () => {
        const scripts = jsonOf(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
        expect(isFields(scripts) && scripts.typecheck).toContain('tsc -p tsconfig.newest.json');
        expect(isFields(scripts) && scripts.check).toContain('npm run typecheck');
        expect(isFields(scripts) && scripts.test).toContain('npm run check');
        expect(readFileSync(join(root, 'tsconfig.newest.json'), 'utf8')).toContain('apps-engine-newest');
        expect(installedPackage('apps-engine-newest', __dirname).version).toBe('1.66.0');
        expect(installedPackage('@rocket.chat/apps-engine', __dirname).version).toBe('1.62.0');
    });
});

function jsonOf(text: string): Record<string, unknown> {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
}
