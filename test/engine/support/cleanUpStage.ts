import type { ChatMessage } from '../../../sandbox/client/shapes';
import { addAccount, addRoom, refOf, say } from '../../../sandbox/model/build';
import type { Account, Message, Room } from '../../../sandbox/model/documents';
import { type Said, saidIn, sentencesIn } from './said';
import { Stage, type StageOptions } from './stage';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A stage with an account that has flooded rooms, and a moderator who may delete messages. */
export class CleanUpStage {
    private constructor(
        readonly stage: Stage,
        readonly flooder: Account,
        /** A channel that nobody else writes in, unless a test lets them. */
        readonly flooded: Room,
    ) {}

    static async start(options: StageOptions = {}): Promise<CleanUpStage> {
        const settings = { 'moderators-may-delete': true, ...options.settings };
        const stage = await Stage.start({ ...options, settings });
        const { owner, member } = stage.people;
        const flooder = addAccount(stage.model, 'flo.flooder', {
            createdAt: new Date(stage.model.clock.millis() - 48 * HOUR),
        });
        const flooded = addRoom(stage.model, 'c', 'flooded', { members: [owner, member, flooder], owners: [owner] });
        await stage.as(stage.people.moderator);
        return new CleanUpStage(stage, flooder, flooded);
    }

    get moderator(): Account {
        return this.stage.people.moderator;
    }

    room(name: string, more: Partial<Room> = {}): Room {
        const { owner } = this.stage.people;
        return addRoom(this.stage.model, 'p', name, { members: [owner, this.flooder], owners: [owner], ...more });
    }

    join(room: Room): void {
        this.stage.model.subscriptions.insert({ room, user: refOf(this.flooder), ts: new Date(0) });
    }

    /** @param ago how many milliseconds ago it was written */
    wrote(text: string, more: Partial<Message> = {}, ago = MINUTE, author = this.flooder): Message {
        const room = this.stage.model.rooms.byId(more.rid ?? '') ?? this.flooded;
        return say(this.stage.model, room, author, text, {
            ts: new Date(this.stage.model.clock.millis() - ago),
            ...more,
        });
    }

    /** Writes so many messages. */
    flood(count: number, room = this.flooded): Message[] {
        return Array.from({ length: count }, (_, index) => this.wrote(`Free coins ${index}`, { rid: room._id }));
    }

    isThere({ _id }: Message): boolean {
        return this.stage.model.messages.byId(_id) !== undefined;
    }

    /** Deactivates the flooder and asks for the clean-up; answers the outcome. */
    async decide(span: string, who = this.moderator): Promise<ChatMessage> {
        const modal = await this.stage.ask(who, this.flooder, 'spam');
        const { exchange } = await this.stage.submit(who, modal.fill('clean-up', span));
        return exchange.ephemeral();
    }

    /** The same, and waits for what came of the first look. */
    async cleanedUp(span: string, who = this.moderator): Promise<Said[]> {
        return sentencesIn(await this.toldAfter(await this.decide(span, who), who));
    }

    /** What was told after that, once the record has moved on: it is told before. */
    async toldAfter(earlier: ChatMessage, who = this.moderator): Promise<ChatMessage> {
        const told = await this.stage.toldAfter(who, earlier);
        await this.stage.followed();
        return told;
    }

    /** The number of messages that were told to be deleted. */
    deletedIn(said: readonly Said[]): number {
        return Number(said.find(({ key }) => key === 'clean_up_deleted')?.args.count ?? 0);
    }

    logged(): Message[] {
        return this.stage.model.messages.ofRoom(this.stage.rooms.moderationLog._id);
    }

    /** What of messages the log room has, in the order of its posts. */
    evidence(): string[] {
        return this.logged()
            .flatMap(({ blocks }) => saidIn(blocks))
            .flatMap(({ args }) => (typeof args.evidence === 'string' ? [args.evidence] : []));
    }

    stop(): Promise<void> {
        return this.stage.stop();
    }
}
