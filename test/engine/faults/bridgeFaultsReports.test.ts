import { tryEveryCell } from './everyCell';
import { newcomerFlows } from './newcomerFlows';
import { reportFlows } from './reportFlows';
import { onNewScene } from './scene';

/** The same with reports and newcomers: each call into the engine goes wrong, one at a time. The card comes all the same, or whoever pressed is told. */
test.each([...reportFlows, ...newcomerFlows])(
    'a call into the engine that goes wrong in $name',
    async (flow) => {
        const { wrong, cells } = await onNewScene(false, (scene) => tryEveryCell(scene, flow));
        expect(wrong).toEqual([]);
        expect(cells).toBeGreaterThan(20);
    },
    300_000,
);
