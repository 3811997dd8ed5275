import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the engine's accessors can't do (docs/rocketchat.md#no-accessor-reads-permissions). */
describe('the accessors of the engine', () => {
    const folder = dirname(require.resolve('@rocket.chat/apps-engine/definition/accessors'));
    const methods = readdirSync(folder)
        .filter((file) => file.endsWith('.d.ts'))
        .flatMap((file) =>
            [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {4}(\w+)[(<]/gm)].map(
                ([, method = '']) => `${file.replace('.d.ts', '')}.${method}`,
            ),
        );

    test('deactivate an account, and none activates one', () => {
        expect(methods.filter((method) => /activ/i.test(method))).toEqual(['IUserUpdater.deactivate']);
    });

    test('read roles, and none reads a permission', () => {
        expect(methods).toContain('IRoleRead.getOneByIdOrName');
        expect(methods.filter((method) => /permission/i.test(method))).toEqual([]);
    });
});
