import type { Modal } from '../../sandbox/client/modal';
import type { Fields } from '../../sandbox/client/shapes';
import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { keysIn } from './support/said';
import { snapshotOf } from './support/snapshot';
import { Stage } from './support/stage';

/** Submits that no client of the app's modals sends. None of them spends the question that stands. */
describe('malformed and invented submits', () => {
    let stage: Stage;
    let mona: Account;
    let target: Account;
    let targets = 0;

    beforeAll(async () => {
        stage = await Stage.start();
        mona = stage.people.moderator;
    });

    afterAll(() => stage.stop());

    beforeEach(() => {
        target = addAccount(stage.model, `target-${++targets}`);
    });

    /** That a view does not count when it is submitted, and that nothing is changed. */
    async function expectRefused(view: unknown, key: string): Promise<void> {
        const before = snapshotOf(stage);
        const exchange = await (await stage.as(mona)).interact(stage.appId, { type: 'viewSubmit', payload: { view } });
        expect(keysIn(await stage.shown(mona, exchange))).toEqual([key]);
        expect(snapshotOf(stage)).toEqual(before);
    }

    async function expectToCount(modal: Modal): Promise<void> {
        expect((await stage.submit(mona, modal)).kind).toBe('closed');
        expect(stage.isActive(target)).toBe(false);
    }

    test.each(['invented', '__proto__', 'x'.repeat(100)])('an invented id is no answer: "%s"', async (id) => {
        const modal = await stage.ask(mona, target);
        const { blocks } = modal.submission();
        await expectRefused({ id, state: {} }, 'submit_no_longer_counts');
        await expectRefused({ id, state: {}, blocks }, 'submit_no_longer_counts');
        await expectToCount(modal);
    });

    test.each<[string, (view: Fields) => unknown]>([
        ['no view', () => undefined],
        ['a view that is null', () => null],
        ['a view that is a list', (view) => [view]],
        ['a view that is a text', () => 'view'],
        ['no id', (view) => ({ ...view, id: undefined })],
        ['an empty id', (view) => ({ ...view, id: '' })],
        ['an id that is a number', (view) => ({ ...view, id: 7 })],
        ['an id that is a list', (view) => ({ ...view, id: [view.id] })],
        ['an id that is too long', (view) => ({ ...view, id: `${String(view.id)}${'x'.repeat(100)}` })],
        ['no state', (view) => ({ ...view, state: undefined })],
        ['a state that is null', (view) => ({ ...view, state: null })],
        ['a state that is a list', (view) => ({ ...view, state: [] })],
        ['a state that is a text', (view) => ({ ...view, state: 'reason' })],
        ['a reason that is a number', (view) => ({ ...view, state: { reason: { reason: 5 } } })],
        ['a reason that is a list', (view) => ({ ...view, state: { reason: { reason: ['a'] } } })],
        ['a reason that is true', (view) => ({ ...view, state: { reason: { reason: true } } })],
        ['a reason without a field', (view) => ({ ...view, state: { reason: 'spam' } })],
        ['blocks that are a text', (view) => ({ ...view, blocks: 'blocks' })],
        ['no block at all', (view) => ({ ...view, blocks: [] })],
        ['a first block without an id', (view) => ({ ...view, blocks: [{ type: 'section' }] })],
    ])('%s could not be read, and leaves the question as it is', async (_, change) => {
        const modal = await stage.ask(mona, target);
        await expectRefused(change(modal.submission()), 'submit_malformed');
        await expectToCount(modal);
    });
});
