import fc from 'fast-check';

import type { RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { modalOf, notice } from '../../src/ui/modal';
import { inEnglish, type Words, words } from '../../src/words/words';
import english from '../../i18n/en.json';
import { nastyText } from './support/nasty';
import { allWith, APP, firstModal, isObject, secondModal, textsOf } from './support/modals';
import { person, target } from './support/people';
import { deleted as asDeleted, handedOver, noRooms } from './support/records';

const DAY = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 23, 12);

beforeEach(() => {
    jest.useFakeTimers({ now });
});

afterEach(() => {
    jest.useRealTimers();
});

const deleted = (name: string, takesTeam = false): RoomsOwnedAlone['deleted'][number] => ({
    ...asDeleted(`${name}-id`, name),
    takesTeam,
});
const inputsOf = (view: unknown): unknown[] => allWith('element', view).map(({ element }) => element);

describe('the first step says', () => {
    test.each([
        ['who it is', {}, 'TESS (@tess)'],
        ['their roles, by name', { roles: ['user', 'mods-id', 'gone-id'] }, 'Roles: user, mods, gone-id'],
        ['that they are online', { online: true, lastLogin: now - DAY }, 'Online now'],
        ['when they logged in', { lastLogin: now - DAY }, 'Last login: 2026-11-22 12:00 UTC'],
        ['that they never did', {}, 'Never logged in'],
        ['how long they are there', { memberSince: now - 100 * DAY }, 'Joined 2026-08-15 12:00 UTC (100 days ago)'],
        ['that they are new', { memberSince: now - DAY }, 'New account, created 2026-11-22 12:00 UTC'],
    ])('%s', (_, more, line) => {
        expect(textsOf(firstModal(person('tess', more)))).toContain(line);
    });

    test('what happens to chats, and when rooms are asked about', () => {
        const all = textsOf(firstModal(target)).join();
        expect(all).toContain('omnichannel chats of the account are closed');
        expect(all).toContain('last owner, or the last member, of rooms');
    });

    test('nothing of a date that isn’t known', () => {
        expect(textsOf(firstModal(target)).join()).not.toMatch(/Joined|New account/);
    });

    test('what deactivating does, or what activating does not bring back', () => {
        expect(textsOf(firstModal(target)).join()).toContain(english.confirm_effect_kept);
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
        };
        const [reason] = allWith('element', firstModal(target, { situation: { rules } }));
        expect(reason).toMatchObject({ optional: !reasonRequired });
    });

    test('for how long, only where that can be kept', () => {
        const offering = { step: { kind: 'confirm', offersDurations: true } } as const;
        expect(inputsOf(firstModal(target))).toHaveLength(1);
        expect(inputsOf(firstModal(target, { question: offering }))).toMatchObject([
            { type: 'static_select', actionId: 'duration', initialValue: 'until-activated' },
            { actionId: 'reason' },
        ]);
        expect(inputsOf(firstModal({ ...target, active: false }, { question: offering }))).toHaveLength(1);
    });
});

describe('the ownership step', () => {
    const texts = (rooms: Partial<RoomsOwnedAlone>): string[] => textsOf(secondModal({ ...noRooms, ...rooms }));

    test('names each room under what happens to it, what is lost first', () => {
        const all = texts({
            handedOver: [handedOver('a', 'passed on')],
            deleted: [deleted('lost')],
            ownerless: [{ id: 'b', name: 'left' }],
            reported: { deleted: ['also lost'], handedOver: ['also passed on'] },
        });
        const expected = [
            english.ownership_deleted,
            'lost',
            english.ownership_reported_deleted,
            'also lost',
            english.ownership_handed_over,
            'passed on',
            english.ownership_reported_handed_over,
            'also passed on',
            english.ownership_ownerless,
            'left',
        ];
        expect(all.filter((text) => expected.includes(text))).toEqual(expected);
    });

    test('says that nothing was changed yet, and why it is asked again', () => {
        const { ownership_nothing_yet: nothingYet, ownership_again: again } = english;
        expect(textsOf(secondModal(noRooms))).toContain(nothingYet);
        expect(textsOf(secondModal(noRooms))).not.toContain(again);
        expect(textsOf(secondModal(noRooms, { again: true }))).toEqual(expect.arrayContaining([nothingYet, again]));
    });

    test('says which team goes with its main room', () => {
        const all = texts({ deleted: [deleted('main', true), deleted('other')] });
        const team = (room: string): string => inEnglish(words('ownership_team', { room }));
        expect(all).toContain(team('main'));
        expect(all).not.toContain(team('other'));
    });

    test.each<[string, Partial<RoomsOwnedAlone>, Words]>([
        ['how many could not be checked', { unchecked: ['a', 'b'] }, words('ownership_unchecked', { count: '2' })],
        ['that none could', { unchecked: null }, words('ownership_unchecked_all', { username: 'tess' })],
        ['that none was found', {}, words('ownership_none_found')],
    ])('says %s', (_, rooms, sentence) => {
        expect(texts(rooms)).toContain(inEnglish(sentence));
    });

    test('names 300 rooms of a list, and counts the others', () => {
        const many = Array.from({ length: 1234 }, (_, index) => handedOver(`r${index}`, `room ${index}`));
        const all = texts({ handedOver: many });
        expect(all.filter((text) => /^room \d+$/.test(text))).toEqual(many.slice(0, 300).map(({ name }) => name));
        expect(all).toContain(inEnglish(words('ownership_more', { count: '934' })));
    });

    test.each<[string, Partial<RoomsOwnedAlone>, number]>([
        ['a room is deleted', { deleted: [deleted('lost')] }, 1],
        ['the server says that one is', { reported: { deleted: ['lost'], handedOver: [] } }, 1],
        ['one might be', { unchecked: ['a'] }, 1],
        ['nothing is known', { unchecked: null }, 1],
        ['rooms are handed over only', { handedOver: [handedOver('a')] }, 0],
    ])('has the username typed where %s: %#', (_, rooms, fields) => {
        expect(inputsOf(secondModal({ ...noRooms, ...rooms }))).toHaveLength(fields);
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
                        expect(typeof text === 'string' ? type : 'plain_text').toBe('plain_text');
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
    test('a modal is made of blocks that every client draws', () => {
        const drawn = ['section', 'context', 'divider', 'input', 'actions'];
        for (const modal of [firstModal(), secondModal({ ...noRooms, unchecked: null })]) {
            const types = allWith('blockId', modal.blocks)
                .filter((one) => !('actionId' in one))
                .map(({ type }) => type);
            expect(types).not.toEqual([]);
            expect(drawn).toEqual(expect.arrayContaining(types));
        }
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
