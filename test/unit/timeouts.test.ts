import * as limits from '../../src/moderation/timeouts';

/** How long the client waits after a click (docs/rocketchat.md#a-trigger-lives-for-five-seconds). */
const CLIENT_WAITS = 5000;

test.each<[string, number, number]>([
    ['A click is answered before the client stops waiting', limits.TRIGGER_LIMIT, CLIENT_WAITS],
    [
        'A click has time to look up roles and rooms and then to open a modal',
        limits.STANDARD_LIMIT + limits.BACKGROUND_LIMIT + limits.TIME_TO_OPEN,
        limits.TRIGGER_LIMIT,
    ],
    [
        'A click has time to look up several accounts, and some of their rooms, and then to open a modal',
        limits.BATCH_ACCOUNTS_LIMIT + limits.BACKGROUND_LIMIT + limits.TIME_TO_OPEN,
        limits.TRIGGER_LIMIT,
    ],
    [
        'A submit has time to read the rooms again and to show what comes next',
        limits.ROOMS_AGAIN_LIMIT + limits.TIME_TO_SHOW,
        limits.TRIGGER_LIMIT,
    ],
    ['Who may act is known before it is given up', limits.SERVICE_TRY_LIMIT, limits.STANDARD_LIMIT],
    ['A REST request can fail within the try that it is part of', limits.REST_READ_LIMIT, limits.SERVICE_TRY_LIMIT],
    [
        'The call of the service account is over before the call is given up',
        limits.SERVICE_ASKING_LIMIT + limits.REST_CHANGE_LIMIT + limits.REST_BODY_LIMIT,
        limits.CALL_LIMIT,
    ],
    ['A call may last longer than anybody waits for it', limits.CALL_LIMIT, limits.CALL_MAY_LAST],
    [
        'A claim outlasts the call, begun after its records',
        limits.RECORD_LIMIT + limits.CALL_MAY_LAST,
        limits.CLAIM_LASTS,
    ],
    [
        'The last account of a round has its case before the claim of the batch is over',
        limits.BATCH_ROUND_LIMIT + limits.BATCH_ACCOUNT_LIMIT + 4 * limits.RECORD_LIMIT,
        limits.CLAIM_LASTS,
    ],
    [
        'A card of reports has time to be posted after its records',
        2 * limits.RECORD_LIMIT + limits.MESSAGE_LIMIT,
        limits.SETTLE_LIMIT,
    ],
    ['A held card is free before the confirmation of its holder is over', limits.HOLD_LASTS, limits.CONFIRMATION_LIFE],
    [
        'A round of a clean-up is recorded and told before its claim is over',
        limits.CLEAN_UP_LIMIT + limits.RECORD_LIMIT + limits.MESSAGE_LIMIT,
        limits.CLAIM_LASTS,
    ],
    ['A part of a sweep is over before the sweep', limits.SWEEP_PART_LIMIT, limits.SWEEP_LIMIT],
    ['A sweep is over before the next', limits.SWEEP_LIMIT, limits.SWEEP_EVERY],
    ['A case that hangs leaves its part of the sweep time', limits.OPEN_CASE_LIMIT, limits.SWEEP_PART_LIMIT],
    ['Accounts that hang leave their part of the sweep time', limits.FOLLOW_LIMIT, limits.SWEEP_PART_LIMIT],
    ['A timer that hangs leaves its part of the sweep time', limits.TIMER_LIMIT, limits.SWEEP_PART_LIMIT],
    ['Permissions stand longer than they are remembered', limits.PERMISSIONS_REMEMBERED, limits.PERMISSIONS_STAND],
])('%s', (_title, contained, containing) => {
    expect(contained).toBeLessThan(containing);
});
