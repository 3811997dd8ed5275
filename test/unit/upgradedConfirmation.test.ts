import { upgradedConfirmation } from '../../src/workspace/upgradedConfirmation';
import { confirmation, ownershipConfirmation } from './support/records';

/** Questions stand for 10 minutes, so one that version 1.0.0 put can be answered after an update. */
describe('a question, as it lies in the records', () => {
    const { id, action, moderatorId, target, reason, lasts, origin, viewId, createdAt, fingerprint } = confirmation();
    const earlier = { id, action, moderatorId, target, reason, lasts, origin, viewId, createdAt, fingerprint };
    const reported = { handedOver: ['design'], deleted: [null] };
    const asIs = { ownerless: [{ id: 'c', name: 'open' }], unchecked: ['d'], reported };
    const room = (of: string) => ({ id: of, name: of, listedAs: of });
    const later = { cleanUp: null, memberSince: null };

    test('of version 1.0.0 offered no clean-up in its first step', () => {
        expect(upgradedConfirmation({ ...earlier, step: { kind: 'confirm', offersDurations: true } })).toEqual({
            ...earlier,
            ...later,
            step: { kind: 'confirm', offersDurations: true, cleanUp: 'not-permitted' },
        });
    });

    test('of version 1.0.0 consents to the rooms that it named, and no other', () => {
        const rooms = {
            ...asIs,
            handedOver: [room('a')],
            deleted: [{ ...room('b'), takesTeam: true }],
        };
        const kind = { isDiscussion: false, isTeamMain: false };
        expect(upgradedConfirmation({ ...earlier, step: { kind: 'ownership', rooms } })).toEqual({
            ...earlier,
            ...later,
            step: {
                kind: 'ownership',
                again: false,
                isUnsaid: false,
                rooms: {
                    ...asIs,
                    handedOver: [{ ...room('a'), ...kind, heir: null }],
                    deleted: [{ ...room('b'), ...kind, isTeamMain: true, aloneSince: null }],
                    kept: [],
                },
            },
        });
    });

    test('of version 1.0.0 may be the button of a message, which opens either step', () => {
        expect(upgradedConfirmation({ ...earlier, step: { kind: 'offer', opens: { kind: 'confirm' } } }).step).toEqual({
            kind: 'offer',
            opens: { kind: 'confirm' },
        });
        const opens = { kind: 'ownership', reported } as const;
        expect(upgradedConfirmation({ ...earlier, step: { kind: 'offer', opens } }).step).toEqual({
            kind: 'offer',
            opens: { ...opens, again: false, kept: [] },
        });
    });

    test('of today is read as it was written', () => {
        const rooms = { ...asIs, handedOver: [], deleted: [], kept: ['e'] };
        for (const today of [confirmation({ cleanUp: 1 }), ownershipConfirmation(rooms)]) {
            expect(upgradedConfirmation(today)).toEqual(today);
        }
    });
});
