import type { AppMessage } from '../../../sandbox/engine/options';
import { addAccount, addRoom } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import { keysIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';
import type { Stage } from '../support/stage';

const TOLD_BY = ['ui-interaction', 'ephemeral-message'];

/**
 * A stage on which time stands still unless a test lets some pass, and no job runs by itself. So what hangs costs no waiting, and what a step
 * calls is the same each time.
 */
export class Scene {
    #accounts = 0;

    private constructor(
        readonly at: ServiceStage,
        private readonly traffic: Traffic,
    ) {}

    static async start(hasServiceAccount: boolean): Promise<Scene> {
        const traffic = new Traffic();
        const engine = { onMessage: traffic.take };
        const at = await ServiceStage.start({ isSet: hasServiceAccount, engine });
        await at.stage.workspace.scheduler.stop();
        await at.stage.as(at.stage.people.moderator);
        await at.stage.as(at.stage.people.admin);
        return new Scene(at, traffic);
    }

    get stage(): Stage {
        return this.at.stage;
    }

    get moderator(): Account {
        return this.stage.people.moderator;
    }

    /** Somebody new, whom nothing was done to yet. */
    person(): Account {
        this.#accounts += 1;
        return addAccount(this.stage.model, `person.${this.#accounts}`);
    }

    /** Somebody new who alone owns two rooms, of which one would be deleted. */
    owner(): Account {
        const owner = this.person();
        const { model, people } = this.stage;
        const name = String(owner.username);
        addRoom(model, 'p', `${name}-team`, { members: [owner, people.member], owners: [owner] });
        addRoom(model, 'p', `${name}-notes`, { members: [owner], owners: [owner] });
        return owner;
    }

    /** Lets time pass in the workspace and in the app, whose timers that are due fire. No job runs. */
    async pass(milliseconds: number): Promise<void> {
        const { model, workspace } = this.stage;
        model.clock.shift(milliseconds);
        await Promise.all(workspace.engines.map((engine) => engine.shiftClock(model.clock.offset)));
    }

    /**
     * Lets time pass, if asked to. Then it waits until the app has nothing to do, and all that it sent has come: what it still waits for are calls
     * that a test keeps waiting, and its own timers.
     */
    async settle(held = (): number => 0, milliseconds = 0): Promise<void> {
        let { messages } = this.traffic;
        // The app answers this after all that it had to say before.
        await this.pass(milliseconds);
        while (messages !== this.traffic.messages || this.traffic.underWay !== held()) {
            ({ messages } = this.traffic);
            await this.pass(0);
        }
        await this.#flush(this.moderator);
    }

    /** Listens to what somebody is told, alone or in the log room. The answer gives the keys of what was said since, when all of it has come. */
    async listen(who: Account): Promise<() => Promise<string[]>> {
        const { stream } = await this.stage.as(who);
        const start = stream.length;
        const { _id: log } = this.stage.rooms.moderationLog;
        return async () => {
            await this.#flush(who);
            return stream
                .since(start)
                .filter(({ type, room }) => TOLD_BY.includes(type) || (type === 'room-message' && room === log))
                .flatMap(({ payload }) => keysIn(payload));
        };
    }

    /** Runs the app's sweep, as the scheduler does every minute. */
    async sweep(): Promise<undefined> {
        await this.stage.sweepOn(0);
        return undefined;
    }

    stop(): Promise<void> {
        return this.at.stop();
    }

    /** Waits until all that was pushed to somebody has come. */
    async #flush(who: Account): Promise<void> {
        const { stream } = await this.stage.as(who);
        const { length } = stream;
        this.stage.model.events.emit({ type: 'actions-changed', payload: {} });
        await stream.next(({ type }) => type === 'actions-changed', length);
    }
}

/** Counts what goes between the app and the engine. */
class Traffic {
    /** Questions of the app's and their answers. */
    messages = 0;
    /** Questions that were not answered yet. */
    underWay = 0;

    readonly take = ({ phase }: AppMessage): void => {
        this.messages += 1;
        this.underWay += phase === 'start' ? 1 : -1;
    };
}

/** Does something on a scene of its own. The runtime keeps something of each call for as long as it lives: what shares one gets slower and slower. */
export async function onNewScene<T>(hasServiceAccount: boolean, act: (scene: Scene) => Promise<T>): Promise<T> {
    const scene = await Scene.start(hasServiceAccount);
    try {
        return await act(scene);
    } finally {
        await scene.stop();
    }
}
