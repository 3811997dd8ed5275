import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { root } from '../engine/support/zip';

/** Imports, each with the rule that forbids it. A circle is told once. */
const imports: readonly (readonly [from: string, to: string, rule: string | undefined])[] = [
    ['src/words/when.ts', 'src/moderation/case.ts', 'only-from-the-same-floor-or-below'],
    ['src/moderation/brake.ts', 'src/ui/blocks.ts', 'only-from-the-same-floor-or-below'],
    ['src/ui/modal.ts', 'src/workspace/rooms.ts', 'only-from-the-same-floor-or-below'],
    ['src/workspace/roles.ts', 'src/surfaces/jobs.ts', 'only-from-the-same-floor-or-below'],
    ['src/surfaces/command.ts', 'src/wiring.ts', 'only-from-the-same-floor-or-below'],
    ['src/wiring.ts', 'src/ActiveStatusApp.ts', 'only-from-the-same-floor-or-below'],
    ['src/surfaces/showLog.ts', 'src/workspace/rooms.ts', 'surfaces-know-no-adapter'],
    ['src/attic/beside.ts', 'src/words/plain.ts', 'every-file-is-on-a-floor'],
    ['src/ui/one.ts', 'src/ui/other.ts', 'no-circle'],
    ['src/ui/other.ts', 'src/ui/one.ts', undefined],
    ['src/workspace/settings.ts', 'sandbox/model/rooms.ts', 'src-knows-no-sandbox'],
    ['sandbox/model/roles.ts', 'src/words/plain.ts', 'the-sandbox-knows-no-app'],
    ['sandbox/test/rooms.test.ts', 'test/support/until.ts', 'the-sandbox-knows-no-app'],
    ['sandbox/test/roles.test.ts', 'sandbox/model/roles.ts', undefined],
    ['src/moderation/claims.ts', 'src/moderation/case.ts', undefined],
    ['src/ActiveStatusApp.ts', 'src/workspace/rooms.ts', undefined],
];
const wrong = imports.flatMap(([from, to, rule]) => (rule === undefined ? [] : [`${from} → ${to}: ${rule}`]));

test('The rules of the floors find each import that goes up, and each over the border of the sandbox', () => {
    const project = mkdtempSync(join(tmpdir(), 'floors-'));
    try {
        write(project, 'tsconfig.json', '{}');
        for (const [, to] of imports) {
            write(project, to, 'export type Something = string;\n');
        }
        for (const [from, to] of imports) {
            write(
                project,
                from,
                `import type { Something } from '${upFrom(from)}${to.replace('.ts', '')}';\nexport type { Something };\n`,
            );
        }
        expect(violationsIn(project).sort()).toEqual([...wrong].sort());
    } finally {
        rmSync(project, { recursive: true });
    }
});

function write(project: string, path: string, text: string): void {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
}

function upFrom(path: string): string {
    return '../'.repeat(path.split('/').length - 1) || './';
}

/** What the linter says, each as `from → to: rule`. */
function violationsIn(project: string): string[] {
    const config = join(root, '.dependency-cruiser.mjs');
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [cruiser, '--config', config, '--output-type', 'err', 'src', 'sandbox'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
    const said = stdout.matchAll(/error (\S+): (\S+)(?: →\s+(\S+))?/g);
    return [...said].map(([, rule, from, to]) => `${from} → ${to}: ${rule}`);
}
