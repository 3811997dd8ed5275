import { isFields } from '../../../sandbox/client/shapes';
import { addAccount } from '../../../sandbox/model/build';
import { addressOfNobody } from '../support/faultyServer';
import { inEnglish, keysIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';

const ID = 'service-user-id';
const TOKEN = 'service-token';
const ADDRESS = 'service-base-url';
const both = ['log_service_missing_both'];
const noId = ['log_service_missing_user_id'];
const noToken = ['log_service_missing_token'];
const refused = ['log_service_fails', 'why_rest_refused'];
const works = ['log_service_works'];

/** The settings of the service account: saved one by one in any order, tried after each. */
describe('the settings of the service account', () => {
    let at: ServiceStage;
    let values: Record<string, string>;

    beforeAll(async () => {
        at = await ServiceStage.start({ isSet: false, settings: { 'authorised-roles': 'admin' } });
        // Behind a proxy the workspace does not reach its own address.
        at.stage.model.settings.Site_Url = await addressOfNobody();
        values = { [ID]: at.account._id, [TOKEN]: at.token, [ADDRESS]: at.server.url };
        await Promise.all([at.stage.as(at.stage.people.admin), at.stage.as(at.stage.people.moderator)]);
    });

    beforeEach(async () => {
        await at.save({ [ID]: '', [TOKEN]: '', [ADDRESS]: '' });
    });

    afterAll(() => at.stop());

    /** Saves one setting. Answers what the log room is told of it, which the app's log and the status say, too. */
    async function save(id: string, value = values[id] ?? ''): Promise<string[]> {
        const logged = at.stage.model.appLogs.length;
        const [told = []] = await at.save({ [id]: value });
        const log = JSON.stringify(at.stage.model.appLogs.slice(logged));
        for (const key of told) {
            expect(log).toContain(inEnglish(key, { username: 'serge.service' }));
        }
        expect(await at.stage.keys(at.stage.people.admin, 'status')).toEqual(expect.arrayContaining(told));
        return told;
    }

    /** Whether permissions decide who may act, accounts can be activated, and durations are offered; or none of these, as without. */
    async function isInUse(): Promise<boolean> {
        const { moderator, admin, spammer } = at.stage.people;
        const mayModerator = await at.answered(moderator);
        const activation = await at.stage.shown(admin, await at.run(admin, '@ina.inactive'));
        const deactivation = keysIn((await at.stage.ask(admin, spammer)).view.blocks);
        const seen = {
            mayModerator,
            activation: keysIn(activation).includes('activate_not_back'),
            durations: deactivation.includes('confirm_duration'),
        };
        const inUse = seen.durations;
        const expected = inUse
            ? { mayModerator: ['opened'], activation: true, durations: true }
            : { mayModerator: ['refused_not_permitted'], activation: false, durations: false };
        expect(seen).toEqual(expected);
        return inUse;
    }

    test.each([
        [ID, noToken, TOKEN, refused, ADDRESS],
        [ID, noToken, ADDRESS, noToken, TOKEN],
        [TOKEN, noId, ID, refused, ADDRESS],
        [TOKEN, noId, ADDRESS, noId, ID],
        [ADDRESS, both, ID, noToken, TOKEN],
        [ADDRESS, both, TOKEN, noId, ID],
    ])('%s: %j, then %s: %j, then %s: it works', async (first, afterFirst, second, afterSecond, third) => {
        expect(await save(first)).toEqual(afterFirst);
        expect(await isInUse()).toBe(false);
        expect(await save(second)).toEqual(afterSecond);
        expect(await isInUse()).toBe(false);
        expect(await save(third)).toEqual(works);
        expect(await isInUse()).toBe(true);
    });

    test('all at once, as the page of the settings sends them', async () => {
        const admin = await at.stage.as(at.stage.people.admin);
        const path = `/api/apps/${at.stage.appId}/settings`;
        const { settings } = (await admin.get(path)).body;
        const changed = Object.entries(values).map(([id, value]) => ({
            ...(isFields(settings) && isFields(settings[id]) ? settings[id] : {}),
            value,
        }));
        const seen = at.posts().length;
        expect((await admin.post(path, { settings: changed })).status).toBe(200);
        await at.posted((post) => post.some(({ key }) => key === 'log_service_works'), seen);
        expect(await isInUse()).toBe(true);
    });

    test('the token is a password to the page, and what is saved is saved, right or wrong', async () => {
        await save(TOKEN, 'wrong');
        const admin = await at.stage.as(at.stage.people.admin);
        const { settings } = (await admin.get(`/api/apps/${at.stage.appId}/settings`)).body;
        expect(settings).toMatchObject({ [TOKEN]: { type: 'password', value: 'wrong', public: false } });
    });

    test('the address is the workspace’s own where none is set; a slash at its end and spaces do no harm', async () => {
        const { settings } = at.stage.model;
        const nobody = settings.Site_Url;
        settings.Site_Url = `${at.server.url}/`;
        await save(ID);
        expect(await save(TOKEN, ` ${at.token}\n`)).toEqual(works);
        settings.Site_Url = nobody;
        expect(await save(ADDRESS, ` ${at.server.url}// `)).toEqual(works);
        expect(await isInUse()).toBe(true);
    });

    test.each<[string, string, (value: string) => string]>([
        ['what can’t be seen', TOKEN, (value) => `\u200B${value}\uFEFF`],
        ['a line break inside', TOKEN, (value) => `${value.slice(0, 20)}\r\n  ${value.slice(20)}`],
        ['what can’t be seen', ID, (value) => `\u2068${value}\u2069`],
        ['what can’t be seen', ADDRESS, (value) => `\u200B${value}\u200B/`],
        ['a line break inside', ADDRESS, (value) => value.replace('//', '//\n')],
    ])('pasted with %s, the %s is taken without it', async (_, id, pasted) => {
        await at.save(Object.fromEntries(Object.entries(values).filter(([other]) => other !== id)));
        expect(await save(id, pasted(values[id] ?? ''))).toEqual(works);
    });

    test.each<[string, string, (value: string) => string]>([
        ['why_malformed_token', TOKEN, (value) => value.replace(/.{3}$/, '\u2014abc')],
        ['why_malformed_token', TOKEN, (value) => `\u201C${value}\u201D`],
        ['why_malformed_user_id', ID, (value) => `${value}\u2026`],
        ['why_malformed_address', ADDRESS, (value) => value.replace('http://', '')],
        ['why_malformed_address', ADDRESS, (value) => value.replace('http', 'ftp')],
        ['why_malformed_address', ADDRESS, (value) => `${value}\u2013x`],
    ])('%s: said of the %s, and nothing is sent', async (key, id, pasted) => {
        await at.save(Object.fromEntries(Object.entries(values).filter(([other]) => other !== id)));
        const sent = at.server.receivedBy('me').length;
        expect(await save(id, pasted(values[id] ?? ''))).toEqual(['log_service_fails', key]);
        expect(at.server.receivedBy('me')).toHaveLength(sent);
        expect(await isInUse()).toBe(false);
    });

    describe('where one is set that works', () => {
        beforeEach(async () => {
            await at.save(values);
            expect(await isInUse()).toBe(true);
        });

        test('another token: the old one no longer counts, the new one does', async () => {
            at.stage.model.sessions.end(at.token);
            values[TOKEN] = at.newToken();
            expect(await save(TOKEN)).toEqual(works);
            expect(await isInUse()).toBe(true);
            await at.activate(at.stage.people.moderator, at.stage.people.inactive);
            expect(at.server.receivedBy('users.setActiveStatus').at(-1)?.headers['x-auth-token']).toBe(values[TOKEN]);
            at.stage.model.accounts.update(at.stage.people.inactive._id, { active: false });
        });

        test.each([
            ['id first', ID, TOKEN],
            ['token first', TOKEN, ID],
        ])('another account, %s: as without one until both fit', async (_name, first, second) => {
            const { model } = at.stage;
            const other = addAccount(model, `other.${first}`, { roles: ['user', at.role._id] });
            const others: Record<string, string> = { [ID]: other._id, [TOKEN]: model.sessions.create(other._id) };
            const [told] = await at.save({ [first]: others[first] ?? '' });
            expect(told).toEqual(['log_service_fails', 'why_rest_unauthorised']);
            expect(await isInUse()).toBe(false);
            expect(await at.save({ [second]: others[second] ?? '' })).toEqual([works]);
            expect(at.posts().at(-1)).toEqual([{ key: 'log_service_works', args: { username: `other.${first}` } }]);
            expect(await isInUse()).toBe(true);
        });

        test.each([
            [ID, noId],
            [TOKEN, noToken],
            [ADDRESS, refused],
        ])('%s taken away: as without one', async (id, told) => {
            expect(await save(id, '')).toEqual(told);
            expect(await isInUse()).toBe(false);
        });

        test('while it can not be reached, another setting that is saved changes nothing: only an admin may act', async () => {
            const { admin, moderator } = at.stage.people;
            await at.server.down();
            await at.stage.workspace.saveSettings({ 'reason-required': true });
            await at.stage.workspace.clock.shift(10_000);
            expect(await at.answered(moderator)).toEqual(['refused_permissions_unread']);
            expect(await at.answered(admin)).toEqual(['opened']);
            await at.server.up();
            await at.stage.workspace.clock.shift(10_000);
            expect(await isInUse()).toBe(true);
        });

        test('after a crash of the app it is in use as before, without a save', async () => {
            await at.stage.kill();
            expect(await isInUse()).toBe(true);
        });
    });
});
