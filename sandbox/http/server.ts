import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { type ErrorRequestHandler, type Express } from 'express';

import type { Instance } from './api';
import { addAppRoutes } from './appRoutes';
import { avatarOf } from './avatar';
import { isForm } from './body';
import { addClientRoutes } from './clientRoutes';
import { addCommandRoutes } from './commandRoutes';
import { addInteractionRoute } from './interactionRoutes';
import { addMessageRoutes } from './messageRoutes';
import { addModerationRoutes } from './moderationRoutes';
import { addPermissionRoutes } from './permissionRoutes';
import { addRegistration } from './registration';
import { addRoomRoutes } from './roomRoutes';
import { addSessionRoutes } from './sessionRoutes';
import { addSetActiveStatus } from './setActiveStatus';
import { addStreamRoute } from './stream';
import { addUserRoutes } from './userRoutes';

/**
 * The HTTP side of one server instance, with Rocket.Chat's own paths.
 * @param addMore adds paths that are not Rocket.Chat's: the sandbox's page
 */
export function createApp(instance: Instance, addMore?: (app: Express) => void): Express {
    const app = express().disable('x-powered-by');
    const limit = '10mb';
    // The REST API reads bodies in a way of its own; interactions are JSON.
    const text = express.text({ type: (request) => !isForm(request), limit });

    const v1 = express.Router();
    addSessionRoutes(v1, instance);
    addUserRoutes(v1, instance);
    addSetActiveStatus(v1, instance);
    addPermissionRoutes(v1, instance);
    addRoomRoutes(v1, instance);
    addMessageRoutes(v1, instance);
    addModerationRoutes(v1, instance);
    addRegistration(v1, instance);
    addCommandRoutes(v1, instance);
    addClientRoutes(v1, instance);
    addStreamRoute(v1, instance.model);

    const interactions = express.Router();
    addInteractionRoute(interactions, instance);

    const apps = express.Router();
    addAppRoutes(apps, instance);

    app.use('/api/v1', text, v1)
        .use('/api/apps/ui.interaction', express.json({ limit }), interactions)
        .use('/api/apps', text, apps);
    app.get('/avatar/uid/:userId', ({ params: { userId } }, response) => {
        const { username = '' } = instance.model.accounts.byId(userId) ?? {};
        response.type('image/svg+xml').send(avatarOf(username));
    });
    addMore?.(app);
    return app.use(onUnreadableBody);
}

const onUnreadableBody: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) {
        next(error);
        return;
    }
    response.status(400).json({ success: false, error: error instanceof Error ? error.message : 'Bad request' });
};

export interface Listening {
    url: string;
    /** Ends all connections, open streams too, and the server. */
    close(): Promise<void>;
}

/**
 * Listens on this machine alone.
 * @param port 0 for any free one
 * @throws Error with the code `EADDRINUSE` if the port is taken
 */
export async function listen(app: Express, port: number): Promise<Listening> {
    // While a test fills the model nothing else runs: an idle connection would be closed just when its client sends again.
    const server = createServer({ keepAliveTimeout: 0 }, app);
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return { url: `http://127.0.0.1:${portOf(server)}`, close: () => close(server) };
}

function portOf(server: Server): number {
    // Only a server on a pipe has a text for an address.
    const { port } = server.address() as AddressInfo;
    return port;
}

function close(server: Server): Promise<void> {
    return new Promise((resolve) => {
        server.close(() => {
            resolve();
        });
        server.closeAllConnections();
    });
}
