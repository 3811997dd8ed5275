import type { BridgeMethod } from '../../../sandbox/engine/options';
import { tryEveryCell } from './everyCell';
import { notCalled, withServiceAccount } from './flow';
import { Scene } from './scene';
import { serviceFlows } from './serviceFlows';

/** The same as in bridgeFaults.test.ts, with a service account. At the end its token must have been seen nowhere, whatever went wrong. */
describe('a call into the engine that goes wrong, with a service account', () => {
    let scene: Scene;
    const called = new Set<BridgeMethod>();
    let cells = 0;

    beforeAll(async () => {
        scene = await Scene.start(true);
    });

    afterAll(() => scene.stop());

    test.each(serviceFlows)(
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

    test('is tried with what the app calls only then', () => {
        expect([...called]).toEqual(expect.arrayContaining([...withServiceAccount]));
        expect(notCalled.filter((method) => called.has(method))).toEqual([]);
        expect(cells).toBeGreaterThan(650);
    });
});
