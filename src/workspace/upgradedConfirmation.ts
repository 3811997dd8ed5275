import type { RoomName } from '../moderation/case';
import type { PendingBatch, PendingConfirmation, Step } from '../moderation/pendingConfirmation';
import type { FoundRoom, RoomsOwnedAlone } from '../moderation/roomsOwnedAlone';

/** A question as any version of the app has written it. */
export type StoredConfirmation = PendingConfirmation | PendingBatch | EarlierConfirmation;

/** As version 1.0.0 wrote it. It stands for 10 minutes, and the modal or the button of it may be answered after an update. */
type EarlierConfirmation = Omit<PendingConfirmation, 'cleanUp' | 'memberSince' | 'step'> & {
    readonly step: EarlierStep;
};

type EarlierStep =
    | { readonly kind: 'confirm'; readonly offersDurations: boolean }
    | { readonly kind: 'ownership'; readonly rooms: EarlierRooms }
    | {
          readonly kind: 'offer';
          readonly opens:
              { readonly kind: 'confirm' } | ({ readonly kind: 'ownership' } & Pick<RoomsOwnedAlone, 'reported'>);
      };

type EarlierRooms = Omit<RoomsOwnedAlone, 'handedOver' | 'deleted' | 'kept'> & {
    readonly handedOver: readonly EarlierRoom[];
    readonly deleted: readonly (EarlierRoom & { readonly takesTeam: boolean })[];
};

type EarlierRoom = RoomName & Pick<FoundRoom, 'listedAs'>;

/** Reads a question that an earlier version may have put. What it did not ask was not agreed to. */
export function upgradedConfirmation(stored: StoredConfirmation): PendingConfirmation | PendingBatch {
    return 'cleanUp' in stored
        ? stored
        : { ...stored, cleanUp: null, memberSince: null, step: upgradedStep(stored.step) };
}

function upgradedStep(step: EarlierStep): Step {
    switch (step.kind) {
        case 'confirm':
            return { ...step, cleanUp: 'not-permitted' };
        case 'ownership':
            return { ...step, rooms: upgradedRooms(step.rooms), again: false, isUnsaid: false };
        case 'offer':
            return step.opens.kind === 'confirm'
                ? { kind: step.kind, opens: step.opens }
                : { kind: step.kind, opens: { ...step.opens, again: false, kept: [] } };
    }
}

function upgradedRooms({ handedOver, deleted, ...rooms }: EarlierRooms): RoomsOwnedAlone {
    const upgraded = ({ id, name, listedAs }: EarlierRoom, isTeamMain: boolean): FoundRoom => ({
        id,
        name,
        listedAs,
        isDiscussion: false,
        isTeamMain,
    });
    return {
        ...rooms,
        handedOver: handedOver.map((room) => ({ ...upgraded(room, false), heir: null })),
        deleted: deleted.map((room) => ({ ...upgraded(room, room.takesTeam), aloneSince: null })),
        kept: [],
    };
}
