import { Client, type Exchange, type Submitted } from '../../../sandbox/client/client';
import type { Modal } from '../../../sandbox/client/modal';
import { type ChatMessage, isFields, isMessage } from '../../../sandbox/client/shapes';
import type { EngineOptions } from '../../../sandbox/engine/options';
import type { Account } from '../../../sandbox/model/documents';
import { runsDeno } from '../../../sandbox/runtime/deno';
import { startWorkspace, type Workspace } from '../../../sandbox/workspace';
import { type Credentials, upload } from '../../../tools/deploy/server';
import { until } from '../../support/until';
import { Hooks } from './hooks';
import { recordsOf, type StoredCase, type StoredClaim, type StoredConfirmation } from './records';
import { keysIn } from './said';
import { packagedZip } from './zip';

export interface StageOptions {
    /** The path of the app's zip. The packaged one, if not given. */
    zip?: string;
    /** The app's settings beside the authorised roles (`admin` and the sample moderator's role) and the log room. */
    settings?: Record<string, unknown>;
    /** How many server instances. One, if not given. */
    instances?: number;
    engine?: Pick<EngineOptions, 'latencyMs' | 'onMessage' | 'runtimeTimeoutMs'>;
}

/** The packaged app, installed in a sample workspace, and the people who meet there. */
export class Stage {
    readonly #clients = new Map<string, Promise<Client>>();
    readonly #connected: Client[] = [];

    private constructor(
        readonly workspace: Workspace,
        readonly hooks: Hooks,
    ) {}

    static async start({ zip = packagedZip(), settings = {}, instances, engine }: StageOptions = {}): Promise<Stage> {
        const hooks = new Hooks();
        const workspace = await startWorkspace({
            zip,
            instances,
            engine: { ...engine, ...hooks.options },
        });
        const stage = new Stage(workspace, hooks);
        await workspace.saveSettings({
            'authorised-roles': `admin, ${workspace.sample.moderatorRole.name}`,
            'log-room': [{ _id: stage.rooms.moderationLog._id }],
            ...settings,
        });
        return stage;
    }

    get model(): Workspace['model'] {
        return this.workspace.model;
    }

    get people(): Workspace['sample']['accounts'] {
        return this.workspace.sample.accounts;
    }

    get rooms(): Workspace['sample']['rooms'] {
        return this.workspace.sample.rooms;
    }

    get appId(): string {
        return this.workspace.appId;
    }

    /** The client of an account, connected once. */
    async as(account: Account): Promise<Client> {
        const known = this.#clients.get(account._id) ?? this.connect(account);
        this.#clients.set(account._id, known);
        return known;
    }

    /** Another client of an account, on the first server instance or on that at `url`. All have a token: bots and apps have no password. */
    async connect(account: Account, url = this.workspace.url): Promise<Client> {
        const credentials = { userId: account._id, authToken: this.model.sessions.create(account._id) };
        const client = await Client.open(url, credentials);
        this.#connected.push(client);
        return client;
    }

    /** Runs `/deactivate` with these words. */
    async run(who: Account, words: string, roomId = this.rooms.general._id): Promise<Exchange> {
        return (await this.as(who)).runCommand('deactivate', words, roomId);
    }

    /** Runs `/deactivate` with these words, and opens the modal. */
    async ask(who: Account, target: Account, reason = ''): Promise<Modal> {
        return (await this.run(who, `@${target.username ?? ''} ${reason}`)).modal();
    }

    async submit(who: Account, modal: Modal): Promise<Submitted & { exchange: Exchange }> {
        return (await this.as(who)).submit(modal);
    }

    /** Runs `/deactivate` with these words, and waits for what only this person sees of it. */
    async told(who: Account, words: string): Promise<ChatMessage> {
        return (await this.run(who, words)).ephemeral();
    }

    /** The keys of what this person is told by `/deactivate` with these words. */
    async keys(who: Account, words: string): Promise<string[]> {
        return keysIn((await this.told(who, words)).blocks);
    }

