import type { Account } from '../../../sandbox/model/documents';
import { keysIn } from './said';
import { snapshotOf } from './snapshot';
import type { Stage } from './stage';

/** Submits a view as it is given. Answers the keys of what the client is then shown, and the errors of fields. */
export async function sendView(
    stage: Stage,
    who: Account,
    view: unknown,
): Promise<{ keys: string[]; errors: unknown }> {
    const exchange = await (await stage.as(who)).interact(stage.appId, { type: 'viewSubmit', payload: { view } });
    const shown = await stage.shown(who, exchange);
    return { keys: keysIn(shown), errors: exchange.answer.body.errors };
}

/** That a view does not count when it is submitted, that this is said, and that nothing is changed. */
export async function expectViewRefused(stage: Stage, who: Account, view: unknown, ...keys: string[]): Promise<void> {
    await stage.as(who);
    const before = snapshotOf(stage);
    expect((await sendView(stage, who, view)).keys).toEqual(keys.length > 0 ? keys : ['submit_no_longer_counts']);
    expect(snapshotOf(stage)).toEqual(before);
}
