import { refOf } from '../model/build';
import { toEngineUser } from '../model/convertUser';
import type { Account, Room } from '../model/documents';
import { randomId } from '../model/ids';
import type { WorkspaceModel } from '../model/model';
import { postMessage } from '../model/post';
import { registerUser } from '../model/register';
import type { EnginePort } from '../port';

/**
 * A flood of spam, as a workspace meets it at night: accounts register themselves one after the other, and each posts the same link.
 * The limit of registrations from one address does not hold: they come from as many.
 * @param room one of the default rooms, which newcomers are in
 * @returns the accounts, once the apps have handled that they were made
 */
export async function flood(model: WorkspaceModel, engine: EnginePort, count: number, room: Room): Promise<Account[]> {
    const handled: Promise<void>[] = [];
    const wave = randomId().slice(0, 4).toLowerCase();
    const accounts = Array.from({ length: count }, (_, index) => {
        const username = `coins-${wave}-${index + 1}`;
        const registration = { username, email: `${username}@coins.example`, pass: randomId(), name: 'Coins For You' };
        const account = registerUser(model, registration, (created) => {
            handled.push(engine.tell({ listener: 'IPostUserCreated', data: { user: toEngineUser(created) } }));
        });
        const msg = 'Free coins for everybody: https://coins.example/free';
        postMessage(model, { rid: room._id, u: refOf(account), msg });
        return account;
    });
    await Promise.allSettled(handled);
    return accounts;
}