    /** The next thing that only this person sees, after what they have seen last. */
    async toldAfter(who: Account, { _id }: ChatMessage): Promise<ChatMessage> {
        const { stream } = await this.as(who);
        const start = stream.since(0).findIndex(({ payload }) => payload._id === _id) + 1;
        const { payload } = await stream.next(({ type }) => type === 'ephemeral-message', start);
        if (!isMessage(payload)) {
            throw new Error(`Not a message: ${JSON.stringify(payload)}`);
        }
        return payload;
    }

    /**
     * All blocks that somebody is shown in answer to what they did: first of the modal that the answer updates. Then come modals that were opened and
     * messages that only they see, in their order. Waits until all that was sent has come.
     */
    async shown(who: Account, exchange: Exchange): Promise<unknown[]> {
        const { stream } = await this.as(who);
        const start = stream.length;
        this.model.events.emit({ type: 'actions-changed', payload: {} });
        await stream.next(({ type }) => type === 'actions-changed', start);
        const pushed = exchange
            .pushed()
            .filter(({ type }) => type === 'ui-interaction' || type === 'ephemeral-message')
            .map(({ payload }) => payload.view ?? payload);
        return [exchange.answer.body.view, ...pushed].flatMap((surface) => (isFields(surface) ? [surface.blocks] : []));
    }

    isActive(account: Account): boolean {
        return this.model.accounts.byId(account._id)?.active === true;
    }

    openCases(): StoredCase[] {
        const records = recordsOf(this.model, this.appId, 'open-case');
        return [...new Map(records.map((one) => [one.id, one])).values()];
    }

    closedCases(): StoredCase[] {
        return recordsOf(this.model, this.appId, 'closed-case');
    }

    claims(): StoredClaim[] {
        return recordsOf(this.model, this.appId, 'claim');
    }

    confirmations(): StoredConfirmation[] {
        return recordsOf(this.model, this.appId, 'confirmation');
    }

    /** Waits until all is done that follows the answers: each case that is closed is off the open ones, and nobody claims an account. */
    async followed(): Promise<void> {
        const isDone = (): boolean => this.openCases().length + this.claims().length === 0;
        await until('what follows the answers is done', isDone);
    }

    /** Updates the app to the packaged one, as an admin does with `npm run deploy`. */
    async update(): Promise<void> {
        const { _id: userId } = this.people.admin;
        const credentials: Credentials = { kind: 'token', userId, token: this.model.sessions.create(userId) };
        await upload(this.workspace.url, credentials, packagedZip());
    }

    /** Runs the app's sweep on one server instance, as the scheduler does every minute on any one of them. */
    async sweepOn(instance: number): Promise<void> {
        await this.workspace.engines[instance]?.runJob(`sweep_${this.appId}`, { jobId: 'sweep' });
    }

    /**
     * Kills the app's process, and waits until the engine has started it again. Answers whether that was the real Deno. From then on jobs
     * run where a test lets time pass: one that is due while the process is away would keep the app disabled
     * (docs/rocketchat.md#a-status-is-remembered-for-five-minutes).
     */
    async kill(): Promise<boolean> {
        void this.workspace.scheduler.stop();
        const [engine] = this.workspace.engines;
        if (!engine) {
            throw new Error('There is no engine');
        }
        const restarted = engine.restarted(this.appId);
        const pid = await engine.pid(this.appId);
        const wasDeno = runsDeno(pid);
        process.kill(pid, 'SIGKILL');
        await restarted;
        return wasDeno;
    }

    async stop(): Promise<void> {
        await Promise.all(this.#connected.map((client) => client.close()));
        await this.workspace.stop();
    }
}

/**
 * Starts a stage for each test of the block that calls this, and stops it after the test.
 * @param use is given the stage when it is up
 */
export function stageForEachTest(use: (stage: Stage) => void | Promise<void>, options?: StageOptions): void {
    let stage: Stage | undefined;
    beforeEach(async () => {
        stage = await Stage.start(options);
        await use(stage);
    });
    afterEach(async () => {
        await stage?.stop();
        stage = undefined;
    });
}
