import { upgradedCase, upgradedOpenCase } from '../../src/workspace/upgradedCase';
import { closedCase } from './support/records';

describe('a case, as it lies in the records', () => {
    const {
        id,
        action,
        target,
        moderator,
        reason,
        origin,
        relinquished,
        unchecked,
        lasts,
        byTimer,
        openedAt,
        closedAt,
    } = closedCase();
    const open = {
        id,
        action,
        target,
        moderator,
        reason,
        origin,
        relinquished,
        unchecked,
        lasts,
        byTimer,
        openedAt,
    };
    const earlier = { ...open, closedAt };
    const later = { mandateId: null, isNewcomer: false, batchId: null, cleanUp: null };

    test('of version 1.0.0 is read as today’s, with what became of its rooms', () => {
        const rooms = [
            { became: 'handed-over', owner: 'newt', id: 'a', name: 'passed on' },
            { became: 'deleted', id: 'b', name: 'lost' },
            { became: 'kept', id: 'c', name: 'theirs' },
            { became: 'not-confirmed', id: 'd', name: 'unclear' },
            { became: 'gone', ids: ['e', 'f'] },
            { became: 'unread', count: 3 },
        ] as const;
        const kinds = rooms.map(({ became, ...room }) => ({ kind: became, ...room }));
        expect(upgradedCase({ ...earlier, ending: { state: 'done', rooms } })).toEqual({
            ...earlier,
            ...later,
            number: null,
            times: 1,
            ending: { kind: 'done', rooms: kinds },
        });
    });

    test('of version 1.0.0 that failed keeps why, and one that nobody could look at stays unknown', () => {
        const failure = { why: 'said', message: 'No.' } as const;
        expect(upgradedCase({ ...earlier, ending: { state: 'failed', failure, rooms: [] } }).ending).toEqual({
            kind: 'failed',
            failure,
            rooms: [],
        });
        expect(upgradedCase({ ...earlier, ending: { state: 'unknown', rooms: [] } }).ending).toEqual({
            kind: 'unknown',
            rooms: [],
        });
    });

    test('of version 1.0.0 that was left open belongs to no batch, deletes no messages, and claims no number', () => {
        expect(upgradedOpenCase(open)).toEqual({ ...open, ...later, number: null });
    });

    test('of today is read as it was written', () => {
        const today = closedCase(
            { number: 7, isNewcomer: true, cleanUp: 3_600_000 },
            { kind: 'failed', failure: { why: 'federated' }, rooms: [] },
        );
        expect(upgradedCase(today)).toEqual(today);
        const openToday = {
            ...open,
            mandateId: 'm',
            isNewcomer: true,
            batchId: 'b',
            cleanUp: 1,
            isAccepted: true,
            number: 7,
        } as const;
        expect(upgradedOpenCase(openToday)).toEqual(openToday);
    });
});
