import { readFile } from 'node:fs/promises';

import { AppManager } from '@rocket.chat/apps-engine/server/AppManager';

import { type Engine, startEngine } from '../../sandbox/engine/start';
import { addAccount } from '../../sandbox/model/build';
import { toEngineUser } from '../../sandbox/model/convertUser';
import { portOf } from '../../sandbox/model/enginePort';
import { WorkspaceModel } from '../../sandbox/model/model';
import { fillWorkspace } from '../../sandbox/vectors/build';
import type { Vector, VectorUser } from '../../sandbox/vectors/vector';
import { Deadline } from '../../src/moderation/deadline';
import { findRoomsOwnedAlone } from '../../src/moderation/findRoomsOwnedAlone';
import { accountsOf } from '../../src/workspace/accounts';
import { roomsOf } from '../../src/workspace/rooms';
import { listedBelow } from './support/said';
import { Stage } from './support/stage';
import { giveUpRooms, type RoomsGivenUp, vectorsSideBySide } from './support/vectorAccounts';
import { packagedZip } from './support/zip';

const vectors = vectorsSideBySide();

/** What the app says of an account's rooms before anything is done, beside what Rocket.Chat does: see docs/rocketchat.md#rooms-and-owners. */
describe('the rooms of every account of every vector, by the accessors alone', () => {
    const model = new WorkspaceModel();
    let engine: Engine;
    let predict: (userId: string) => Promise<RoomsGivenUp>;

    beforeAll(async () => {
        for (const { workspace } of vectors) {
            fillWorkspace(model, workspace);
        }
        engine = await startEngine(portOf(model));
        const appId = await engine.install(
            await readFile(packagedZip()),
            toEngineUser(addAccount(model, 'ada.admin', { roles: ['admin'] })),
        );
        const read = AppManager.Instance.getAccessorManager().getReader(appId);
        const accounts = accountsOf(read.getUserReader(), undefined);
        const rooms = roomsOf(read.getRoomReader());
        predict = async (userId) => {
            const asked = { accountId: userId, moderatorId: 'nobody' };
            const found = await findRoomsOwnedAlone(asked, { accounts, rooms }, new Deadline(30_000));
            expect(found.unchecked).toEqual([]);
            const heirs = found.handedOver.flatMap(({ id, heir }): [string, string][] =>
                heir === null ? [] : [[id, model.accounts.byUsername(heir)?._id ?? heir]],
            );
            return {
                deleted: found.deleted.map(({ id }) => id),
                handedOver: found.handedOver.map(({ id }) => id),
                heirs: new Map(heirs),
            };
        };
    }, 60_000);
    afterAll(() => engine.stop());

    test('never less than happens, more only where no accessor tells, and no wrong heir', async () => {
        const tally = { accounts: 0, loseRooms: 0, toldLess: 0, toldMore: 0 };
        const heirs = { named: 0, right: 0 };
        const more = { isLastAdmin: 0, ownerIsGone: 0, another: 0 };
        for (const { vector, user } of vectors.flatMap(accountsIn)) {
            const [told, happens] = await Promise.all([predict(user._id), giveUpRooms(vector, user._id)]);
            const toldTooMuch = [
                ...without(told.deleted, happens.deleted),
                ...without(told.handedOver, happens.handedOver),
            ];
            tally.accounts++;
            tally.loseRooms += happens.deleted.length + happens.handedOver.length > 0 ? 1 : 0;
            tally.toldLess += without(happens.deleted, told.deleted).length;
            tally.toldLess += without(happens.handedOver, [...told.handedOver, ...told.deleted]).length;
            const named = [...told.heirs].filter(([rid]) => happens.handedOver.includes(rid));
            heirs.named += named.length;
            heirs.right += named.filter(([rid, heir]) => happens.heirs.get(rid) === heir).length;
            if (toldTooMuch.length > 0) {
                tally.toldMore++;
                more[whyMore(happens.refusal, toldTooMuch)]++;
            }
        }
        expect(tally).toEqual({ accounts: 1372, loseRooms: 140, toldLess: 0, toldMore: 13 });
        expect(more).toEqual({ isLastAdmin: 12, ownerIsGone: 1, another: 0 });
        expect(heirs).toEqual({ named: 42, right: 42 });
    }, 60_000);

    /**
     * No accessor counts admins, or tells whether somebody whose account is gone owns a room. The former is told to nobody: only an admin is
     * let ask about an admin.
     */
    function whyMore(refusal: string | undefined, rids: string[]): 'isLastAdmin' | 'ownerIsGone' | 'another' {
        const hasGoneOwner = (rid: string): boolean =>
            model.subscriptions.holders(rid, 'owner').some((userId) => !model.accounts.byId(userId));
        if (refusal === 'error-action-not-allowed') {
            return 'isLastAdmin';
        }
        return rids.every(hasGoneOwner) ? 'ownerIsGone' : 'another';
    }
});

