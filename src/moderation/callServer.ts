import type { EndpointSaid } from './askServerForRooms';
import type { Permit } from './authorise';
import { Deadline, errorMessage } from './deadline';
import type { CallAnswer, KnownAnswer, OpenCase, Ports } from './ports';
import { CALL_LIMIT, CALL_MAY_LAST, RECORD_LIMIT } from './timeouts';

/** What was answered, by any way in which the server was called. */
interface Answered {
    readonly kind: KnownAnswer['kind'] | EndpointSaid['kind'];
}

/**
 * Makes the call that changes an account. That it was accepted is written down, also where that comes late.
 * @returns `undefined` where no answer came in time.
 */
export async function callServer(
    opened: OpenCase,
    permit: Permit,
    confirmRelinquish: boolean,
    ports: Ports,
): Promise<KnownAnswer | undefined> {
    const answering = answerTo(opened, permit, confirmRelinquish, ports);
    const answered = await new Deadline(CALL_LIMIT).wait(answering);
    if (answered.kind === 'answered') {
        return answered.value;
    }
    void answering.then((late) => noteAccepted(late, opened, ports));
    return undefined;
}

/**
 * Writes down that a call was accepted. Only then may the sweep say that what it sees is this moderator's doing. Where the record fails,
 * the case is closed as if no answer had come. After a minute it is closed.
 */
export async function noteAccepted(
    { kind }: Answered,
    opened: OpenCase,
    { cases }: Pick<Ports, 'cases'>,
): Promise<void> {
    if (kind === 'accepted' && Date.now() - opened.openedAt < CALL_MAY_LAST) {
        await new Deadline(RECORD_LIMIT).wait(cases.noteAccepted(opened));
    }
}

/** Never rejects. */
async function answerTo(
    { id: caseId }: OpenCase,
    permit: Permit,
    confirmRelinquish: boolean,
    { activeStatus, appLog }: Ports,
): Promise<KnownAnswer> {
    const answer = await (
        permit.action === 'activate'
            ? activeStatus.activate(permit)
            : activeStatus.deactivate(permit, confirmRelinquish)
    ).catch((error: unknown): CallAnswer => ({ kind: 'broken', words: errorMessage(error) }));
    if (answer.kind !== 'broken') {
        return answer;
    }
    appLog.broken(caseId, answer.words);
    return { kind: 'refused', failure: { why: 'in-app-log', caseId } };
}
