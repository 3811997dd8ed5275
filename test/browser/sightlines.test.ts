import { addRoom } from '../../sandbox/model/build';
import type { Person } from './support/Person';
import { stageForTests } from './support/Stage';

/** What of the dialog is a person's: measured as they see it. */
const measured = ({ dialog }: Person) =>
    dialog.evaluate((element) => {
        const content = element.querySelector<HTMLElement>('.rcx-modal__content');
        const form = element.querySelector<HTMLElement>('form');
        const isInSight = (found: Element | null | undefined): boolean => {
            const { top, bottom, height } = found?.getBoundingClientRect() ?? { top: -1, bottom: -1, height: 0 };
            return height > 0 && top >= 0 && bottom <= window.innerHeight;
        };
        const field = element.querySelector('input, textarea');
        return {
            words: (element.textContent.match(/[\p{L}\p{N}][\p{L}\p{N}’'@.#-]*/gu) ?? []).length,
            height: form?.scrollHeight ?? 0,
            isScrolled: (content?.scrollHeight ?? 0) > (content?.clientHeight ?? 0) + 1,
            isButtonInSight: isInSight([...element.querySelectorAll('.rcx-modal__footer button')].at(-1)),
            isFieldInSight: isInSight(field),
            hasFieldFocus: field === document.activeElement,
        };
    });

const MOST_WORDS = 75;

describe.each([
    ['wide', 1280, 800, 700],
    ['narrow', 390, 844, 950],
] as const)('on a %s screen', (_name, width, height, mostHeight) => {
    const stage = stageForTests();

    test.each([
        ['English', 'en', 'Deactivate user'],
        ['German', 'de', 'Benutzer deaktivieren'],
    ])(
        'the confirmation has few words, its button in sight and its field in focus, in %s',
        async (_, language, title) => {
            const { accounts, model } = stage();
            model.accounts.update(accounts.moderator._id, { settings: { preferences: { language } } });
            const mona = await stage().person(accounts.moderator, { width, height });
            await mona.pick(mona.message('FREE COINS'), title);
            const asked = await mona.dialogCalled(title);
            expect(asked).toContain('FREE COINS');
            const seen = await measured(mona);
            // What other people wrote isn't ours: their name, the message, the room.
            const theirs = asked.match(/“.*”|„.*“|Sam Spammer \(@sam\.spammer\)|#[\w-]+/g)?.join(' ') ?? '';
            expect(seen.words - (theirs.match(/[\p{L}\p{N}@][\p{L}\p{N}.@:/-]*/gu) ?? []).length).toBeLessThanOrEqual(
                MOST_WORDS,
            );
            expect(seen).toMatchObject({ isButtonInSight: true, isFieldInSight: true, hasFieldFocus: true });
        },
    );

    test('sixty rooms: the field and the button are in sight, a wrong submit leads into the field, and the lists are short', async () => {
        const { accounts, model } = stage();
        const { newcomer, otherMember, moderator } = accounts;
        const number = (index: number): string => String(index + 1).padStart(2, '0');
        for (let index = 0; index < 40; index++) {
            addRoom(model, 'p', `project-notes-${number(index)}`, { members: [newcomer], owners: [newcomer] });
        }
        for (let index = 0; index < 20; index++) {
            const members = [newcomer, otherMember];
            addRoom(model, 'p', `customer-support-${number(index)}`, { members, owners: [newcomer] });
        }
        const mona = await stage().person(moderator, { width, height });
        await mona.say('/deactivate @nina.newcomer');
        expect(await mona.dialogCalled('Deactivate user')).toContain('Rooms deleted: 40, with a new owner: 20.');
        await mona.click('Deactivate');
        const asked = await mona.dialogCalled('Delete 40 rooms?');
        for (const name of ['project-notes-01', 'project-notes-40', 'customer-support-20']) {
            expect(asked).toContain(name);
        }
        const seen = await measured(mona);
        expect(seen).toMatchObject({ isButtonInSight: true, isFieldInSight: true });
        expect(seen.height).toBeLessThanOrEqual(mostHeight);
        expect(await mona.dialog.getByRole('heading', { level: 4 }).allInnerTexts()).toEqual([
            'Deleted for good, with all messages and files: 40',
            'New owner: 20',
        ]);

        await mona.click('Delete 40 rooms and deactivate');
        await mona.dialog.getByRole('alert').waitFor();
        expect(await measured(mona)).toMatchObject({ isFieldInSight: true, hasFieldFocus: true });
        await mona.dialog.getByLabel('Type nina.newcomer to confirm').fill('nina.newcomer');
        await mona.click('Delete 40 rooms and deactivate');
        const told = await mona.told('@nina.newcomer is deactivated.');
        expect(told).toContain('project-notes-01 · project-notes-02 · project-notes-03 and 37 more');
        expect(told).toContain('customer-support-03 and 17 more');
    });

    test('rooms whose names differ only in the middle of 80 characters look different', async () => {
        const { accounts, model } = stage();
        const { newcomer, moderator } = accounts;
        for (const middle of ['one', 'two', 'six']) {
            const name = `${'a'.repeat(38)}${middle}${'b'.repeat(39)}`;
            addRoom(model, 'p', name, { members: [newcomer], owners: [newcomer] });
        }
        const mona = await stage().person(moderator, { width, height });
        await mona.say('/deactivate @nina.newcomer');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');
        const asked = await mona.dialogCalled('Delete 3 rooms?');
        expect(new Set(asked.match(/a+(one|two|six)b+/g)).size).toBe(3);
    });
});
