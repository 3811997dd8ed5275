import type { BridgeMethod } from '../../../sandbox/engine/options';
import { tryEveryCell } from './everyCell';
import { notCalled, withServiceAccount } from './flow';
import { onNewScene } from './scene';
import { serviceFlows } from './serviceFlows';

/** The same as in bridgeFaults.test.ts, with a service account. At the end its token must have been seen nowhere, whatever went wrong. */
describe('a call into the engine that goes wrong, with a service account', () => {
    const called = new Set<BridgeMethod>();
    let cells = 0;

    test.each(serviceFlows)(
        'in $name',
        async (flow) => {
            const tried = await onNewScene(true, (scene) => tryEveryCell(scene, flow));
            cells += tried.cells;
            for (const method of tried.methods) {
                called.add(method);
            }
            expect(tried.wrong).toEqual([]);
        },
        300_000,
    );

    test('is tried with what the app calls only then', () => {
        expect([...called]).toEqual(expect.arrayContaining([...withServiceAccount]));
        expect(notCalled.filter((method) => called.has(method))).toEqual([]);
        expect(cells).toBeGreaterThan(650);
    });
});
