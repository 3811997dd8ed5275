import fc from 'fast-check';

import english from '../../i18n/en.json';
import type { RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { modalOf, notice } from '../../src/ui/modal';
import { inEnglish, type Words, words } from '../../src/words/words';
import { allWith, APP, firstModal, isObject, secondModal, textsOf } from './support/modals';
import { nastyText } from './support/nasty';
import { person, target } from './support/people';
import { closedCase, deleted as asDeleted, handedOver, noRooms } from './support/records';

const DAY = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 23, 12);

beforeEach(() => {
    jest.useFakeTimers({ now });
});

afterEach(() => {
    jest.useRealTimers();
});

const deleted = (name: string, isTeamMain = false): RoomsOwnedAlone['deleted'][number] => ({
    ...asDeleted(`${name}-id`, name),
    isTeamMain,
});
const inputsOf = (view: unknown): unknown[] => allWith('element', view).map(({ element }) => element);

describe('the first step says', () => {
    test.each([
        ['who it is', {}, 'TESS (@tess)'],
        ['their roles, by name', { roles: ['user', 'mods-id', 'gone-id'] }, 'Roles: user, mods, gone-id'],
        ['that they are online', { online: true, lastLogin: now - DAY }, 'Online now'],
        ['when they logged in', { lastLogin: now - DAY }, 'Last login: 2026-11-22 12:00 UTC'],
        ['that they never did', {}, 'Never logged in'],
        ['how long they are there', { memberSince: now - 100 * DAY }, 'Joined 2026-08-15 (100 days ago)'],
        ['that they are new', { memberSince: now - DAY }, 'New account, created 2026-11-22 12:00 UTC'],
        ['that no address of theirs is verified', { isEmailVerified: false }, 'E-mail not verified'],
    ])('%s', (_, more, line) => {
        expect(textsOf(firstModal(person('tess', more)))).toContain(line);
    });

    test('what happens to chats, messages and roles', () => {
        expect(textsOf(firstModal(target))).toContain(english.confirm_effect_more);
    });

    test.each<[string, Partial<RoomsOwnedAlone> | undefined, Words]>([
        ['that no room is touched', {}, words('confirm_effect_no_rooms')],
        [
            'how many get a new owner',
            { handedOver: [handedOver('a')] },
            words('confirm_effect_handed_over', { count: '1' }),
        ],
        [
            'how many are deleted',
            { handedOver: [handedOver('a')], deleted: [deleted('b'), deleted('c')] },
            words('confirm_effect_deleted', { deleted: '2', handedOver: '1' }),
        ],
        ['when rooms are asked about, where nothing is known', undefined, words('confirm_effect_unknown')],
    ])('%s', (_, rooms, sentence) => {
        const known = rooms && { ...noRooms, ...rooms };
        expect(textsOf(firstModal(target, { background: { rooms: known } }))).toContain(inEnglish(sentence));
    });

    test.each<[string, number, string | null, string[]]>([
        ['minutes', 40 * 60_000, 'general', ['“FREE COINS”', 'In #general', '40 min ago']],
        ['hours', 5 * 3_600_000, 'general', ['“FREE COINS”', 'In #general', '5 h ago']],
        ['a day', 1.5 * DAY, 'general', ['“FREE COINS”', 'In #general', '1 day ago']],
        ['days, in a direct message', 3 * DAY, null, ['“FREE COINS”', 'In a direct message', '3 days ago']],
    ])('which message was clicked, and how old it is: %s', (_, age, room, lines) => {
        const message = { text: 'FREE COINS', alias: null, roomId: 'room-1', room, sentAt: now - age };
        expect(textsOf(firstModal(target, { background: { message } }))).toEqual(expect.arrayContaining(lines));
    });

    test('under which name it was written, and whose account that is: also of an attachment alone', () => {
        const message = { text: '', alias: 'Rocket.Chat Team', roomId: 'room-1', room: 'general', sentAt: now };
        const texts = textsOf(firstModal(target, { background: { message } }));
        expect(texts).toContain('Written as “Rocket.Chat Team” by @tess');
        expect(texts).not.toContain('“”');
    });

    test.each([
        ['one', [{ lasts: null }], '1 earlier case: deactivated on 2026-11-20 by @mona'],
        ['one for a time', [{ lasts: DAY }], '1 earlier case: deactivated on 2026-11-20 until 2026-11-21 by @mona'],
        ['several', [{}, {}, {}], '3 earlier cases, the last on 2026-11-20 by @mona'],
    ])('that there were earlier cases: %s', (_, cases, line) => {
        const earlier = cases.map((more) => closedCase({ openedAt: now - 3 * DAY, ...more }));
        expect(textsOf(firstModal(target, { background: { earlier } }))).toContain(line);
    });

    test.each([
        ['with the case', undefined, 'Saved with the case.'],
        ['with the case and in the log room', 'moderation-log', 'Saved with the case, and posted in #moderation-log.'],
    ])('where the reason is kept: %s', (_, logRoom, line) => {
        expect(textsOf(firstModal(target, { background: { logRoom } }))).toContain(line);
    });

    test('nothing of a date that isn’t known', () => {
        expect(textsOf(firstModal(target)).join()).not.toMatch(/Joined|New account/);
    });

    test('what deactivating does, or what activating does not bring back', () => {
        expect(textsOf(firstModal(target)).join()).toContain(english.confirm_effect_more);
        expect(textsOf(firstModal({ ...target, active: false })).join()).toContain(english.activate_not_back);
    });
});

