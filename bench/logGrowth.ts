import { logFiller } from '../test/engine/support/fillLog';
import { recordsOf } from '../test/engine/support/records';
import { newcomers } from './batches';
import { Interactions, type Timed } from './interactions';
import { spreadOf } from './spread';
import type { BenchStage } from './stage';

const [FEW, MANY] = [100, 100_000];
const ROUNDS = 100;
const DAY = 24 * 60 * 60 * 1000;

/** The medians of what is asked of the records, in milliseconds, with few cases on record and with many. */
export type LogGrowth = readonly { readonly question: string; readonly few: number; readonly many: number }[];

type Ask = () => Promise<Timed<unknown>>;

/** Measures the same questions with 100 and with 100,000 cases on record, which are written into the records as the app would. */
export async function measureLogGrowth(stage: BenchStage): Promise<LogGrowth> {
    const { model, appId, moderator } = stage;
    const people = new Interactions(stage);
    const logged = stage.newTarget('logged');
    await people.deactivate(logged);
    model.accounts.update(logged._id, { active: false });
    const [real] = recordsOf(model, appId, 'closed-case');
    const fill = logFiller({
        model,
        appId,
        moderatorId: moderator.credentials.userId,
        target: { id: logged._id, username: 'logged' },
        openedAt: real?.openedAt ?? 0,
    });
    const questions = questionsOf(stage, people);
    fill(2, FEW);
    // With the first round the runtimes warm up.
    await mediansOf(questions);
    const few = await mediansOf(questions);
    fill(FEW + 1, MANY);
    const many = await mediansOf(questions);
    return [...questions.keys()].map((question, index) => ({
        question,
        few: few[index] ?? Number.NaN,
        many: many[index] ?? Number.NaN,
    }));
}

/** What is asked: the newest cases, a page further, those of an account, one by its number, who deactivated an account, and the brake's count. */
function questionsOf(stage: BenchStage, people: Interactions): Map<string, Ask> {
    const { model } = stage;
    const old = newcomers(stage, 2, 'no-newcomer');
    for (const { _id } of old) {
        model.accounts.update(_id, { createdAt: new Date(model.clock.millis() - 2 * DAY) });
    }
    return new Map<string, Ask>([
        ...['log', 'log @logged', 'log #40', '@logged'].map((words): [string, Ask] => [
            `\`/deactivate ${words}\``,
            () => people.told(words),
        ]),
        ['“Older”, a page further', () => people.olderCases()],
        ['the brake’s count, for a modal of two accounts', () => people.askedFor(old)],
    ]);
}

async function mediansOf(questions: ReadonlyMap<string, Ask>): Promise<number[]> {
    const medians: number[] = [];
    for (const ask of questions.values()) {
        const times: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
            times.push((await ask()).milliseconds);
        }
        medians.push(spreadOf(times.slice(ROUNDS / 10)).median);
    }
    return medians;
}
