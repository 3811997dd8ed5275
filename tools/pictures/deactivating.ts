import type { Person } from '../../test/browser/support/Person';
import type { Stage } from '../../test/browser/support/Stage';
import { decide } from './decide';
import { Film } from './Film';

/** Narrow enough to be read in a README, and without the panel. */
const look = { width: 900, height: 640, scale: 1.5 };
/** How long a picture is seen, in milliseconds: between two keys, at a glance, and to be read. */
const KEY = 120;
const GLANCE = 900;
const READING = 3200;

/** Films how a spammer goes by the menu of a message, and an owner of rooms by a command. */
export async function filmDeactivating(stage: Stage, path: string): Promise<void> {
    const mona = await stage.person(stage.accounts.moderator, look);
    const film = new Film(mona.page);
    await film.take(GLANCE);

    const menu = await mona.openMenu(mona.message('FREE COINS'));
    await film.take(GLANCE);
    await menu.getByRole('menuitem', { name: 'Deactivate user' }).hover();
    await film.take(GLANCE);
    await menu.getByRole('menuitem', { name: 'Deactivate user' }).click();
    await mona.dialog.waitFor();
    await type(mona, film, mona.dialog.getByLabel('Reason'), 'Sells coins in every room');
    await film.take(READING);
    await decide(mona);
    await film.take(READING);

    await type(mona, film, mona.field, '/deactivate @olga.owner Left the company');
    await mona.field.press('Enter');
    await mona.dialog.waitFor();
    await film.take(READING);
    await decide(mona);
    await film.take(READING);
    await type(mona, film, mona.dialog.getByRole('textbox'), 'olga.owner');
    await film.take(GLANCE);
    await decide(mona);
    await film.take(READING);
    await film.write(path);
}

/** Types a text, three letters a picture. */
async function type({ page }: Person, film: Film, field: Person['field'], text: string): Promise<void> {
    await field.focus();
    for (const letters of text.match(/.{1,3}/g) ?? []) {
        await page.keyboard.type(letters);
        await film.take(KEY);
    }
}
