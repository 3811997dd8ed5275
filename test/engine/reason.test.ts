import type { Modal } from '../../sandbox/client/modal';
import type { Account } from '../../sandbox/model/documents';
import { inEnglish, keysIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** The reason: optional or required, at most 500 characters, and what was typed after the command stands in the field. */
describe('the reason', () => {
    let stage: Stage;
    let mona: Account;
    let target: Account;

    stageForEachTest((started) => {
        stage = started;
        mona = stage.people.moderator;
        target = stage.people.spammer;
    });

    const fieldOf = ({ view }: Modal) => view.blocks.find(({ blockId }) => blockId === 'reason');
    const reasons = (): string[] => stage.closedCases().map(({ reason }) => reason);

    test('what follows the name in the command stands in the field; spaces and quotes are nothing special', async () => {
        const modal = await (await stage.run(mona, '@sam.spammer   sells  "fake coins" & more')).modal();
        expect(fieldOf(modal)?.element).toMatchObject({ initialValue: 'sells fake coins & more' });
        expect((await stage.submit(mona, modal)).kind).toBe('closed');
        expect(reasons()).toEqual(['sells fake coins & more']);
    });

    test('where a client sends nothing for the reason the one of the command stands', async () => {
        const modal = await stage.ask(mona, target, 'as given');
        const view = { ...modal.submission(), state: {} };
        await (await stage.as(mona)).interact(stage.appId, { type: 'viewSubmit', payload: { view } });
        expect(reasons()).toEqual(['as given']);
    });

    test('what is typed in the field counts, also nothing', async () => {
        const modal = await stage.ask(mona, target, 'first thought');
        await stage.submit(mona, modal.fill('reason', '  second thought '));
        const other = await stage.ask(mona, stage.people.newcomer, 'first thought');
        await stage.submit(mona, other.fill('reason', ''));
        expect(reasons().sort()).toEqual(['', 'second thought']);
    });

    test('optional by default', async () => {
        const modal = await stage.ask(mona, target);
        expect(fieldOf(modal)).toMatchObject({ optional: true });
        expect((await stage.submit(mona, modal)).kind).toBe('closed');
    });

    test.each(['', '   ', '\n\t'])(
        'required, once an admin says so: %j is a field error, and the modal stays',
        async (text) => {
            await stage.workspace.saveSettings({ 'reason-required': true });
            const modal = await stage.ask(mona, target);
            expect(fieldOf(modal)).toMatchObject({ optional: false });
            expect(await stage.submit(mona, modal.fill('reason', text))).toMatchObject({
                kind: 'errors',
                errors: { reason: inEnglish('field_reason_missing') },
            });
            expect(stage.isActive(target)).toBe(true);
            expect((await stage.submit(mona, modal.fill('reason', 'spam'))).kind).toBe('closed');
            expect(stage.isActive(target)).toBe(false);
        },
    );

    test.each([
        ['fr', 'Indiquez un motif.'],
        ['de', 'Bitte einen Grund angeben.'],
        ['nl', inEnglish('field_reason_missing')],
    ])('a field error is in the moderator’s own language, %s, or else in English', async (language, error) => {
        stage.model.accounts.update(mona._id, { settings: { preferences: { language } } });
        await stage.workspace.saveSettings({ 'reason-required': true });
        const modal = await stage.ask(mona, target);
        expect(await stage.submit(mona, modal.fill('reason', ''))).toMatchObject({ errors: { reason: error } });
    });

    test('required since the modal was opened: asked for at submit', async () => {
        const modal = await stage.ask(mona, target);
        await stage.workspace.saveSettings({ 'reason-required': true });
        expect((await stage.submit(mona, modal)).kind).toBe('errors');
        expect(stage.isActive(target)).toBe(true);
    });

    test('required since the first step: the ownership step has no field for it, and says so', async () => {
        const { otherMember } = stage.people;
        const modal = await stage.ask(mona, otherMember);
        expect((await stage.submit(mona, modal)).kind).toBe('updated');
        await stage.workspace.saveSettings({ 'reason-required': true });
        expect((await stage.submit(mona, modal)).kind).toBe('updated');
        expect(keysIn(modal.view.blocks)).toEqual(['submit_reason_missing']);
        expect(stage.isActive(otherMember)).toBe(true);
    });

    test.each([
        ['500 letters', 'x'.repeat(500)],
        ['500 characters that take more than one unit each', '👍'.repeat(500)],
    ])('%s are not too many', async (_, text) => {
        const modal = await stage.ask(mona, target);
        expect((await stage.submit(mona, modal.fill('reason', text))).kind).toBe('closed');
        expect(reasons()).toEqual([text]);
    });

    test.each([501, 10_000, 10_001, 100_000])(
        '%i characters are a field error, and the modal stays',
        async (length) => {
            const modal = await stage.ask(mona, target);
            expect(await stage.submit(mona, modal.fill('reason', 'x'.repeat(length)))).toMatchObject({
                kind: 'errors',
                errors: { reason: inEnglish('field_reason_too_long', { limit: '500' }) },
            });
            expect(stage.isActive(target)).toBe(true);
            expect((await stage.submit(mona, modal.fill('reason', 'spam'))).kind).toBe('closed');
        },
    );

    test('a long one on the command line is asked to be cut in the modal, or fits', async () => {
        const modal = await (await stage.run(mona, `@sam.spammer ${'word '.repeat(150)}`)).modal();
        const { kind } = await stage.submit(mona, modal);
        expect(kind).toBe(stage.isActive(target) ? 'errors' : 'closed');
        expect(reasons().every((reason) => reason.length <= 500)).toBe(true);
        await stage.submit(mona, modal.fill('reason', 'spam'));
        expect(stage.isActive(target)).toBe(false);
    });

    test('in the ownership step the reason of the first step stands', async () => {
        const { owner } = stage.people;
        const modal = await stage.ask(mona, owner, 'from the command');
        await stage.submit(mona, modal.fill('reason', 'from the field'));
        await stage.submit(mona, modal.fill('username', 'olga.owner'));
        expect(reasons()).toEqual(['from the field']);
    });
});
