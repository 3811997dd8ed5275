import english from '../../i18n/en.json';
import type { RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { inEnglish, type Words, words } from '../../src/words/words';
import { allWith, secondModal, textsOf } from './support/modals';
import { deleted as asDeleted, handedOver, noRooms } from './support/records';

const deleted = (name: string, isTeamMain = false): RoomsOwnedAlone['deleted'][number] => ({
    ...asDeleted(`${name}-id`, name),
    isTeamMain,
});
const inputsOf = (view: unknown): unknown[] => allWith('element', view).map(({ element }) => element);

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
            '#### Deleted for good, with all messages and files: 1',
            'lost',
            '#### Also deleted for good, as Rocket.Chat reports: 1',
            'also lost',
            '#### New owner: 1',
            'The longest-standing active member gets: passed on',
            '#### Also with a new owner, as Rocket.Chat reports: 1',
            'also passed on',
            '#### Public channels that stay, without an active owner: 1',
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
        expect(all).toContain('Main rooms of teams, the teams are deleted too: main');
        expect(all).toContain('other');
    });

    test('says which rooms are discussions', () => {
        const all = texts({ deleted: [{ ...deleted('talk'), isDiscussion: true }, deleted('other')] });
        expect(all).toEqual(expect.arrayContaining(['Discussions: talk', 'other']));
    });

    test('names who gets which rooms, where that is known, and which of them are no plain ones', () => {
        const rooms = [
            { ...handedOver('a'), heir: 'mia' },
            { ...handedOver('b'), heir: 'tim', isDiscussion: true },
            handedOver('c'),
            { ...handedOver('d'), heir: 'tim', isTeamMain: true },
        ];
        const all = texts({ handedOver: rooms });
        expect(all.slice(all.indexOf('#### New owner: 4') + 1, -3)).toEqual([
            '@tim gets: b · d',
            '@mia gets: a',
            'The longest-standing active member gets: c',
            'Main rooms of teams among these: d',
            'Discussions among these: b',
        ]);
    });

    test('names the five that get most, and says of the other rooms by which rule', () => {
        const rooms = Array.from('aabbccddeefg', (heir, index) => ({ ...handedOver(`r${index}`), heir }));
        const all = texts({ handedOver: rooms });
        expect(all.filter((text) => text.startsWith('@'))).toHaveLength(5);
        expect(all).toContain('The longest-standing active member gets: r10 · r11');
    });

    test.each<[string, Partial<RoomsOwnedAlone>, string, string]>([
        ['a room is deleted', { deleted: [deleted('a')] }, 'Delete 1 room?', 'Delete 1 room and deactivate'],
        [
            'the server says which ones are deleted, too',
            { deleted: [deleted('a')], reported: { deleted: ['b'], handedOver: ['c'] } },
            'Delete 2 rooms?',
            'Delete 2 rooms and deactivate',
        ],
        [
            'one gets a new owner',
            { handedOver: [handedOver('a')] },
            'Hand over 1 room?',
            'Hand over 1 room and deactivate',
        ],
        [
            'several do',
            { handedOver: [handedOver('a'), handedOver('b')] },
            'Hand over 2 rooms?',
            'Hand over 2 rooms and deactivate',
        ],
        [
            'not all could be checked',
            { handedOver: [handedOver('a')], unchecked: ['b'] },
            'Rooms may be deleted',
            'Deactivate anyway',
        ],
    ])('asks by its title and its button for just that, where %s', (_, rooms, title, submit) => {
        const modal = secondModal({ ...noRooms, ...rooms });
        expect([textsOf(modal.title), textsOf(modal.submit)]).toEqual([[title], [submit]]);
    });

    test('has the field above the rooms, however many there are', () => {
        const types = secondModal({ ...noRooms, deleted: [deleted('lost')] }).blocks.map(({ type }) => type);
        expect(types.indexOf('input')).toBeLessThan(types.lastIndexOf('section') - 1);
    });

    test('says all that matters in blocks that every client draws', () => {
        const rooms = { ...noRooms, handedOver: [handedOver('kept')], deleted: [deleted('lost')], unchecked: ['x'] };
        const drawn = secondModal(rooms).blocks.filter(({ type }) => type !== 'callout');
        const all = textsOf(drawn).join();
        for (const fact of [
            'Deleted for good',
            'all messages',
            'lost',
            'New owner',
            'kept',
            'not be checked',
            'Nothing',
        ]) {
            expect(all).toContain(fact);
        }
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
        const named = all
            .filter((text) => text.includes('room '))
            .flatMap((text) => text.replace(/^.* gets: /, '').split(' · '));
        expect(named).toEqual(many.slice(0, 300).map(({ name }) => name));
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
