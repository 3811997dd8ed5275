import path from 'path';
import ts from 'typescript';

/** Code of the app that has a permit at hand, and tries to do without it. */
const PREAMBLE = `
    import { Permit } from './authorise';
    import type { Ports } from './ports';
    declare const permit: Permit;
    declare const ports: Ports;
`;

/** @returns whether the compiler takes each of these statements, under the app's own settings. */
function compiles(statements: readonly string[]): boolean[] {
    const files = new Map(
        statements.map((statement, at) => [
            path.resolve('src', 'moderation', `tried${at}.ts`),
            `${PREAMBLE}\nexport const tried = ${statement};`,
        ]),
    );
    const config: unknown = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)).config;
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
    const host = ts.createCompilerHost(options);
    const program = ts.createProgram([...files.keys()], options, {
        ...host,
        fileExists: (file) => files.has(path.resolve(file)) || host.fileExists(file),
        readFile: (file) => files.get(path.resolve(file)) ?? host.readFile(file),
        getSourceFile: (file, target) => {
            const text = files.get(path.resolve(file));
            return text === undefined ? host.getSourceFile(file, target) : ts.createSourceFile(file, text, target);
        },
    });
    return [...files.keys()].map((file) => program.getSemanticDiagnostics(program.getSourceFile(file)).length === 0);
}

describe('the compiler', () => {
    const tries = {
        'ports.activeStatus.deactivate(permit, true)': true,
        'ports.activeStatus.deactivate(permit.target.id, true)': false,
        'ports.activeStatus.activate(permit)': true,
        'ports.activeStatus.activate(permit.target)': false,
        'ports.serviceAccount.setActiveStatus(permit, true)': true,
        'ports.serviceAccount.setActiveStatus(permit.target.id, true)': false,
        'ports.activeStatus.deactivate({ ...permit }, true)': false,
        'new Permit(permit.moderator, permit.target, permit.action)': false,
    };
    const taken = compiles(Object.keys(tries));

    test.each(
        Object.entries(tries).map(([statement, isTaken], at) => ({ statement, is: isTaken ? 'taken' : 'refused', at })),
    )('$statement is $is', ({ is, at }) => {
        expect(taken[at] ? 'taken' : 'refused').toBe(is);
    });
});
