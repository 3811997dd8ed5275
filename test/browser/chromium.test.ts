import { startAgain } from './support/startAgain';

/** Starts that end in turns as given; the starts that were made. */
function starts(...endings: readonly ('dies' | 'works')[]) {
    const made: string[] = [];
    const start = (): Promise<string> => {
        const ending = endings[made.length] ?? 'works';
        made.push(`start ${made.length + 1} ${ending}`);
        const said = String(made.at(-1));
        return ending === 'works' ? Promise.resolve(said) : Promise.reject(new Error(said));
    };
    return { made, start };
}

describe('the start of the browser', () => {
    test('that works is the only one', async () => {
        const { made, start } = starts('works');
        expect(await startAgain(start)).toBe('start 1 works');
        expect(made).toHaveLength(1);
    });

    test('is tried again where it dies', async () => {
        expect(await startAgain(starts('dies', 'works').start)).toBe('start 2 works');
        expect(await startAgain(starts('dies', 'dies', 'works').start)).toBe('start 3 works');
    });

    test('is given up with the last error where it dies three times', async () => {
        const { made, start } = starts('dies', 'dies', 'dies');
        await expect(startAgain(start)).rejects.toThrow('start 3 dies');
        expect(made).toHaveLength(3);
    });
});
