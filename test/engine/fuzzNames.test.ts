import fc from 'fast-check';

import type { ChatMessage } from '../../sandbox/client/shapes';
import { addAccount, addRoom, addTeam, say } from '../../sandbox/model/build';
import type { Account, Message } from '../../sandbox/model/documents';
import { entriesOf } from '../../src/moderation/standard';
import { nasty, nastyText } from '../unit/support/nasty';
import { expectLine, expectPlain } from './support/plainText';
import { keysIn, listedBelow, saidIn, toldBy } from './support/said';
import { ServiceStage } from './support/serviceStage';
import { Stage } from './support/stage';

const SEED = 20_261_123;
/** Each has nine names and a reason. */
const RUNS = 40;

/** A database holds no half pair of surrogates, and nobody is called nothing. */
const isName = (text: string): boolean => text !== '' && !/\p{Cs}/u.test(text);
const name = nastyText.filter(isName);
const username = name.map((text) => text.trim()).filter(isName);

const person = fc.record({ username, name });

interface Person {
    username: string;
    name: string;
}

interface Cast {
    /** The moderator, who is deactivated, and who gets a room of theirs. */
    people: [Person, Person, Person];
    /** Of the room that is handed over, and of the team that is deleted. */
    rooms: [string, string];
    role: string;
    reason: string;
}

const cast: fc.Arbitrary<Cast> = fc.record({
    people: fc.tuple(person, person, person).filter((people) => areDistinct(people.map((one) => one.username))),
    rooms: fc.tuple(name, name).filter(areDistinct),
    role: fc.constantFrom(...nasty.filter(isName)),
    reason: nastyText.map((text) => Array.from(text).slice(0, 500).join('')),
});

function areDistinct(names: readonly string[]): boolean {
    return new Set(names).size === names.length;
}

