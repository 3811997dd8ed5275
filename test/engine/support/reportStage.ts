import type { Exchange } from '../../../sandbox/client/client';
import type { Modal } from '../../../sandbox/client/modal';
import { type ChatMessage, isMessage } from '../../../sandbox/client/shapes';
import { addAccount, say } from '../../../sandbox/model/build';
import type { Account, Message, MessageReport, Room } from '../../../sandbox/model/documents';
import { until } from '../../support/until';
import { recordsOf } from './records';
import { keysIn, type Said, saidIn } from './said';
import { Stage, type StageOptions } from './stage';

const SECOND = 1000;

/** A stage on which one account after another is reported, and its card is looked for in the log room. */
export class ReportStage {
    /** Whose messages are reported now. */
    spammer: Account;
    /** The spammer's first message. */
    spam: Message;
    #authors = 0;

    constructor(readonly stage: Stage) {
        stage.model.settings.API_Enable_Rate_Limiter = false;
        [this.spammer, this.spam] = this.next();
    }

    static async start(options: StageOptions = {}): Promise<ReportStage> {
        return new ReportStage(await Stage.start(options));
    }

    /** Goes on to another author, of whom nothing was reported yet. */
    next(): [Account, Message] {
        this.spammer = addAccount(this.stage.model, `spammer-${++this.#authors}`);
        this.spam = this.write('FREE *COINS* @all');
        return [this.spammer, this.spam];
    }

    write(text: string, room: Room = this.stage.rooms.general): Message {
        return say(this.stage.model, room, this.spammer, text);
    }

    /** Reports a message as a client does: the spammer's first, if not said otherwise. */
    async report(by: Account, message = this.spam, description = 'It is spam'): Promise<void> {
        const client = await this.stage.as(by);
        const answer = await client.post('/api/v1/chat.reportMessage', { messageId: message._id, description });
        expect(answer.status).toBe(200);
    }

    /** The cards of the author. */
    cards(): Message[] {
        const { model, rooms } = this.stage;
        return model.messages
            .ofRoom(rooms.moderationLog._id)
            .filter(({ blocks }) =>
                saidIn(blocks).some(
                    ({ key, args }) => key.startsWith('report_title') && args.username === this.spammer.username,
                ),
            );
    }

    /** Waits until a card of the author says this, and the app has written down which message that is: its buttons work from then on. */
    async card(key: string, args: Said['args'] = {}): Promise<ChatMessage> {
        const { model, appId } = this.stage;
        const ofAuthor = () =>
            recordsOf(model, appId, 'report-card').filter(({ author }) => author.id === this.spammer._id);
        await until(`a card says ${key}`, () => this.cards().some((one) => saysIn(one, key, args)));
        await until('its message is known', () => ofAuthor().every(({ messageId }) => messageId !== null));
        const found: unknown = this.cards().find((one) => saysIn(one, key, args));
        if (!isMessage(found)) {
            throw new Error('The card is no message');
        }
        return found;
    }

    /** Lets so much time pass that what came meanwhile is shown. */
    async showLater(): Promise<void> {
        await this.stage.workspace.clock.shift(5 * SECOND);
    }

    async click(who: Account, on: ChatMessage, actionId: string): Promise<Exchange> {
        return (await this.stage.as(who)).clickButton(on, actionId);
    }

    /** What became in Rocket.Chat of each report of the author's messages: nothing yet where it is open. */
    dismissals(): MessageReport['moderationInfo'][] {
        return this.stage.model.reports
            .all()
            .flatMap((one) => ('message' in one && one.message.u._id === this.spammer._id ? [one.moderationInfo] : []));
    }
}

/**
 * Starts a stage for the tests of the block that calls this, goes on to another author before each, and stops it after the last.
 * @param use is given the stage when it is up
 */
export function reportStageForTests(use: (at: ReportStage) => void, options?: StageOptions): void {
    let at: ReportStage | undefined;
    beforeAll(async () => {
        at = await ReportStage.start(options);
        use(at);
    });
    beforeEach(() => {
        at?.next();
    });
    afterAll(() => at?.stage.stop());
}

/** Whether a message says this. */
export function saysIn({ blocks }: { blocks?: unknown }, key: string, args: Said['args']): boolean {
    return saidIn(blocks).some(
        (said) => said.key === key && Object.keys(args).every((name) => said.args[name] === args[name]),
    );
}

/** The modal that a click opens: a confirmation is sent to the client, all else is the answer itself. */
export async function openedBy(exchange: Exchange): Promise<Modal> {
    return exchange.answer.body.view === undefined ? exchange.modal() : exchange.answeredModal();
}

/** The keys of what the modal says that a click opens. */
export async function linesOf(exchange: Exchange): Promise<string[]> {
    return keysIn((await openedBy(exchange)).view.blocks);
}
