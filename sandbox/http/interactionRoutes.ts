import type { Request, Response, Router } from 'express';

import { toEngineMessage } from '../model/convertMessage';
import { toEngineRoom } from '../model/convertRoom';
import { toEngineUser } from '../model/convertUser';
import type { Account } from '../model/documents';
import type { WorkspaceModel } from '../model/model';
import type { UiInteraction } from '../port';
import type { Instance } from './api';
import { authenticate } from './authentication';

type Fields = Record<string, unknown>;

/**
 * `POST /api/apps/ui.interaction/<appId>`: what clients send when somebody clicks or submits. The server says who it was and looks rooms and
 * messages up. All else goes to the app as it came (docs/rocketchat.md#nobody-checks-for-the-app-who-may-act).
 * The app's answer is the answer, and may be empty. Nothing limits them (docs/rocketchat.md#the-limit-of-interactions-is-not-reached).
 */
export function addInteractionRoute(router: Router, { model, engine }: Instance): void {
    router.post('/:appId', async (request: Request<{ appId: string }>, response: Response) => {
        const user = authenticate(model, request);
        const body: unknown = request.body;
        const fields: Fields = isFields(body) ? body : {};
        // Whoever says that they are a visitor needs no log-in (docs/rocketchat.md#a-caller-can-be-nobody).
        if (!user && !fields.visitor) {
            // Interactions have a router of their own, which says less than the REST API's.
            response.status(401).json({ status: 'error', message: 'You must be logged in to do this.' });
            return;
        }
        try {
            const interaction = interactionOf(model, user, request.params.appId, fields);
            if (!interaction) {
                response.status(400).json({ error: 'Unknown action' });
                return;
            }
            if (user && typeof fields.triggerId === 'string') {
                model.interactions.register(user._id, fields.triggerId);
            }
            const answer = await engine.interact(interaction);
            if (user && isFields(answer) && typeof answer.triggerId === 'string') {
                // An answer with a view uses the trigger as a push does.
                model.interactions.spend(user._id, answer.triggerId);
                model.events.emit({ type: 'ui-answer', user: user._id, payload: answer });
            }
            response.status(200).send(answer);
        } catch (error) {
            response.status(500).json({ error: error instanceof Error ? error.message : error });
        }
    });
}

/** The interaction in the engine's words, or undefined for a type that the server doesn't know. */
function interactionOf(
    model: WorkspaceModel,
    account: Account | undefined,
    appId: string,
    fields: Fields,
): UiInteraction | undefined {
    const { type, actionId, triggerId, mid, rid, tmid, container } = fields;
    const payload = isFields(fields.payload) ? fields.payload : {};
    const always = { appId, user: account && toEngineUser(account), type, actionId };
    switch (type) {
        case 'blockAction':
            // The message of an ephemeral one is stored nowhere, so it is not found.
            return {
                ...always,
                triggerId,
                container,
                payload: fields.payload,
                visitor: fields.visitor,
                ...found(model, mid, rid),
            };
        case 'viewSubmit':
            return { ...always, triggerId, payload: fields.payload };
        case 'viewClosed':
            return { ...always, payload: { view: payload.view, isCleared: payload.isCleared } };
        case 'actionButton': {
            const { context, message } = payload;
            return {
                ...always,
                triggerId,
                tmid,
                payload: { context, ...(message !== undefined && { message }) },
                ...found(model, mid, rid),
            };
        }
        default:
            return undefined;
    }
}

function found(
    model: WorkspaceModel,
    mid: unknown,
    rid: unknown,
): { message: object | undefined; room: object | undefined } {
    const message = typeof mid === 'string' ? model.messages.byId(mid) : undefined;
    const room = typeof rid === 'string' ? model.rooms.byId(rid) : undefined;
    return { message: message && toEngineMessage(model, message), room: room && toEngineRoom(model, room) };
}

const isFields = (value: unknown): value is Fields =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
