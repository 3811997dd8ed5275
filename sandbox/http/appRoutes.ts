import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { Router } from 'express';

import { ajv } from './ajv';
import { addRoute, type Instance } from './api';
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

/** What clients and admins ask of installed apps: buttons, texts, settings, status. */
export function addAppRoutes(router: Router, instance: Instance): void {
    const { engine, engines, model } = instance;
    addRoute(router, instance, { method: 'get', path: '/actionButtons', handle: () => engine.listActionButtons() });
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
            if (status === 'manually_enabled' && model.privateApps < 1) {
                throw refused('Enabled apps have been maxed out');
            }
            if (status === 'manually_enabled' && !model.enablesPrivateApps) {
                throw refused('Enabled apps have been maxed out');
            }
            for (const each of engines) {
                await orNotFound(id, () => (status === 'manually_enabled' ? each.enable(id) : each.disable(id)));
            }
            model.events.emit({ type: 'actions-changed', payload: {} });
            return { status: await engine.status(id) };
        },
    });
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
