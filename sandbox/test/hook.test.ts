import { BridgeHook } from '../engine/hook';

/** docs/rocketchat.md#members-and-owners-of-a-room */
test.each([
    [1, 10],
    [100, 10],
    [250, 30],
])(
    '%i further queries of a call wait at least %i ms where each waits 10: the driver sends 100 at a time',
    async (count, least) => {
        const hook = new BridgeHook({ latencyMs: 10 });
        const start = performance.now();
        await hook.query(count);
        // A timer may fire a little early.
        expect(performance.now() - start).toBeGreaterThanOrEqual(least - 1);
    },
);
