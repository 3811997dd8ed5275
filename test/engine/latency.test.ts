import { addAccount } from '../workspace/model/build';
import { Stage } from './support/stage';

const ROUNDS = 41;
/** Of one interaction, from the request over HTTP to its answer, in milliseconds. */
const BAR = 50;

describe('how long an interaction takes', () => {
    let stage: Stage;

    beforeAll(async () => {
        stage = await Stage.start();
    });

    afterAll(() => stage.stop());

    test(`command, submit and log are answered in less than ${BAR} ms at the median`, async () => {
        const { moderator } = stage.people;
        const client = await stage.as(moderator);
        const times: Record<'command' | 'submit' | 'log', number[]> = { command: [], submit: [], log: [] };
        const timed = async <T>(list: number[], act: () => Promise<T>): Promise<T> => {
            const start = performance.now();
            const result = await act();
            list.push(performance.now() - start);
            return result;
        };
        for (let round = 0; round < ROUNDS; round++) {
            const username = `target-${round}`;
            addAccount(stage.model, username);
            const opened = await timed(times.command, () => stage.run(moderator, `@${username} spam`));
            const modal = await opened.modal();
            await timed(times.submit, () => client.submit(modal));
            await timed(times.log, () => stage.run(moderator, 'log'));
        }
        expect(stage.closedCases()).toHaveLength(ROUNDS);
        const medians = Object.entries(times).map(([name, list]) => [name, medianOf(list)] as const);
        expect(medians.filter(([, median]) => median >= BAR)).toEqual([]);
    });
});

function medianOf(list: readonly number[]): number {
    return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.POSITIVE_INFINITY;
}
