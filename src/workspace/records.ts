import type { ClaimRecords, ConfirmationRecords, TimerRecords, ToldRecords } from '../moderation/ports';
import { type Persistence, Table } from './table';

export function confirmationRecords(persistence: Persistence): ConfirmationRecords {
    const confirmations = new Table('confirmation', persistence);
    return {
        write: (confirmation) => {
            const { id, viewId, moderatorId } = confirmation;
            const keys = ['confirmations', `confirmation:${id}`, `view:${viewId}`, `asked:${moderatorId}`];
            return confirmations.write(keys, confirmation);
        },
        byId: async (id) => (await confirmations.withKey(`confirmation:${id}`))[0],
        ofView: (viewId) => confirmations.withKey(`view:${viewId}`),
        ofModerator: (moderatorId) => confirmations.withKey(`asked:${moderatorId}`),
        remove: (id) => confirmations.remove(`confirmation:${id}`),
        all: () => confirmations.withKey('confirmations'),
    };
}

export function claimRecords(persistence: Persistence): ClaimRecords {
    const claims = new Table('claim', persistence);
    return {
        write: (claim) =>
            claims.write(
                ['claims', `claims-of:${claim.targetId}`, `claims-by:${claim.moderator.id}`, `claim:${claim.id}`],
                claim,
            ),
        ofTarget: (accountId) => claims.withKey(`claims-of:${accountId}`),
        ofModerator: (moderatorId) => claims.withKey(`claims-by:${moderatorId}`),
        remove: (id) => claims.remove(`claim:${id}`),
        all: () => claims.withKey('claims'),
    };
}

export function timerRecords(persistence: Persistence): TimerRecords {
    const timers = new Table('timer', persistence);
    return {
        write: (timer) => timers.writeInPlace(`timer:${timer.caseId}`, ['timers'], timer),
        byCase: async (caseId) => (await timers.withKey(`timer:${caseId}`))[0],
        remove: (caseId) => timers.remove(`timer:${caseId}`),
        all: () => timers.withKey('timers'),
    };
}

export function toldRecords(persistence: Persistence): ToldRecords {
    const told = new Table('told', persistence);
    return {
        has: async (what) => (await told.withKey(`told:${what}`)).length > 0,
        write: (what) => told.write([`told:${what}`], { what }),
        forget: (what) => told.remove(`told:${what}`),
    };
}
