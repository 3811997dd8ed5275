import { strictAjv } from '../../../sandbox/http/ajv';
import { responseSchemas } from '../../../sandbox/http/setActiveStatus.schema';
import { sentencesIn } from '../support/said';
import { keysOf, ServiceStage } from '../support/serviceStage';
import type { Row } from './contract.answers';
import { rows, whyOf } from './contract.table';

/** Milliseconds in which an answer to a trigger goes out. */
const DEADLINE = 3500;

/**
 * Each answer that `users.setActiveStatus` may give, over real HTTP: what the moderator is told, what the account is then, and how the case ended.
 * Each comes twice: instead of what was asked, and after the server has done it.
 */
describe('the contract of users.setActiveStatus', () => {
    let at: ServiceStage;
    let target: ServiceStage['stage']['people']['inactive'];

    beforeAll(async () => {
        at = await ServiceStage.start();
        target = at.stage.people.inactive;
        await at.stage.as(at.stage.people.moderator);
    });

    beforeEach(() => {
        at.stage.model.accounts.update(target._id, { active: false });
        expect(at.stage.isActive(target)).toBe(false);
    });

    afterEach(() => at.stage.followed());

    afterAll(() => at.stop());

    /** Activates the account while the endpoint answers so. The call is made once, and its outcome told within the deadline. */
    async function activate({ answer }: Pick<Row, 'answer'>, carriedOut: boolean) {
        const { moderator } = at.stage.people;
        const asked = at.timesAsked(true);
        const posts = at.posts().length;
        const modal = await at.ask(moderator, target);
        const { end } = at.server.answer('users.setActiveStatus', answer(target._id), { carriedOut });
        const started = performance.now();
        const { kind, exchange } = await at.stage.submit(moderator, modal).finally(end);
        const message = await exchange.ephemeral();
        expect(performance.now() - started).toBeLessThan(DEADLINE);
        await at.stage.followed();
        expect(kind).toBe('closed');
        expect(at.timesAsked(true)).toBe(asked + 1);
        expect(at.posts()).toHaveLength(posts + 1);
        return { message, closed: at.stage.closedCases().at(-1), post: at.posts().at(-1) };
    }

    describe.each(rows)('$name', (row) => {
        test('instead of what was asked: the account is as it was, and why is said', async () => {
            const { message, closed, post } = await activate(row, false);
            const [failed, why, ...more] = sentencesIn(message);
            expect(failed).toEqual({ key: 'failed_not_activated', args: { username: 'ina.inactive' } });
            expect(why).toMatchObject({ key: row.says, args: row.namesCase ? { id: closed?.id } : (row.args ?? {}) });
            expect(more).toEqual([]);
            expect(at.stage.isActive(target)).toBe(false);
            expect(closed).toMatchObject({
                action: 'activate',
                target: { id: target._id },
                ending: { kind: 'failed', failure: { why: whyOf(row.says) } },
            });
            expect(post?.map(({ key }) => key)).toEqual(['log_posted_not_activated', row.says]);
        });

        test('after it was done: the account is active, whatever was answered', async () => {
            const { message, closed, post } = await activate(row, true);
            expect(keysOf(message)).toEqual(['done_activated']);
            expect(at.stage.isActive(target)).toBe(true);
            expect(closed).toMatchObject({ action: 'activate', ending: { kind: 'done' } });
            expect(post?.map(({ key }) => key)).toEqual(['log_posted_activated']);
        });
    });

    test('200 with the account and its new state: done', async () => {
        const asked = at.timesAsked(true);
        const { exchange } = await at.activate(at.stage.people.moderator, target, 'a mistake');
        expect(sentencesIn(await exchange.ephemeral())).toEqual([
            { key: 'done_activated', args: { username: 'ina.inactive' } },
            { key: 'done_reason', args: { reason: 'a mistake' } },
        ]);
        expect(at.stage.isActive(target)).toBe(true);
        expect(at.timesAsked(true)).toBe(asked + 1);
    });

    test('200 of an account that is as it was: what is reported is what was seen', async () => {
        const { message, closed } = await activate(
            { answer: (_id) => ({ status: 200, body: { user: { _id, active: true }, success: true } }) },
            false,
        );
        expect(keysOf(message)).toEqual(['failed_not_activated', 'why_unchanged']);
        expect(at.stage.isActive(target)).toBe(false);
        expect(closed).toMatchObject({ ending: { kind: 'failed', failure: { why: 'not-changed' } } });
    });

    test('the request is the endpoint’s: a POST with the two headers, and JSON of its fields and no other', async () => {
        await at.activate(at.stage.people.moderator, target);
        expect(at.server.receivedBy('users.setActiveStatus').at(-1)).toMatchObject({
            method: 'POST',
            url: '/api/v1/users.setActiveStatus',
            headers: {
                'x-user-id': at.account._id,
                'x-auth-token': at.token,
                'content-type': 'application/json',
            },
        });
        expect(at.server.receivedBy('users.setActiveStatus').at(-1)?.body).toEqual({
            userId: target._id,
            activeStatus: true,
            confirmRelinquish: false,
        });
    });

    test('the rows that are of the schema are marked so, and no others', () => {
        const validators = new Map(
            Object.entries(responseSchemas).map(([status, schema]) => [status, strictAjv.compile(schema)]),
        );
        const ofSchema = rows.filter(({ answer }) => {
            const given = answer('id');
            return typeof given !== 'string' && validators.get(String(given.status))?.(given.body) === true;
        });
        expect(ofSchema.map(({ name }) => name)).toEqual(
            rows.filter(({ isOfSchema }) => isOfSchema).map(({ name }) => name),
        );
    });
});
