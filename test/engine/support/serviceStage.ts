import type { Exchange, Submitted } from '../../../sandbox/client/client';
import type { Modal } from '../../../sandbox/client/modal';
import type { ChatMessage } from '../../../sandbox/client/shapes';
import { addAccount } from '../../../sandbox/model/build';
import type { Account, Role } from '../../../sandbox/model/documents';
import { FaultyServer } from './faultyServer';
import { keysIn, type Said, saidIn, sentencesIn } from './said';
import { Sightings } from './sightings';
import { Stage, type StageOptions } from './stage';

export interface ServiceStageOptions extends StageOptions {
    /** Whether the service account is set from the start. It is, if not said otherwise. */
    isSet?: boolean;
}

/**
 * A stage with an account for the app's use of REST, and a server between that can be made faulty. At its end it looks for the account's token in all
 * that could be seen.
 */
export class ServiceStage {
    private constructor(
        readonly stage: Stage,
        readonly server: FaultyServer,
        readonly account: Account,
        /** Holds `edit-other-user-active-status`, and is exempt from the limit of calls. */
        readonly role: Role,
        readonly token: string,
        private readonly sightings: Sightings,
    ) {}

    static async start({ isSet = true, ...options }: ServiceStageOptions = {}): Promise<ServiceStage> {
        const stage = await Stage.start(options);
        const server = await FaultyServer.start(stage.workspace.url);
        const { model } = stage;
        const role = model.roles.create('service-account', 'For an app that uses REST');
        model.permissions.grant('edit-other-user-active-status', role._id);
        model.permissions.grant('api-bypass-rate-limit', role._id);
        const account = addAccount(model, 'serge.service', { roles: ['user', role._id] });
        const token = model.sessions.create(account._id);
        const at = new ServiceStage(stage, server, account, role, token, new Sightings(stage, server));
        at.sightings.lookFor(token);
        if (isSet) {
            await at.save({ 'service-base-url': server.url, 'service-user-id': account._id, 'service-token': token });
        }
        return at;
    }

    /**
     * Saves settings of the service account one after the other. Each waits until the try with the one before it is over. Answers the keys of what
     * the log room is told after each.
     */
    async save(values: Record<string, string>): Promise<string[][]> {
        const told: string[][] = [];
        for (const [id, value] of Object.entries(values)) {
            const seen = this.posts().length;
            await this.stage.workspace.saveSettings({ [id]: value });
            told.push((await this.posted(() => true, seen)).map(({ key }) => key));
        }
        return told;
    }

    /** A new token of the service account, which is looked for as the first one is. */
    newToken(): string {
        const token = this.stage.model.sessions.create(this.account._id);
        this.sightings.lookFor(token);
        return token;
    }

    /** What the app has posted in the log room, oldest first. */
    posts(): Said[][] {
        const { model, rooms } = this.stage;
        return model.messages.ofRoom(rooms.moderationLog._id).map(({ blocks }) => saidIn(blocks).filter(isNoNumber));
    }

    /** The first post in the log room that matches, of those from the `start`th on. Looks whether a job is due, and waits for the post. */
    async posted(matches: (post: Said[]) => boolean, start = 0): Promise<Said[]> {
        const known = this.posts().slice(start).find(matches);
        if (known) {
            return known;
        }
        const { model, rooms, workspace } = this.stage;
        const next = new Promise<Said[]>((resolve) => {
            const stop = model.events.listen((event) => {
                const post = event.type === 'room-message' ? saidIn(event.payload.blocks).filter(isNoNumber) : [];
                if (event.type === 'room-message' && event.room === rooms.moderationLog._id && matches(post)) {
                    stop();
                    resolve(post);
                }
            });
        });
        await workspace.scheduler.look();
        return next;
    }

    /** Runs `/activate` with these words. */
    async run(who: Account, words: string): Promise<Exchange> {
        return (await this.stage.as(who)).runCommand('activate', words, this.stage.rooms.general._id);
    }

    /** Runs `/activate`, and opens the modal. */
    async ask(who: Account, target: Account, reason = ''): Promise<Modal> {
        return (await this.run(who, `@${target.username ?? ''} ${reason}`)).modal();
    }

    /** The keys of what somebody is told by `/activate` with these words. */
    async keys(who: Account, words: string): Promise<string[]> {
        return keysIn((await (await this.run(who, words)).ephemeral()).blocks);
    }

    /** `/activate` and its submit. */
    async activate(who: Account, target: Account, reason?: string): Promise<Submitted & { exchange: Exchange }> {
        return this.stage.submit(who, await this.ask(who, target, reason));
    }

    /** `/deactivate` and its submit, for so long. */
    async deactivate(who: Account, target: Account, duration?: string): Promise<ChatMessage> {
        const modal = await this.stage.ask(who, target);
        if (duration !== undefined) {
            modal.fill('duration', duration);
        }
        const { exchange } = await this.stage.submit(who, modal);
        return exchange.ephemeral();
    }

    /** What somebody is answered by `/deactivate`, who wants to deactivate the spammer: `opened` is the modal, else it is the keys of what is said. */
    async answered(who: Account): Promise<string[]> {
        const exchange = await this.stage.run(who, '@sam.spammer');
        const shown = await this.stage.shown(who, exchange);
        const isOpened = exchange.pushed().some(({ type }) => type === 'ui-interaction');
        return isOpened ? ['opened'] : shown.flatMap((blocks) => keysIn(blocks));
    }

    /** The next thing that only this person sees, as its sentences' keys. */
    async told(who: Account, after: ChatMessage): Promise<string[]> {
        return sentencesIn(await this.stage.toldAfter(who, after)).map(({ key }) => key);
    }

    /** How often the app has asked the endpoint to make an account so. */
    timesAsked(activeStatus: boolean): number {
        return this.server.receivedBy('users.setActiveStatus').filter(({ body }) => body.activeStatus === activeStatus)
            .length;
    }

    /** Where the token was seen so far, beside the places in which it belongs. */
    seenToken(): string[] {
        return this.sightings.places();
    }

    /** Forgets the events so far, where a test has made one that holds the token. */
    forgetEvents(): void {
        this.sightings.forgetEvents();
    }

    /** @throws Error where the token was seen, or where a request or an answer was not of the endpoint's schema */
    async stop(): Promise<void> {
        const seen = this.seenToken();
        const { violations } = this.server;
        await this.server.stop();
        // What was under way there ends with it, and is heard of before the app is gone.
        await this.stage.workspace.clock.shift(0);
        await this.stage.stop();
        if (seen.length + violations.length > 0) {
            throw new Error(`The token was seen in: ${seen.join(', ')}; against the schema: ${violations.join('; ')}`);
        }
    }
}

/** The keys of the sentences of a message, without its buttons. */
export function keysOf(message: ChatMessage): string[] {
    return sentencesIn(message).map(({ key }) => key);
}

/** The number of a case is another each time. */
function isNoNumber({ key }: Said): boolean {
    return key !== 'done_case';
}