/** The same through HTTP, as a client asks. Accounts that are inactive, an app's, federated or an admin's have tests of their own. */
describe('the packaged app and the rooms of accounts of the vectors', () => {
    const askedAbout = vectors.flatMap(accountsIn).filter(({ user: { active, federated, type, username, roles } }) => {
        const isPerson = type !== 'app' && username !== undefined;
        return active && !federated && isPerson && !roles?.includes('admin');
    });
    let stage: Stage;
    beforeAll(async () => {
        stage = await Stage.start();
        for (const { workspace } of vectors) {
            fillWorkspace(stage.model, workspace);
        }
    });
    afterAll(() => stage.stop());

    const isActive = ({ _id }: VectorUser): boolean => stage.model.accounts.byId(_id)?.active === true;
    const submitted = async ({ username = '' }: VectorUser) => {
        const { admin } = stage.people;
        const modal = await (await stage.run(admin, `@${username}`)).modal();
        const { kind } = await stage.submit(admin, modal);
        return { kind, blocks: modal.view.blocks };
    };

    test('the ownership step names the rooms that change owner and those that are deleted, and no others', async () => {
        let asked = 0;
        for (const { vector, user } of askedAbout) {
            const { deleted, handedOver } = await giveUpRooms(vector, user._id);
            if (deleted.length + handedOver.length > 0 && asked < 40) {
                asked++;
                const { kind, blocks } = await submitted(user);
                expect([vector.id, kind]).toEqual([vector.id, 'updated']);
                expect(listedBelow('heading_deleted', blocks).sort()).toEqual([...deleted].sort());
                expect(listedBelow('heading_handed_over', blocks).sort()).toEqual([...handedOver].sort());
                expect(isActive(user)).toBe(true);
            }
        }
        expect(asked).toBe(40);
    }, 60_000);

    test('who is alone in public channels only is deactivated at once', async () => {
        const alone = askedAbout.filter(isAloneInChannels).slice(0, 10);
        for (const { user } of alone) {
            expect((await submitted(user)).kind).toBe('closed');
            expect(isActive(user)).toBe(false);
        }
        expect(alone).toHaveLength(10);
    });
});

interface AccountOfVector {
    readonly vector: Vector;
    readonly user: VectorUser;
}

function accountsIn(vector: Vector): AccountOfVector[] {
    return vector.workspace.users.map((user) => ({ vector, user }));
}

function without(rids: readonly string[], others: readonly string[]): string[] {
    return rids.filter((rid) => !others.includes(rid));
}

function isAloneInChannels({ vector: { workspace }, user }: AccountOfVector): boolean {
    const joined = workspace.rooms.filter(({ t, subs }) => 'cp'.includes(t) && subs.some(({ u }) => u === user._id));
    return joined.length > 0 && joined.every(({ t, subs }) => t === 'c' && subs.length === 1);
}
