import { addAccount } from '../../model/build';
import { ServerError } from '../../model/errors';
import { WorkspaceModel } from '../../model/model';
import { setUserActiveStatus } from '../../model/setUserActiveStatus';

/** A workspace with an admin, a target, and two others. */
export class Deactivation {
    readonly model = new WorkspaceModel();
    readonly admin = addAccount(this.model, 'ada.admin', { roles: ['user', 'admin'] });
    readonly first = addAccount(this.model, 'first');
    readonly second = addAccount(this.model, 'second');
    target = addAccount(this.model, 'target');

    deactivate(confirmRelinquish = false): Promise<boolean> {
        return setUserActiveStatus(this.model, this.target._id, false, confirmRelinquish);
    }

    activate(): Promise<boolean> {
        return setUserActiveStatus(this.model, this.target._id, true, false);
    }

    /**
     * With what the server refuses to deactivate.
     * @throws Error if it does not refuse
     */
    async refusal(confirmRelinquish = false): Promise<ServerError> {
        const error: unknown = await this.deactivate(confirmRelinquish).then(
            () => undefined,
            (thrown: unknown) => thrown,
        );
        if (!(error instanceof ServerError)) {
            throw new Error(`Not refused: ${String(error)}`);
        }
        return error;
    }

    /** The ids of a room's owners. */
    owners(rid: string): string[] {
        return this.model.subscriptions.holders(rid, 'owner');
    }
}
