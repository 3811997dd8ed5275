import { batchFlows, batchServiceFlows } from './batchFlows';
import { tryEveryCell } from './everyCell';
import { onNewScene } from './scene';

/** As `bridgeFaults.test.ts`, in what is done with several accounts at once. */
describe('a call into the engine that goes wrong', () => {
    test.each([
        ...batchFlows.map((flow) => ({ name: flow.name, flow, hasServiceAccount: false })),
        ...batchServiceFlows.map((flow) => ({ name: flow.name, flow, hasServiceAccount: true })),
    ])(
        'in $name',
        async ({ flow, hasServiceAccount }) => {
            const { wrong, cells } = await onNewScene(hasServiceAccount, (scene) => tryEveryCell(scene, flow));
            expect(wrong).toEqual([]);
            expect(cells).toBeGreaterThan(10);
        },
        300_000,
    );
});
