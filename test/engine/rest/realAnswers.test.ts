import { addAccount } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import { sentencesIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';

const MINUTE = 60_000;

/** What the workspace itself answers, each refusal brought about by what brings it about in the field. All that goes through is held against the schema. */
describe('what users.setActiveStatus really answers', () => {
    let at: ServiceStage;
    let moderator: Account;
    let target: Account;

    beforeEach(async () => {
        at = await ServiceStage.start();
        moderator = at.stage.people.moderator;
        target = at.stage.people.inactive;
        await at.stage.as(moderator);
    });

    afterEach(() => at.stop());

    /** What a moderator is told who activates an account after something has happened to the service account or the workspace. */
    async function told(happens: () => unknown, whom = target) {
        const modal = await at.ask(moderator, whom);
        await happens();
        const { exchange } = await at.stage.submit(moderator, modal);
        const said = sentencesIn(await exchange.ephemeral());
        await at.stage.followed();
        expect(at.timesAsked(true)).toBe(1);
        return { said, ending: at.stage.closedCases()[0]?.ending };
    }

    const holders = (permission: string, ...roles: string[]): void => {
        at.stage.model.permissions.setRoles(permission, roles);
    };

    test.each<[string, string, () => void]>([
        [
            '401: its token was revoked',
            'rest-unauthorised',
            () => {
                at.stage.model.sessions.end(at.token);
            },
        ],
        [
            '401: it was deactivated, which revokes its tokens',
            'rest-unauthorised',
            () => {
                at.stage.model.sessions.endAll(at.account._id);
            },
        ],
        [
            '403: it holds neither permission any more',
            'rest-forbidden',
            () => {
                holders('edit-other-user-active-status', 'admin');
            },
        ],
        [
            '400 error-not-allowed: it holds manage-moderation-actions alone',
            'rest-not-allowed',
            () => {
                holders('edit-other-user-active-status', 'admin');
                holders('manage-moderation-actions', 'admin', at.role._id);
            },
        ],
        [
            '400 error-license-user-limit-reached: no seat is left',
            'rest-no-seats',
            () => {
                at.stage.model.seats = 1;
            },
        ],
    ])('%s', async (_name, why, happens) => {
        const { said, ending } = await told(happens);
        expect(said.map(({ key }) => key)).toEqual(['failed_not_activated', `why_${why.replaceAll('-', '_')}`]);
        expect(ending).toMatchObject({ kind: 'failed', failure: { why } });
        expect(at.stage.isActive(target)).toBe(false);
    });

    test('429: with the time at which the limit ends', async () => {
        const { model } = at.stage;
        const { said, ending } = await told(() => {
            holders('api-bypass-rate-limit', 'admin');
            model.settings.API_Enable_Rate_Limiter_Limit_Calls_Default = 0;
        });
        const [, limited] = said;
        expect(limited?.key).toBe('why_rest_rate_limited');
        const when = Date.parse(String(limited?.args.when).replace(' UTC', 'Z'));
        expect(Math.abs(when + MINUTE / 2 - (model.clock.millis() + MINUTE))).toBeLessThan(MINUTE);
        expect(ending).toMatchObject({ kind: 'failed', failure: { why: 'rest-rate-limited' } });
        expect(at.stage.isActive(target)).toBe(false);
    });

    test('400 error-user-is-federated', async () => {
        const federated = addAccount(at.stage.model, 'frida:matrix.example', { federated: true, active: false });
        const { said, ending } = await told(() => undefined, federated);
        expect(said.map(({ key }) => key)).toEqual(['failed_not_activated', 'why_federated']);
        expect(ending).toMatchObject({ kind: 'failed', failure: { why: 'federated' } });
        expect(at.stage.isActive(federated)).toBe(false);
    });

    test('400 User not found: the account was removed while the call was under way', async () => {
        const { reached, release } = at.server.hold('users.setActiveStatus');
        const telling = told(() => undefined);
        await reached;
        at.stage.model.accounts.remove(target._id);
        await release();
        const { said, ending } = await telling;
        expect(said.map(({ key }) => key)).toEqual(['failed_not_activated', 'why_account_gone']);
        expect(ending).toMatchObject({ kind: 'failed', failure: { why: 'account-gone' } });
    });

    test('a service account is nobody’s second log-in: its own deactivation is found out, not worked around', async () => {
        const { admin } = at.stage.people;
        await at.deactivate(admin, at.account);
        expect(at.stage.isActive(at.account)).toBe(false);
        await at.stage.workspace.clock.shift(11_000);
        const { exchange } = await at.activate(admin, target);
        expect(sentencesIn(await exchange.ephemeral()).map(({ key }) => key)).toEqual([
            'failed_not_activated',
            'why_rest_unauthorised',
        ]);
    });
});