/** Whatever people, rooms and roles are called: it is plain text in all that the app shows, and exactly the right account is changed. */
describe('names', () => {
    let at: ServiceStage;
    let stage: Stage;

    beforeAll(async () => {
        at = await ServiceStage.start();
        stage = at.stage;
        for (const role of nasty.filter(isName)) {
            stage.model.roles.create(role);
        }
        // The app remembers roles until a setting is saved.
        await stage.workspace.saveSettings({ 'reason-required': false });
    });

    afterAll(() => at.stop());

    const activeIds = (): string[] => stage.model.accounts.all().flatMap(({ _id, active }) => (active ? [_id] : []));
    const lastPost = (): Message => {
        const post = stage.model.messages.ofRoom(stage.rooms.moderationLog._id).at(-1);
        if (!post) {
            throw new Error('Nothing was posted');
        }
        return post;
    };

    /** The accounts and rooms of a cast, and what removes them again: the next one may be called the same. */
    function enter({ people, rooms, role }: Cast) {
        const { model, workspace } = stage;
        const roleId = model.roles.byIdOrName(role)?._id ?? '';
        const add = ({ username, name }: Person, ...roles: string[]): Account =>
            addAccount(model, username, { name, roles: ['user', ...roles] });
        const moderator = add(people[0], workspace.sample.moderatorRole._id);
        const target = add(people[1], roleId);
        const heir = add(people[2]);
        const room = addRoom(model, 'p', rooms[0], { members: [target, heir], owners: [target] });
        addTeam(model, rooms[1], { members: [target], owners: [target] });
        const leave = (): void => {
            model.subscriptions.removeRoom(room._id);
            model.rooms.remove(room._id);
            for (const { _id } of [moderator, target, heir]) {
                model.accounts.remove(_id);
            }
        };
        return { moderator, target, roleId, leave };
    }

    /** From the click on a message to the ownership step, the outcome, the log and the undo. */
    async function wholeCase(names: Cast): Promise<void> {
        const { moderator, target, roleId, leave } = enter(names);
        const client = await stage.as(moderator);
        const { _id, rid, msg } = say(stage.model, stage.rooms.general, target, 'Hello');
        const click = async () => client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg });
        const before = activeIds();

        const modal = await (await click()).modal();
        expectPlain(modal.view);
        const question = stage.confirmations().find(({ viewId }) => viewId === modal.view.id);
        expect(question?.target.id).toBe(target._id);
        expect(saidIn(modal.view.blocks).find(({ key }) => key === 'confirm_roles')?.args.roles).not.toContain(roleId);
        expect((await client.submit(modal.fill('reason', names.reason))).kind).toBe('updated');
        expectPlain(modal.view);
        expect(listedBelow('heading_deleted', modal.view.blocks)).toHaveLength(1);
        expect(listedBelow('heading_handed_over', modal.view.blocks)).toHaveLength(1);

        const wrong = await client.submit(modal.fill('username', 'somebody.else'));
        expect(wrong.answer.body).toMatchObject({
            type: 'errors',
            errors: { username: expect.any(String) as unknown },
        });
        expectLine(String(wrong.kind === 'errors' && wrong.errors.username));
        expect(activeIds()).toEqual(before);
        const { kind, exchange } = await client.submit(modal.fill('username', target.username));
        expect(kind).toBe('closed');
        expect(activeIds()).toEqual(before.filter((id) => id !== target._id));
        const outcome = await exchange.ephemeral();
        expectTold(outcome, 'done_deactivated', 'done_handed_over', 'done_deleted');
        expectPosted('log_posted_deactivated', 'done_handed_over', 'done_deleted', 'log_message_link');
        expectTold(await stage.told(moderator, 'log'), 'log_title', 'log_case_deactivated');
        expectTold(await (await click()).ephemeral(), 'already_deactivated_case');

        const undo = await (await client.clickButton(outcome, 'open-confirmation')).modal();
        expectPlain(undo.view);
        const undone = await client.submit(undo);
        expectTold(await undone.exchange.ephemeral(), 'done_activated');
        expectPosted('log_posted_activated');
        expect(activeIds()).toEqual(before);
        leave();
    }

    function expectTold(message: ChatMessage, ...keys: string[]): void {
        expectPlain(message);
        expect(toldBy(message)).toEqual(expect.arrayContaining(keys));
    }

    function expectPosted(...keys: string[]): void {
        const post = lastPost();
        expectPlain(post);
        expect(keysIn(post.blocks)).toEqual(expect.arrayContaining(keys));
    }

    test('of people, rooms and roles, and reasons, from the modal to the log', async () => {
        await fc.assert(fc.asyncProperty(cast, wholeCase), { seed: SEED, numRuns: RUNS, endOnFailure: true });
    }, 300_000);
});

/** What an admin writes into the settings, and how the log room is called. */
describe('names in the settings', () => {
    let stage: Stage;

    beforeAll(async () => {
        stage = await Stage.start();
    });

    afterAll(() => stage.stop());

    const told = async (who: Account, words: string, ...keys: string[]): Promise<void> => {
        const message = await stage.told(who, words);
        expectPlain(message);
        expect(toldBy(message)).toEqual(expect.arrayContaining(keys));
    };

    test('of roles and of the log room, in refusals and in the check of the set-up', async () => {
        const { admin, member, spammer } = stage.people;
        const setting = fc.tuple(name, name, name);
        await fc.assert(
            fc.asyncProperty(setting, async ([authorisedRoles, protectedRoles, logRoom]) => {
                stage.model.rooms.update(stage.rooms.moderationLog._id, { fname: logRoom });
                await stage.workspace.saveSettings({
                    'authorised-roles': `no such role, ${authorisedRoles}`,
                    'protected-roles': protectedRoles,
                });
                await told(member, '@sam.spammer', 'refused_not_permitted');
                await told(
                    admin,
                    'status',
                    'status_roles',
                    entriesOf(protectedRoles).length > 0 ? 'status_protected' : 'status_protected_none',
                    'status_rank',
                    'status_role_unknown',
                    'status_log_room',
                );
                expect(stage.isActive(spammer)).toBe(true);
            }),
            { seed: SEED, numRuns: RUNS, endOnFailure: true },
        );
    }, 300_000);
});
