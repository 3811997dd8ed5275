import express, { type Express } from 'express';

import { strictAjv } from '../http/ajv';
import { samplePassword } from '../model/build';
import type { WorkspaceModel } from '../model/model';
import type { Sample } from '../model/seed';
import type { EnginePort } from '../port';
import { flood } from './flood';
import { partsOf } from './people';
import type { SandboxedApp } from './sandboxedApp';
import { type Truth, truthOf } from './truth';

export interface SandboxPage {
    /** The folder of the page's files. */
    folder: string;
    /** Starts the sample workspace anew. It is called after the request was answered, and ends all connections. */
    reset: () => void;
    /** How to show what the app has on record. */
    rowsOf?: SandboxedApp['rowsOf'];
}

const maxFlood = 1000;

const isFlood = strictAjv.compile<{ accounts: number }>({
    type: 'object',
    properties: { accounts: { type: 'integer', minimum: 1, maximum: maxFlood } },
    required: ['accounts'],
    additionalProperties: false,
});

/** Somebody whom a visitor of the page can be. */
export interface Person {
    username: string;
    name: string;
    roles: string[];
    active: boolean;
    part: string;
}

export interface People {
    people: Person[];
    /** The same password for all of them. */
    password: string;
    /** Another one after each reset. */
    started: string;
}

/** The truth of the workspace now, and as it was when it started. */
export interface TruthThenAndNow {
    start: Truth;
    now: Truth;
}

/**
 * Adds the sandbox's page at `/`, and what it needs beyond Rocket.Chat's own paths at `/sandbox/…`: who there is to log in as, what is so in
 * the workspace, a flood of spam, and a reset. Nobody is asked who they are: all this is for whoever sits at this machine, on a workspace that is made up.
 */
export function addSandboxPage(
    app: Express,
    { folder, reset, rowsOf }: SandboxPage,
    model: WorkspaceModel,
    engine: EnginePort,
    sample: Sample,
    appId: () => string,
): void {
    const started = model.clock.now().toISOString();
    const start = truthOf(model, appId(), { rowsOf });

    app.get('/sandbox/people', (_request, response) => {
        const people = partsOf(sample).map(({ account, part }): Person => {
            const { username = '', name = '', active } = account;
            return { username, name, active, part, roles: account.roles.map((id) => model.roles.byId(id)?.name ?? id) };
        });
        response.json({ people, password: samplePassword, started } satisfies People);
    });
    app.get('/sandbox/truth', (_request, response) => {
        response.json({ start, now: truthOf(model, appId(), { rowsOf }) } satisfies TruthThenAndNow);
    });
    app.post('/sandbox/flood', express.json(), (request, response) => {
        if (!isFlood(request.body)) {
            response.status(400).json({ error: `Say how many accounts, 1 to ${maxFlood}: {"accounts":10}` });
            return;
        }
        void flood(model, engine, request.body.accounts, sample.rooms.general).then((accounts) => {
            response.json({ usernames: accounts.map(({ username }) => username) });
        });
    });
    app.post('/sandbox/reset', (_request, response) => {
        response.once('finish', reset);
        response.status(202).json({});
    });
    app.use(express.static(folder));
    // A link to a room or to a message in it is the page's to follow.
    app.get(['/channel/:room', '/group/:room', '/direct/:room'], (_request, response) => {
        response.sendFile('index.html', { root: folder });
    });
}
