import type { Account } from '../../../sandbox/model/documents';
import { sentencesIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';
import { snapshotOf } from '../support/snapshot';

/** Who may not use `/activate`, and on whom nobody may. */
describe('what `/activate` refuses', () => {
    let at: ServiceStage;

    beforeAll(async () => {
        at = await ServiceStage.start();
    });

    afterAll(() => at.stop());

    /** What somebody is told by `/activate` with these words, while nothing is changed. */
    async function refusal(who: Account, words: string) {
        await at.stage.as(who);
        const before = snapshotOf(at.stage);
        const said = sentencesIn(await (await at.run(who, words)).ephemeral());
        expect(snapshotOf(at.stage)).toEqual(before);
        expect(at.timesAsked(true)).toBe(0);
        return said.map(({ key }) => key);
    }

    test.each([
        ['member', '@ina.inactive', 'refused_not_permitted_live'],
        ['guest', '@ina.inactive', 'refused_not_permitted_live'],
        ['bot', '@ina.inactive', 'refused_not_permitted_live'],
        ['moderator', '@mona.moderator', 'refused_self'],
        ['moderator', '@sam.spammer', 'already_activated'],
        ['moderator', '@poll.app', 'refused_not_a_person'],
        ['moderator', '@rocket.cat', 'refused_not_a_person'],
        ['moderator', '@nobody.here', 'refused_no_such_account'],
        ['moderator', '', 'told_usage_activate'],
    ] as const)('%s: /activate %s', async (who, words, key) => {
        expect(await refusal(at.stage.people[who], words)).toEqual([key]);
    });
});
