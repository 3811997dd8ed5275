import { logFiller } from '../test/engine/support/fillLog';
import { recordsOf } from '../test/engine/support/records';
import { atMost, type Bar } from './bars';
import { Interactions } from './interactions';
import { rounded, spreadOf } from './spread';
import type { BenchStage } from './stage';

const COUNTS = [100, 100_000] as const;
const ROUNDS = 60;

/** What is asked of the log: the newest cases, those of an account, one by its number, and who deactivated an account. */
const QUESTIONS = ['log', 'log @logged', 'log #40', '@logged'] as const;

/** The medians of what is asked of the log, in milliseconds, with few cases on record and with many. */
export type LogGrowth = readonly { readonly question: string; readonly few: number; readonly many: number }[];

/** Measures the same questions with 100 and with 100,000 cases on record, which are written into the records as the app would. */
export async function measureLogGrowth(stage: BenchStage): Promise<LogGrowth> {
    const people = new Interactions(stage);
    const logged = stage.newTarget('logged');
    await people.deactivate(logged);
    stage.model.accounts.update(logged._id, { active: false });
    const [real] = recordsOf(stage.model, stage.appId, 'closed-case');
    const { model, appId, moderator } = stage;
    const fill = logFiller({
        model,
        appId,
        moderatorId: moderator.credentials.userId,
        target: { id: logged._id, username: 'logged' },
        openedAt: real?.openedAt ?? 0,
    });
    const medians: number[][] = [];
    let from = 2;
    for (const count of COUNTS) {
        fill(from, count);
        from = count + 1;
        medians.push(await mediansOf(people));
    }
    return QUESTIONS.map((question, index) => ({
        question,
        few: medians[0]?.[index] ?? Number.NaN,
        many: medians[1]?.[index] ?? Number.NaN,
    }));
}

async function mediansOf(people: Interactions): Promise<number[]> {
    const medians: number[] = [];
    for (const question of QUESTIONS) {
        const times: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
            times.push((await people.told(question)).milliseconds);
        }
        medians.push(spreadOf(times.slice(ROUNDS / 10)).median);
    }
    return medians;
}

export function barsOfLogGrowth(growth: LogGrowth): Bar[] {
    return growth.map(({ question, few, many }) =>
        atMost(`/deactivate ${question}: 100,000 cases to 100`, rounded(many / few), 1.5, 'times'),
    );
}
