import type { Request, Response, Router } from 'express';

import type { WorkspaceEvent } from '../model/events';
import type { WorkspaceModel } from '../model/model';
import { authenticateStream } from './authentication';
import { notLoggedIn } from './failure';

/**
 * `GET stream`: what the server pushes to this user, as server-sent events, from the `ready` event on. (Rocket.Chat's own clients get the same
 * payloads over a WebSocket.) The stream ends when the user's sessions do.
 */
export function addStreamRoute(router: Router, model: WorkspaceModel): void {
    router.get('/stream', (request: Request, response: Response) => {
        const user = authenticateStream(model, request);
        if (!user) {
            const { status, body } = notLoggedIn();
            response.status(status).json(body);
            return;
        }
        response.writeHead(200, {
            'Content-Type': 'text/event-stream',
            'Cache-Control': 'no-cache',
            Connection: 'keep-alive',
        });
        const send = (event: object): void => void response.write(`data: ${JSON.stringify(event)}\n\n`);
        const stop = model.events.listen((event) => {
            if (isFor(model, event, user._id)) {
                send(event);
                if (event.type === 'force-logout') {
                    response.end();
                }
            }
        });
        response.on('close', stop);
        send({ type: 'ready', user: user._id, payload: {} });
    });
}

function isFor(model: WorkspaceModel, event: WorkspaceEvent, userId: string): boolean {
    if ('user' in event) {
        return event.user === userId && event.type !== 'ui-answer';
    }
    return !('room' in event) || model.subscriptions.one(event.room, userId) !== undefined;
}
