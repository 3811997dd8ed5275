/**
 * `npm run screenshots`: packages the app, goes through the ownership step in the sandbox, and takes the README's pictures in docs/images, a moving one among
 * them. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Person } from '../test/browser/support/Person';
import { Stage } from '../test/browser/support/Stage';
import { packageProject } from './packaging/packageProject';
import { filmDeactivating } from './pictures/deactivating';
import { decide } from './pictures/decide';

const root = resolve(__dirname, '..');
const folder = join(root, 'docs', 'images');

/** Without the panel, and as high as the confirmation. */
const chat = { width: 1024, height: 800, scale: 2 };
const chatAndPanel = { width: 1280, height: 720, scale: 2 };

async function main(): Promise<void> {
    await packageProject();
    await mkdir(folder, { recursive: true });
    const stage = await Stage.start();
    try {
        const mona = await stage.person(stage.accounts.moderator, chat);
        await mona.say('/deactivate @olga.owner Left the company');
        await mona.dialog.waitFor();
        await take(mona, 'confirmation');
        await decide(mona);
        await mona.dialog.getByRole('textbox').fill('olga.owner');
        await take(mona, 'ownership');
        await mona.click('Cancel');

        // In the log room the outcome, which only she sees, stands beside what everybody there sees.
        const there = await stage.person(stage.accounts.moderator, chatAndPanel);
        await there.openRoom('moderation-log');
        await there.say('/deactivate @olga.owner Left the company');
        await there.dialog.waitFor();
        await decide(there);
        await there.dialog.getByRole('textbox').fill('olga.owner');
        await decide(there);
        await there.panel.getByText('deactivate @olga.owner').first().waitFor();
        await take(there, 'outcome');

        await stage.closeWindows();
        await stage.sandbox.reset();
        await takeReports(stage);
        await stage.closeWindows();
        await stage.sandbox.reset();
        await takeNightShift(stage);
        await stage.closeWindows();
        await stage.sandbox.reset();
        await filmDeactivating(stage, join(folder, 'deactivating.webp'));
    } finally {
        await stage.closeWindows();
        await stage.stop();
    }
}

/** A reported message in the log room, and several accounts at once. */
async function takeReports(stage: Stage): Promise<void> {
    const max = await stage.person(stage.accounts.member, chat);
    await max.pick(max.message('FREE COINS'), 'Report');
    await max.dialog.getByLabel('Why do you report it?').fill('Spam in every room');
    await max.click('Report');
    const mona = await stage.person(stage.accounts.moderator, { ...chat, height: 400 });
    await mona.openRoom('moderation-log');
    await mona.message('Spam in every room').waitFor();
    await take(mona, 'report');
    await mona.page.setViewportSize({ width: chat.width, height: chat.height });
    await mona.say('/deactivate @sam.spammer @gus.guest @max.member');
    await mona.dialog.waitFor();
    await take(mona, 'several');
}

/** Ten accounts that have just registered themselves and flood a room: one question about all, with their messages to be deleted. */
async function takeNightShift(stage: Stage): Promise<void> {
    await stage.workspace.saveSettings({ 'moderators-may-delete': true });
    const mona = await stage.person(stage.accounts.moderator, { ...chat, height: 800 });
    const accounts = JSON.stringify({ accounts: 10 });
    const headers = { 'Content-Type': 'application/json' };
    await fetch(`${stage.workspace.url}/sandbox/flood`, { method: 'POST', headers, body: accounts });
    await mona.messages.getByText('https://coins.example/free').nth(9).waitFor();
    await mona.say('/deactivate newcomers');
    await mona.dialogCalled('Newcomers');
    await mona.click('Choose all');
    await mona.dialog.getByText(/@coins-\w+-10/).waitFor();
    await mona.click('Next …');
    await mona.dialogCalled('Deactivate 10 accounts');
    await mona.choose('Delete their messages', 'Of the last hour');
    await mona.dialog.getByLabel('Type 10 to confirm').fill('10');
    await take(mona, 'night-shift');
}

async function take({ page }: Person, name: string): Promise<void> {
    await page.evaluate(() => document.fonts.ready);
    // Neither the pointer nor the caret belongs in a picture.
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, `${name}.png`), caret: 'hide', animations: 'disabled' });
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