describe('the first step asks', () => {
    test('for a reason, which the command line may have given', () => {
        const [reason] = inputsOf(firstModal(target, { question: { reason: 'spam' } }));
        expect(reason).toMatchObject({ type: 'plain_text_input', actionId: 'reason', initialValue: 'spam' });
    });

    test.each([true, false])('for one that is required: %s', (reasonRequired) => {
        const rules = {
            authorisedRoles: '',
            protectedRoles: '',
            serviceAccountId: '',
            deactivationsPerHour: 30,
            reasonRequired,
            moderatorsMayDelete: false,
            moderationActionsSuffice: true,
        };
        const [reason] = allWith('element', firstModal(target, { situation: { rules } }));
        expect(reason).toMatchObject({ optional: !reasonRequired });
    });

    test('for how long, only where that can be kept', () => {
        const offering = { step: { kind: 'confirm', offersDurations: true, cleanUp: 'not-permitted' } } as const;
        expect(inputsOf(firstModal(target))).toHaveLength(1);
        expect(inputsOf(firstModal(target, { question: offering }))).toMatchObject([
            { actionId: 'reason' },
            { type: 'static_select', actionId: 'duration', initialValue: 'until-activated' },
        ]);
        expect(inputsOf(firstModal({ ...target, active: false }, { question: offering }))).toHaveLength(1);
    });
});

describe('whatever names and reasons are', () => {
    const names = fc.record({ name: nastyText, username: nastyText, reason: nastyText, room: nastyText });

    test('a modal is plain text all over, and each of its blocks and fields has an id of its own', () => {
        fc.assert(
            fc.property(names, ({ name, username, reason, room }) => {
                const about = person(username, { name, roles: [room] });
                const rooms = { ...noRooms, handedOver: [handedOver('a', room)], deleted: [deleted(room, true)] };
                const question = { reason, target: { id: about.id, username } };
                for (const modal of [firstModal(about, { question }), secondModal(rooms, { more: question })]) {
                    for (const { type, text } of allWith('text', modal)) {
                        expect(typeof text === 'string' && !text.startsWith('#### ') ? type : 'plain_text').toBe(
                            'plain_text',
                        );
                        expect(String(text)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
                    }
                    const blockIds = modal.blocks.map(({ blockId }) => blockId);
                    expect(new Set(blockIds).size).toBe(modal.blocks.length);
                    expect(blockIds).not.toContain(undefined);
                    for (const element of inputsOf(modal)) {
                        expect(element).toMatchObject({ appId: APP });
                        expect(element).toHaveProperty('blockId');
                        expect(element).toHaveProperty('actionId');
                    }
                }
            }),
            { numRuns: 100 },
        );
    });

    /** Others are skipped by some clients: docs/rocketchat.md#a-callout-is-not-drawn-everywhere */
    test('a modal is made of blocks that every client draws, and of one callout', () => {
        const drawn = ['section', 'context', 'divider', 'input', 'actions', 'callout'];
        for (const modal of [firstModal(), secondModal({ ...noRooms, unchecked: null })]) {
            const types = allWith('blockId', modal.blocks)
                .filter((one) => !('actionId' in one))
                .map(({ type }) => type);
            expect(types.filter((type) => type === 'callout')).toHaveLength(1);
            expect(drawn).toEqual(expect.arrayContaining(types));
        }
    });

    test('the first step says without its callout, too, that somebody is logged out and what else happens', () => {
        const drawn = firstModal().blocks.filter(({ type }) => type !== 'callout');
        expect(textsOf(drawn)).toContain(english.confirm_effect_more);
    });

    test('every sentence of a modal reads the same with and without translation', () => {
        for (const modal of [firstModal(), secondModal({ ...noRooms, unchecked: null })]) {
            for (const { i18n, text } of allWith('i18n', modal)) {
                expect(translated(i18n)).toBe(text);
            }
        }
    });
});

/** As the client does it, from i18n/en.json. */
function translated(i18n: unknown): string | undefined {
    const { key, args } = isObject(i18n) ? i18n : {};
    const gaps = isObject(args) ? args : {};
    const sentence = Object.entries(english).find(([one]) => one === key)?.[1];
    return sentence?.replace(/{{(\w+)}}/g, (_, name: string) => String(gaps[name]));
}

test('a notice tells, and asks for nothing', () => {
    const modal = modalOf(APP, 'view-1', notice([words('told_unread')]));
    expect(modal).toMatchObject({ id: 'view-1', blocks: [{ type: 'section' }] });
    expect(modal).toHaveProperty('submit', null);
});
