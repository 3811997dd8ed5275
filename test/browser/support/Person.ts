import type { Locator, Page } from 'playwright-core';

/** Somebody at the page, in a browser of their own. What is looked for is looked for as a reader or a screen reader finds it. */
export class Person {
    /** What went wrong in the page's own code. */
    readonly failures: string[] = [];

    constructor(
        readonly page: Page,
        readonly username: string,
    ) {
        page.on('pageerror', (error) => this.failures.push(error.message));
        page.on('console', (message) => {
            if (message.type() === 'error') {
                this.failures.push(message.text());
            }
        });
    }

    /** The field to write in: of the room, or of the thread while one is open. */
    get field(): Locator {
        return this.page.getByRole('textbox', { name: /^(Message|Nachricht) / }).last();
    }

    get dialog(): Locator {
        return this.page.getByRole('dialog');
    }

    /** A room's messages. */
    get messages(): Locator {
        return this.page.getByRole('main').getByRole('log');
    }

    /** The panel that shows what is so in the workspace, or the thread that is open. */
    get panel(): Locator {
        return this.page.getByRole('complementary');
    }

    /** The last message of the room, or within `where`, that has this text. */
    message(text: string, where = this.messages): Locator {
        return where.getByRole('article').filter({ hasText: text }).last();
    }

    async openRoom(name: string): Promise<void> {
        const entry = this.page
            .getByRole('navigation')
            .getByRole('button')
            .filter({ has: this.page.getByText(name, { exact: true }) });
        await entry.click();
        await this.page.getByRole('heading', { level: 2, name }).waitFor();
    }

    /** Writes a message or a command and sends it. */
    async say(text: string): Promise<void> {
        await this.field.fill(text);
        await this.field.press('Enter');
    }

    /** Opens the menu of a message. */
    async openMenu(message: Locator): Promise<Locator> {
        await message.hover();
        await message.getByRole('button', { name: /^(More|Mehr)/ }).click();
        return message.getByRole('menu');
    }

    /** What stands in a menu, without the icons. */
    async entries(menu: Locator): Promise<string[]> {
        const texts = await menu.getByRole('menuitem').allTextContents();
        return texts.map((text) => text.replaceAll(/\p{Co}/gu, '').trim());
    }

    /** Picks an entry in the menu of a message. */
    async pick(message: Locator, entry: string): Promise<void> {
        const menu = await this.openMenu(message);
        await menu.getByRole('menuitem', { name: entry }).click();
    }

    /** Waits until the dialog has this title, and answers what can be read in it. */
    async dialogCalled(title: string): Promise<string> {
        await this.page.getByRole('dialog', { name: title }).waitFor();
        return this.dialog.innerText();
    }

    async click(button: string): Promise<void> {
        // Of two with the same name the lower one: the cross at the top is called Close, too.
        await this.dialog.getByRole('button', { name: button }).last().click();
    }

    /** Chooses an option in a field of the dialog. */
    async choose(label: string, option: string): Promise<void> {
        await this.dialog.getByLabel(label).click();
        await this.page.getByRole('option', { name: option }).click();
    }

    /** Waits for a message with this text that only this person sees, and answers all of it. */
    async told(text: string, where = this.messages): Promise<string> {
        const message = this.message(text, where);
        await message.getByText(/Only you can see this message|Nur für Sie sichtbar/).waitFor();
        return message.innerText();
    }
}
