import { addSpammers, askAbout, endOf } from '../support/batches';
import { ServiceStage } from '../support/serviceStage';
import { timersOf } from '../support/timers';

const MINUTE = 60_000;

let at: ServiceStage;

beforeEach(async () => {
    at = await ServiceStage.start();
});

afterEach(() => at.stop());

test('50 timers that are due at once end at the pace of the server’s limit: none fails for that, and none is given up', async () => {
    const { stage } = at;
    const spammers = addSpammers(stage, 50);
    const { admin } = stage.people;
    const modal = await askAbout(stage, admin, spammers);
    const { exchange } = await stage.submit(admin, modal.fill('duration', '1-hour'));
    await endOf(stage, admin, await exchange.ephemeral());
    expect(timersOf(stage)).toHaveLength(50);
    stage.model.permissions.setRoles('api-bypass-rate-limit', []);
    const posts = at.posts().length;
    await stage.workspace.clock.shift(60 * MINUTE);
    let rounds = 0;
    while (timersOf(stage).length > 0 && rounds < 10) {
        rounds++;
        await stage.workspace.clock.shift(MINUTE + 1000);
        await stage.followed();
    }
    expect(spammers.filter((account) => !stage.isActive(account))).toEqual([]);
    const ended = stage.closedCases().filter(({ action }) => action === 'activate');
    expect(ended.map(({ ending }) => ending?.kind)).toEqual(Array(50).fill('done'));
    expect(stage.openCases()).toEqual([]);
    const told = at.posts().slice(posts).flat();
    expect(told.filter(({ key }) => key === 'log_posted_timer_ended')).toHaveLength(50);
    expect(told.filter(({ key }) => key.endsWith('failed') || key.endsWith('gave_up'))).toEqual([]);
    // A few calls find out, each minute, that there is a limit.
    expect(at.timesAsked(true)).toBeLessThan(50 + 5 * (rounds + 1));
});
