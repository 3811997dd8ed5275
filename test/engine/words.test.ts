import { isFields } from '../../sandbox/client/shapes';
import type { Account } from '../../sandbox/model/documents';
import { inEnglish } from './support/said';
import { Stage } from './support/stage';
import { textsIn } from './support/texts';

/** Every text of a block comes by key, with English text that reads the same. */
describe('words', () => {
    let stage: Stage;
    let mona: Account;

    beforeAll(async () => {
        stage = await Stage.start();
        mona = stage.people.moderator;
    });

    afterAll(() => stage.stop());

    test('are said by key, in whatever the app shows', async () => {
        const { admin, member, owner, federated, spammer } = stage.people;
        const client = await stage.as(mona);
        const shown: unknown[] = [];
        for (const words of [
            '',
            'help',
            'log',
            'status',
            '@nobody.here',
            '@mona.moderator',
            '@rocket.cat',
            '@ina.inactive',
        ]) {
            shown.push(await stage.told(mona, words));
        }
        shown.push(await stage.told(member, '@sam.spammer'), await stage.told(admin, 'status'));
        const modal = await stage.ask(mona, owner, 'left');
        shown.push(modal.view);
        await stage.submit(mona, modal);
        shown.push(modal.view);
        const { exchange } = await stage.submit(mona, modal.fill('username', 'olga.owner'));
        shown.push(await exchange.ephemeral(), await exchange.posted(stage.rooms.moderationLog._id));
        const failed = await stage.submit(mona, await stage.ask(mona, federated));
        shown.push(await failed.exchange.ephemeral());
        const stale = await stage.ask(mona, spammer);
        stage.model.accounts.update(spammer._id, { active: false });
        await stage.submit(mona, stale);
        shown.push(stale.view, await stage.told(mona, 'log'), client.stream.since(0));

        const texts = textsIn(shown);
        expect(texts.length).toBeGreaterThan(50);
        for (const { text, i18n } of texts) {
            expect(i18n ? inEnglish(i18n.key, i18n.args) : '·').toBe(text);
        }
    });

    test('the command, the buttons and the settings are named by keys that are in the translations', async () => {
        const client = await stage.as(stage.people.admin);
        const { body } = await client.get(`/api/apps/${stage.appId}/languages`);
        const languages = isFields(body.languages) ? body.languages : {};
        const english = isFields(languages.en) ? languages.en : {};
        const { list } = await client.get('/api/apps/actionButtons');
        const settings = (await client.get(`/api/apps/${stage.appId}/settings`)).body.settings;
        const commands = (await client.get('/api/v1/commands.list')).body.commands;
        const keys = JSON.stringify([list, settings, commands]).match(
            /(?<="(?:labelI18n|i18nLabel|i18nDescription|section)":")[^"]+|(?<=apps-[0-9a-f-]{36}-)[^"]+/g,
        );
        expect(keys?.length).toBeGreaterThan(8);
        for (const key of keys ?? []) {
            expect([key, typeof english[key]]).toEqual([key, 'string']);
        }
    });

    test('every setting says what it does', async () => {
        const client = await stage.as(stage.people.admin);
        const { body } = await client.get(`/api/apps/${stage.appId}/settings`);
        const settings = Object.values(isFields(body.settings) ? body.settings : {});
        expect(settings.length).toBeGreaterThan(3);
        for (const setting of settings) {
            expect(setting).toMatchObject({
                i18nLabel: expect.any(String) as unknown,
                i18nDescription: expect.any(String) as unknown,
                public: false,
            });
            const { i18nDescription } = isFields(setting) ? setting : {};
            expect(inEnglish(String(i18nDescription)).length).toBeGreaterThan(20);
        }
    });
});
