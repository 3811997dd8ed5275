import { InProgress } from '../../src/moderation/inProgress';

const first = { by: { id: 'mona-id', username: 'mona' }, since: 1, mandateId: 'view-1' };
const second = { by: { id: 'otto-id', username: 'otto' }, since: 2, mandateId: 'view-2' };

test('the first at an account enters, the second is told who is there', () => {
    const inProgress = new InProgress();
    expect(inProgress.enter('tess-id', first)).toBeUndefined();
    expect(inProgress.enter('tess-id', second)).toBe(first);
    expect(inProgress.has('tess-id')).toBe(true);
});

test('the same moderator enters no second time', () => {
    const inProgress = new InProgress();
    inProgress.enter('tess-id', first);
    expect(inProgress.enter('tess-id', { ...first, since: 3 })).toBe(first);
});

test('other accounts are not in the way', () => {
    const inProgress = new InProgress();
    inProgress.enter('tess-id', first);
    expect(inProgress.enter('mike-id', second)).toBeUndefined();
});

test('whoever leaves makes room', () => {
    const inProgress = new InProgress();
    inProgress.enter('tess-id', first);
    inProgress.leave('tess-id');
    expect(inProgress.has('tess-id')).toBe(false);
    expect(inProgress.enter('tess-id', second)).toBeUndefined();
});

test('who is at work is found by what it is done by, while it is done', () => {
    const inProgress = new InProgress();
    inProgress.enter('tess-id', first);
    inProgress.enter('mike-id', second);
    expect(inProgress.by('view-2')).toBe(second);
    inProgress.leave('mike-id');
    expect(inProgress.by('view-2')).toBeUndefined();
    expect(inProgress.by('')).toBeUndefined();
});
