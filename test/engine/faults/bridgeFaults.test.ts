import { type BridgeMethod, bridgeMethods } from '../../../sandbox/engine/options';
import { tryEveryCell } from './everyCell';
import { atStart, notCalled, withReports, withServiceAccount } from './flow';
import { flows } from './flows';
import { jobFlows } from './jobFlows';
import { onNewScene } from './scene';

/**
 * In everything that people and jobs do, each call into the engine goes wrong, one at a time. It fails, answers nothing, hangs or is late: somebody
 * is told, and nothing is changed without a case. Every case closes and agrees with its account, and the app's process goes on.
 */
describe('a call into the engine that goes wrong', () => {
    const calledAtStart = new Set<BridgeMethod>();
    const called = new Set<BridgeMethod>();
    let cells = 0;

    test.each([...flows, ...jobFlows])(
        'in $name',
        async (flow) => {
            const tried = await onNewScene(false, (scene) => {
                scene.stage.hooks.calls.forEach(({ method }) => calledAtStart.add(method));
                return tryEveryCell(scene, flow);
            });
            cells += tried.cells;
            for (const method of tried.methods) {
                called.add(method);
            }
            expect(tried.wrong).toEqual([]);
        },
        300_000,
    );

    test('is tried with every method that the app can call', () => {
        expect([...called, ...withServiceAccount, ...withReports, ...atStart, ...notCalled].sort()).toEqual(
            [...bridgeMethods].sort(),
        );
        expect([...calledAtStart]).toEqual(expect.arrayContaining([...atStart]));
        expect(cells).toBeGreaterThan(950);
    });
});
