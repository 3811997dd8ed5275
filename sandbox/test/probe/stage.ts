import { EventEmitter, once } from 'node:events';

import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';

import { toEngineRoom } from '../../model/convertRoom';
import { toEngineUser } from '../../model/convertUser';
import { portOf } from '../../model/enginePort';
import { WorkspaceModel } from '../../model/model';
import { seed } from '../../model/seed';
import type { EnginePort, WorkspacePort } from '../../port';

/** The sample workspace with the probe's answers and log in reach. */
export class ProbeStage {
    readonly model = new WorkspaceModel();
    readonly sample = seed(this.model);
    readonly admin: IUser = toEngineUser(this.sample.accounts.admin);
    /** What the probe answered, in this order. */
    readonly said: unknown[] = [];
    /** What was pushed to clients: the user's id and the interaction. */
    readonly pushed: unknown[] = [];
    /** The app's log, the engine's own lines about the app among them. */
    readonly logged: string[] = [];
    readonly port: WorkspacePort;
    private readonly news = new EventEmitter();

    constructor() {
        this.port = {
            ...portOf(this.model),
            notifyUser: (_userId, message) => this.tell(this.said, JSON.parse(message.text ?? '')),
            pushInteraction: (userId, interaction) => this.tell(this.pushed, [userId, interaction]),
            storeLog: (entry: ILoggerStorageEntry) => this.tell(this.logged, JSON.stringify(entry)),
        };
    }

    /**
     * Runs `/probe <word> [argument]` and returns what it answers.
     *
     * @throws what the engine throws if the command does
     */
    async ask(engine: EnginePort, word: string, argument = ''): Promise<unknown> {
        const before = this.said.length;
        await engine.runCommand('probe', {
            sender: this.admin,
            room: this.room(),
            args: [word, ...argument.split(' ')],
        });
        await this.until(() => this.said.length > before);
        return this.said[before];
    }

    /** Waits until the probe's answers or its log make `done` true. */
    async until(done: () => boolean): Promise<void> {
        while (!done()) {
            await once(this.news, 'news');
        }
    }

    room(): IRoom {
        return toEngineRoom(this.model, this.sample.rooms.general);
    }

    private tell(list: unknown[], item: unknown): Promise<void> {
        list.push(item);
        this.news.emit('news');
        return Promise.resolve();
    }
}
