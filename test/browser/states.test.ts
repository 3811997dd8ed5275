import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';

import { addRoom } from '../../sandbox/model/build';
import { wordIn } from '../../sandbox/page/words/words';
import type { WordKey } from '../../src/words/english';
import { filledIn } from '../../src/words/words';
import { measured, wordsOfOurs } from './support/measured';
import type { Person } from './support/Person';
import { poorlyShown } from './support/poorlyShown';
import { type Stage, stageForTests } from './support/Stage';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core calls serious or critical, with the elements: all of it, or what one rule finds. */
async function violations({ page }: Person, rule?: string): Promise<string[]> {
    if (await page.evaluate<boolean>('typeof axe === "undefined"')) {
        await page.evaluate(axe);
    }
    const options = { resultTypes: ['violations'], preload: false, ...(rule !== undefined && { runOnly: [rule] }) };
    const found = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
    return found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
            ({ id, nodes }) =>
                `${id}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message).join()}`).join(' ')}`,
        );
}

/** Of 60 rooms 40 are lost. */
function giveRooms({ model, accounts: { newcomer, otherMember } }: Stage): void {
    for (let index = 1; index <= 60; index++) {
        const [name, members] = index <= 40 ? ['project-notes', []] : ['customer-support', [otherMember]];
        const number = String(index).padStart(2, '0');
        addRoom(model, 'p', `${name}-${number}`, { members: [newcomer, ...members], owners: [newcomer] });
    }
}

const MOST_WORDS = 75;

/** Each state of the page, as a moderator meets it: accessible in light and in dark, whole, in words, and with what is to be done in sight. */
describe.each([
    ['wide', 'English', 1280, 800, 700, 'en'],
    ['wide', 'German', 1280, 800, 700, 'de'],
    ['narrow', 'English', 390, 844, 950, 'en'],
    ['narrow', 'German', 390, 844, 950, 'de'],
] as const)('on a %s screen, in %s', (_size, _language, width, height, mostHeight, language) => {
    const stage = stageForTests();
    const look = { width, height, language };
    const sentences = JSON.parse(readFileSync(`${__dirname}/../../i18n/${language}.json`, 'utf8')) as Record<
        string,
        string
    >;
    const say = (key: WordKey, args: Record<string, string> = {}): string => filledIn(sentences[key] ?? '', args);
    const word = (key: Parameters<typeof wordIn>[1]): string => wordIn(language, key);

    const check = async (person: Person, state: string): Promise<void> => {
        expect([state, await violations(person)]).toEqual([state, []]);
        expect([state, await poorlyShown(person)]).toEqual([state, []]);
        await person.page.emulateMedia({ colorScheme: 'dark' });
        expect([`${state}, dark`, await violations(person, 'color-contrast')]).toEqual([`${state}, dark`, []]);
        await person.page.emulateMedia({ colorScheme: 'light' });
    };
    const openLogRoom = async (person: Person): Promise<void> => {
        if (width < 500) {
            await person.page.getByRole('button', { name: word('rooms'), exact: true }).click();
        }
        await person.openRoom('moderation-log');
    };

    beforeEach(() => {
        const { accounts, model } = stage();
        for (const { _id } of [accounts.moderator, accounts.admin]) {
            model.accounts.update(_id, { settings: { preferences: { language } } });
        }
    });

    test('a moderator: from a message to the case in the log room', async () => {
        const { accounts, workspace } = stage();
        giveRooms(stage());
        const visitor = await stage().visitor(look);
        await visitor.page.goto(workspace.url);
        await visitor.page.getByRole('button', { name: /Mona Moderator/ }).waitFor();
        await check(visitor, 'log-in');

        const mona = await stage().person(accounts.moderator, look);
        await check(mona, 'room');
        await mona.openMenu(mona.message('FREE COINS'));
        await check(mona, 'menu of a message');
        await mona.page.keyboard.press('Escape');
        await mona
            .message('FREE COINS')
            .getByRole('button', { name: word('viewThread') })
            .click();
        await mona.message('Do not listen', mona.panel).waitFor();
        await check(mona, 'thread');
        await mona.panel.getByRole('button', { name: `${word('close')}: ${word('thread')}` }).click();
        await mona.field.fill('/');
        await mona.page.getByRole('listbox').getByRole('option').first().waitFor();
        await check(mona, 'completions');
        await mona.field.fill('');

        await mona.pick(mona.message('FREE COINS'), say('action_deactivate_user'));
        const asked = await mona.dialogCalled(say('confirm_title'));
        expect(asked).toContain('FREE COINS');
        expect(await measured(mona)).toMatchObject({
            isButtonInSight: true,
            isFieldInSight: true,
            hasFieldFocus: true,
        });
        expect(await wordsOfOurs(mona)).toBeLessThanOrEqual(MOST_WORDS);
        await check(mona, 'confirmation');
        await mona.click(say('confirm_cancel'));
        await mona.dialog.waitFor({ state: 'detached' });

        await mona.say('/deactivate @nina.newcomer');
        await mona.dialogCalled(say('confirm_title'));
        await mona.click(say('confirm_submit'));
        const lists = await mona.dialogCalled(say('ownership_title_delete', { count: '40' }));
        for (const name of ['project-notes-01', 'project-notes-40', 'customer-support-60']) {
            expect(lists).toContain(name);
        }
        expect(await mona.dialog.getByRole('heading', { level: 4 }).allInnerTexts()).toEqual([
            say('heading_deleted', { count: '40' }).replace('#### ', ''),
            say('heading_handed_over', { count: '20' }).replace('#### ', ''),
        ]);
        const { height: asHigh, ...seen } = await measured(mona);
        expect(seen).toMatchObject({ isButtonInSight: true, isFieldInSight: true });
        expect(asHigh).toBeLessThanOrEqual(mostHeight);
        await check(mona, 'ownership step');
        await mona.click(say('ownership_submit_delete', { count: '40' }));
        await mona.dialog.getByRole('alert').waitFor();
        expect(await measured(mona)).toMatchObject({ isFieldInSight: true, hasFieldFocus: true });
        await check(mona, 'error under a field');
        await mona.dialog.getByRole('textbox').fill('nina.newcomer');
        await mona.click(say('ownership_submit_delete', { count: '40' }));
        await mona.told(say('done_deactivated', { username: 'nina.newcomer' }));
        await check(mona, 'outcome');

        await mona.say('/deactivate @sam.spammer @gus.guest @max.member');
        await mona.dialogCalled(say('batch_title_deactivate', { count: '2' }));
        expect(await measured(mona)).toMatchObject({
            isButtonInSight: true,
            isFieldInSight: true,
            hasFieldFocus: true,
        });
        await check(mona, 'several accounts');
        await mona.click(say('confirm_cancel'));
        await mona.dialog.waitFor({ state: 'detached' });

        await mona.say('/deactivate help');
        await mona.told('/deactivate status');
        await mona.say('/deactivate log');
        await mona.told(say('log_title'));
        await check(mona, 'help and log');
        await mona.pick(mona.message('FREE COINS'), word('report'));
        await mona.dialogCalled(word('reportMessage'));
        await check(mona, 'report');
        await mona.dialog.getByLabel(word('reportWhy')).fill('Spam in every room');
        await mona.click(word('report'));
        await mona.dialog.waitFor({ state: 'detached' });
        await openLogRoom(mona);
        await mona.message('Spam in every room').waitFor();
        await check(mona, 'log room');
        await mona.page.getByRole('button', { name: new RegExp(`^${word('account')}`) }).click();
        await mona.page.getByRole('button', { name: /ada\.admin/ }).waitFor();
        await check(mona, 'accounts');
    }, 300_000);

    test('an admin: the status, the settings and what is so in the workspace', async () => {
        const ada = await stage().person(stage().accounts.admin, look);
        const account = await ada.page.getByRole('button', { name: new RegExp(`^${word('account')}`) }).boundingBox();
        expect((account?.x ?? 0) + (account?.width ?? width + 1)).toBeLessThanOrEqual(width);
        await ada.say('/deactivate status');
        await ada.told(say('status_title', { version: '' }).trim().split(' ')[0] ?? '');
        await check(ada, 'status');
        await ada.page.getByRole('button', { name: word('settings') }).click();
        await ada.page.getByLabel(say('setting_authorised_roles')).waitFor();
        await check(ada, 'settings');
        await ada.page.getByRole('button', { name: word('workspace') }).click();
        await ada.panel.getByRole('listitem').first().waitFor();
        await check(ada, 'workspace');
    }, 60_000);
});
