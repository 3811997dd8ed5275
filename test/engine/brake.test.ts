import type { Client } from '../../sandbox/client/client';
import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { keysIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

describe('the brake: deactivations of one moderator in an hour', () => {
    let stage: Stage;
    let clients: readonly [Client, Client];
    let made = 0;

    stageForEachTest(
        async (started) => {
            stage = started;
            const mona = stage.people.moderator;
            clients = [await stage.as(mona), await stage.connect(mona, stage.workspace.urls[1])];
        },
        { instances: 2 },
    );

    const account = (age: number): Account =>
        addAccount(stage.model, `account-${++made}`, { createdAt: new Date(Date.now() - age) });

    /** Asks, and submits to one of the two instances. Answers the keys of what the modal then shows. */
    async function deactivate(target: Account, by = stage.people.moderator): Promise<string[]> {
        const modal = await stage.ask(by, target);
        const [first, second] = by === stage.people.moderator ? clients : [await stage.as(by), await stage.as(by)];
        const client = made % 2 === 0 ? first : second;
        const { answer } = await client.interact(stage.appId, {
            type: 'viewSubmit',
            payload: { view: modal.submission() },
        });
        return keysIn(answer.body);
    }

    const notices = () =>
        stage.model.messages
            .ofRoom(stage.rooms.moderationLog._id)
            .flatMap(({ blocks }) => keysIn(blocks))
            .filter((key) => key === 'log_braked');

    test('30 over two instances are done, the 31st is refused, and one made today is deactivated all the same', async () => {
        for (let count = 0; count < 30; count++) {
            const target = account(2 * DAY);
            expect(await deactivate(target)).toEqual([]);
            expect(stage.isActive(target)).toBe(false);
        }
        const [next, another, newcomer] = [account(2 * DAY), account(2 * DAY), account(HOUR)];
        for (const target of [next, another]) {
            expect(await deactivate(target)).toContain('refused_braked');
            expect(stage.isActive(target)).toBe(true);
        }
        expect(notices()).toEqual(['log_braked']);
        await deactivate(newcomer);
        expect(stage.isActive(newcomer)).toBe(false);
        await deactivate(next, stage.people.admin);
        expect(stage.isActive(next)).toBe(false);
    });

    test('an admin sets the limit, and takes it away', async () => {
        await stage.workspace.saveSettings({ 'deactivations-per-hour': 1 });
        await deactivate(account(2 * DAY));
        const target = account(2 * DAY);
        expect(await deactivate(target)).toContain('refused_braked');
        await stage.workspace.saveSettings({ 'deactivations-per-hour': 0 });
        await deactivate(target);
        expect(stage.isActive(target)).toBe(false);
    });
});
