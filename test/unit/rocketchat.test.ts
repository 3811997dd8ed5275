import { dirname, join, normalize } from 'node:path';

import { anchorsIn, filesEnding, testsNamedIn, textOf, titlesIn } from './support/documents';

const document = textOf('docs/rocketchat.md');
const behaviours = document
    .split(/^### /m)
    .slice(1)
    .map((text) => ({ heading: text.split('\n', 1).join(), text }));

describe('docs/rocketchat.md', () => {
    test.each(behaviours)('“$heading” says where it was read', ({ text }) => {
        expect(text).toMatch(/\n\n.+\n\nSource: .+\n\nPinned by: .+\n/s);
    });

    test.each(behaviours.flatMap(({ heading, text }) => testsNamedIn(text).map((named) => ({ heading, ...named }))))(
        '“$heading” is pinned by a test that is there: $title',
        ({ file, title }) => {
            expect(titlesIn(file)).toContainEqual(title);
        },
    );

    test.each(behaviours)('“$heading” is pinned by a test', ({ text }) => {
        expect(testsNamedIn(text)).not.toEqual([]);
    });

    test('names each behaviour once', () => {
        const anchors = anchorsIn(document);
        expect(new Set(anchors).size).toBe(anchors.length);
    });
});

describe('links to a heading lead to one', () => {
    const links = [
        ...filesEnding('.ts', '.tsx', '.mjs').flatMap((file) =>
            [...textOf(file).matchAll(/\b((?:docs|sandbox)\/[\w./-]+\.md|[A-Z]+\.md)#([\w-]*)/g)].map(
                ([, to = '', anchor = '']) => ({ file, to, anchor }),
            ),
        ),
        ...filesEnding('.md').flatMap((file) =>
            [...textOf(file).matchAll(/\]\(([^)\s#:]*)#([^)\s]*)\)/g)].map(([, to = '', anchor = '']) => ({
                file,
                to: to === '' ? file : normalize(join(dirname(file), to)),
                anchor,
            })),
        ),
    ];

    test.each(links)('in $file: $to#$anchor', ({ to, anchor }) => {
        expect(anchorsIn(textOf(to))).toContain(anchor);
    });

    test('comments have some', () => {
        expect(links.filter(({ to }) => to === 'docs/rocketchat.md').length).toBeGreaterThan(10);
    });
});

test('a reader is led to what is written down, and to nothing else', () => {
    for (const file of filesEnding('.ts', '.tsx', '.mjs')) {
        expect([file, textOf(file).match(/\bthe (?:facts|seed)\b|[(]facts:/g)]).toEqual([file, null]);
    }
});

test('the app asks for the engine that docs/rocketchat.md says', () => {
    const [, asked = ''] = /"requiredApiVersion": "([^"]+)"/.exec(textOf('app.json')) ?? [];
    expect(document).toContain(`\`${asked}\` admits 8.4 and later 8.x releases`);
});
