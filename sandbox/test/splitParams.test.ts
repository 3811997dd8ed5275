import { splitParams } from '../http/splitParams';

/** What an app gets of what was typed after a command. */
describe('the arguments of a command', () => {
    test.each([
        ['spaces, tabs and line breaks part words', ' @sam \t1-day\nspam  ', ['@sam', '1-day', 'spam']],
        ['nothing is no word', '   ', []],
        ['quotes hold words together and are dropped', `"john doe" 'left us'`, ['john doe', 'left us']],
        ['quotes in the middle of a word are dropped, too', `@"john doe"s x`, ['@john does', 'x']],
        ['two apostrophes are quotes', "@sam it's Bob's fault", ['@sam', 'its Bobs', 'fault']],
        ['one apostrophe is an apostrophe', "@sam it's spam", ['@sam', "it's", 'spam']],
        ['two quoted parts that touch are two words', `"a b""c d"'e'`, ['a b', 'c d', 'e']],
        ['empty quotes are an empty word', `a "" b`, ['a', '', 'b']],
        ['a quote of the other kind is kept', `"it's" 'say "hi"'`, ["it's", 'say "hi"']],
        ['a backslash keeps a double quote in a quoted part', String.raw`"say \"hi\" now"`, ['say "hi" now']],
        ['a backslash before an apostrophe stays', String.raw`'it\'s'`, [String.raw`it\'s`]],
        ['without any quoted part nothing is unescaped', String.raw`say \"hi`, ['say', String.raw`\"hi`]],
        ['line breaks in quotes stay', '"a\nb"', ['a\nb']],
    ])('%s, as in %j', (_name, params, words) => {
        expect(splitParams(params)).toEqual(words);
    });
});
