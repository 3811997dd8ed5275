/** Between these two lines stands what the benchmark writes into docs/performance.md. */
export const [BEGIN, END] = [
    '<!-- npm run bench writes what follows -->',
    '<!-- npm run bench wrote this -->',
] as const;

/** The part of docs/performance.md that the benchmark wrote. */
export function figuresIn(page: string): string {
    const [, figures] = page.split(BEGIN);
    return (figures?.split(END)[0] ?? '').trim();
}
