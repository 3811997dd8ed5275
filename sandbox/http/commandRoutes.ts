import type { Router } from 'express';

import { toEngineRoom } from '../model/convertRoom';
import { toEngineUser } from '../model/convertUser';
import { canAccessRoom } from '../model/rules';
import { ajv } from './ajv';
import { addRoute, type Instance } from './api';
import { forbidden, refused } from './failure';
import { splitParams } from './splitParams';

interface RunBody {
    command: string;
    params?: string;
    roomId: string;
    tmid?: string;
    triggerId?: string;
}

const isRun = ajv.compile<RunBody>({
    type: 'object',
    properties: {
        command: { type: 'string' },
        params: { type: 'string' },
        roomId: { type: 'string' },
        tmid: { type: 'string' },
        triggerId: { type: 'string' },
    },
    required: ['command', 'roomId'],
    additionalProperties: false,
});

/** `commands.list` and `commands.run`. The server asks for access to the room, and never for the command's `permission`. */
export function addCommandRoutes(router: Router, instance: Instance): void {
    const { model, engine } = instance;
    addRoute(router, instance, {
        method: 'get',
        path: '/commands.list',
        handle: async () => {
            const commands = (await engine.listCommands()).map(
                ({ appId, i18nParamsExample, i18nDescription, ...rest }) => ({
                    ...rest,
                    appId,
                    params: keyOf(appId, i18nParamsExample),
                    description: keyOf(appId, i18nDescription),
                }),
            );
            return { commands, appsLoaded: true, offset: 0, count: commands.length, total: commands.length };
        },
    });
    addRoute(router, instance, {
        method: 'post',
        path: '/commands.run',
        body: isRun,
        handle: async ({ user, body: { params = '', roomId, tmid, triggerId, ...body } }) => {
            const command = body.command.toLowerCase();
            if (!(await engine.listCommands()).some((known) => known.command === command)) {
                throw refused('The command provided does not exist (or is disabled).');
            }
            const room = model.rooms.byId(roomId);
            if (!room || !canAccessRoom(model, room, user._id)) {
                throw forbidden('unauthorized');
            }
            if (tmid !== undefined && model.messages.byId(tmid)?.rid !== roomId) {
                throw refused('Invalid thread.');
            }
            if (triggerId !== undefined) {
                model.interactions.register(user._id, triggerId);
            }
            const context = {
                sender: toEngineUser(user),
                room: toEngineRoom(model, room),
                args: splitParams(params),
                threadId: tmid,
                triggerId,
            };
            await engine.runCommand(command, context);
            return {};
        },
    });
}

/** Texts of an app are known to the client under the app's id. */
const keyOf = (appId: string, key: string | undefined): string | undefined =>
    key ? `apps-${appId}-${key}` : undefined;
