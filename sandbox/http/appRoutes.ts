import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { Request, Router } from 'express';

import { toEngineUser } from '../model/convertUser';
import type { EnginePort } from '../port';
import { ajv } from './ajv';
import { addRoute, type Instance } from './api';
import { formOf, parsed } from './body';
import { notFound, refused } from './failure';

const permissions = ['manage-apps'];

interface SettingsBody {
    settings: ISetting[];
}

const isSettings = ajv.compile<SettingsBody>({
    type: 'object',
    properties: {
        settings: {
            type: 'array',
            items: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        },
    },
    required: ['settings'],
});

const isStatus = ajv.compile<{ status: string }>({
    type: 'object',
    properties: { status: { type: 'string' } },
    required: ['status'],
});

const arePermissions = ajv.compile<IPermission[]>({
    type: 'array',
    items: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
});

/** What clients and admins ask of installed apps: buttons, texts, settings, status, an update. */
export function addAppRoutes(router: Router, instance: Instance): void {
    const { engine, engines, model } = instance;
    addRoute(router, instance, { method: 'get', path: '/actionButtons', handle: () => engine.listActionButtons() });
    addRoute(router, instance, {
        method: 'get',
        path: '/:id',
        permissions,
        handle: ({ params: { id = '' } }) => orNotFound(id, () => described(id, engine)),
    });
    addRoute(router, instance, {
        method: 'post',
        path: '/:id',
        permissions,
        handle: async ({ request, user }) => {
            // The zip says which app it is: nobody looks at the id in the path (docs/rocketchat.md#an-update-keeps-what-an-app-has).
            const { zip, granted } = await uploaded(request);
            if (!model.enablesPrivateApps) {
                throw refused('Cannot_Update_Exempt_App');
            }
            const id = await engine.update(zip, granted, toEngineUser(user));
            const stored = await engine.stored(id);
            for (const other of engines.filter((each) => each !== engine)) {
                await other.loadUpdate(stored);
            }
            model.events.emit({ type: 'actions-changed', payload: {} });
            return described(id, engine);
        },
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/:id/languages',
        handle: ({ params: { id = '' } }) => orNotFound(id, async () => ({ languages: await engine.languages(id) })),
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/:id/settings',
        permissions,
        handle: ({ params: { id = '' } }) =>
            orNotFound(id, async () => {
                const settings = Object.entries(await engine.getSettings(id));
                return { settings: Object.fromEntries(settings.filter(([, { hidden }]) => !hidden)) };
            }),
    });
    addRoute(router, instance, {
        method: 'post',
        path: '/:id/settings',
        permissions,
        body: isSettings,
        handle: async ({ params: { id = '' }, body: { settings } }) => {
            const known = await orNotFound(id, () => engine.getSettings(id));
            const updated: ISetting[] = [];
            // One by one, as the server does: while one is saved the others are still the old ones.
            for (const setting of settings) {
                const old = known[setting.id];
                if (old && old.value !== setting.value) {
                    for (const each of engines) {
                        await each.saveSetting(id, setting);
                    }
                    updated.push(setting);
                }
            }
            return { updated };
        },
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/:id/status',
        permissions,
        handle: ({ params: { id = '' } }) => orNotFound(id, async () => ({ status: await engine.status(id) })),
    });
    addRoute(router, instance, {
        method: 'post',
        path: '/:id/status',
        permissions,
        body: isStatus,
        handle: async ({ params: { id = '' }, body: { status } }) => {
            if (status !== 'manually_enabled' && status !== 'manually_disabled') {
                throw refused(`The status must be "manually_enabled" or "manually_disabled", not "${status}".`);
            }
            // Every app here is a private one (docs/rocketchat.md#private-apps-need-a-paid-plan).
            if (status === 'manually_enabled' && !model.enablesPrivateApps) {
                throw refused('license-prevented');
            }
            for (const each of engines) {
                await orNotFound(id, () => (status === 'manually_enabled' ? each.enable(id) : each.disable(id)));
            }
            model.events.emit({ type: 'actions-changed', payload: {} });
            return { status: await engine.status(id) };
        },
    });
}

async function described(id: string, engine: EnginePort): Promise<object> {
    return { app: { ...(await engine.info(id)), status: await engine.status(id) } };
}

/** The zip, and the permissions that whoever uploads it grants; `undefined` where the form says nothing of them. */
async function uploaded(request: Request): Promise<{ zip: Uint8Array; granted: IPermission[] | undefined }> {
    const form = await formOf(request);
    const file = form?.get('app');
    if (!(file instanceof Blob)) {
        throw refused('Failed to get a file to install for the App. ');
    }
    const said = form?.get('permissions');
    const permissions = typeof said === 'string' ? parsed(said) : undefined;
    const granted = arePermissions(permissions) && permissions.length > 0 ? permissions : undefined;
    return { zip: new Uint8Array(await file.arrayBuffer()), granted };
}

/** An engine throws where it knows no app by that id. */
async function orNotFound<T>(appId: string, ask: () => Promise<T>): Promise<T> {
    try {
        return await ask();
    } catch (error) {
        if (error instanceof Error && /no app|not found/i.test(error.message)) {
            throw notFound(`No App found by the id of: ${appId}`);
        }
        throw error;
    }
}
