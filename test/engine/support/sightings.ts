import { type Fields, isFields } from '../../../sandbox/client/shapes';
import type { WorkspaceEvent } from '../../../sandbox/model/events';
import type { FaultyServer } from './faultyServer';
import type { Stage } from './stage';

/** Looks for secrets in all that can be seen from outside the app. */
export class Sightings {
    readonly #secrets: string[] = [];
    readonly #events: WorkspaceEvent[] = [];

    constructor(
        private readonly stage: Stage,
        private readonly server: FaultyServer,
    ) {
        stage.model.events.listen((event) => this.#events.push(event));
    }

    lookFor(secret: string): void {
        this.#secrets.push(secret);
    }

    /** Begins anew with the events, where a test has made one that holds a secret. */
    forgetEvents(): void {
        this.#events.length = 0;
    }

    /** Where a secret was seen, beside the two places in which it belongs: the header of a request, and the setting itself. */
    places(): string[] {
        return Object.entries(this.#seen()).flatMap(([place, things]) =>
            this.#secrets.some((secret) => JSON.stringify(things).includes(secret)) ? [place] : [],
        );
    }

    #seen(): Record<string, unknown> {
        const { model, workspace, hooks, appId } = this.stage;
        return {
            'the log of the app': model.appLogs,
            'the console of the engine': workspace.engines.map(({ consoleLines }) => consoleLines),
            records: model.records.all(appId),
            messages: model.rooms.all().map(({ _id }) => model.messages.ofRoom(_id)),
            events: this.#events,
            jobs: model.jobs.all(),
            'calls of the app': hooks.calls.map(({ method, args }) => [
                method,
                method === 'http.call' ? args.map(withoutToken) : args,
            ]),
            requests: this.server.received.map(({ url, headers, body }) => [
                url,
                withoutHeader(headers, 'x-auth-token'),
                body,
            ]),
            'dropped interactions': model.interactions.dropped,
            mails: model.mails,
        };
    }
}

/** A request of the app's without the header that is meant to hold the token. */
function withoutToken(info: unknown): unknown {
    if (!isFields(info) || !isFields(info.request) || !isFields(info.request.headers)) {
        return info;
    }
    return { ...info, request: { ...info.request, headers: withoutHeader(info.request.headers, 'X-Auth-Token') } };
}

function withoutHeader(headers: Fields, name: string): Fields {
    return Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
}
