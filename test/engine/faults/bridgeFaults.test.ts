import { bridgeMethods, type BridgeMethod } from '../../../sandbox/engine/options';
import { tryEveryCell } from './everyCell';
import { atStart, notCalled, withServiceAccount } from './flow';
import { flows } from './flows';
import { jobFlows } from './jobFlows';
import { Scene } from './scene';

/**
 * In everything that people and jobs do, each call into the engine goes wrong, one at a time. It fails, answers nothing, hangs or is late: somebody
 * is told, and nothing is changed without a case. Every case closes and agrees with its account, and the app's process goes on.
 */
describe('a call into the engine that goes wrong', () => {
    let scene: Scene;
    let beforeFlows: BridgeMethod[];
    const called = new Set<BridgeMethod>();
    let cells = 0;

    beforeAll(async () => {
        scene = await Scene.start(false);
        beforeFlows = scene.stage.hooks.calls.map(({ method }) => method);
    });

    afterAll(() => scene.stop());

    test.each([...flows, ...jobFlows])(
        'in $name',
        async (flow) => {
            const tried = await tryEveryCell(scene, flow);
            cells += tried.cells;
            for (const method of tried.methods) {
                called.add(method);
            }
            expect(tried.wrong).toEqual([]);
        },
        120_000,
    );

    test('is tried with every method that the app can call', () => {
        expect([...called, ...withServiceAccount, ...atStart, ...notCalled].sort()).toEqual([...bridgeMethods].sort());
        expect(beforeFlows).toEqual(expect.arrayContaining([...atStart]));
        expect(cells).toBeGreaterThan(950);
    });
});
