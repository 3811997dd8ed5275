import type { Credentials } from './server';

/** Where to deploy to, and as whom. */
export interface Target {
    readonly url: string;
    readonly credentials: Credentials;
}

const howTo = `Set ROCKETCHAT_URL (or --url), and
  ROCKETCHAT_USER_ID and ROCKETCHAT_TOKEN, a personal access token, or
  ROCKETCHAT_USERNAME and ROCKETCHAT_PASSWORD
in the environment; or put "url", "userId" and "token", or "username" and "password", into .rcappsconfig, as for rc-apps.`;

/**
 * Reads the target from the command line, then from the environment, then from rc-apps's own file of settings. A secret is taken from the last two
 * only: others on a machine can read a command line.
 *
 * @param args the command line
 * @param config the text of `.rcappsconfig`; undefined where there is no such file
 * @throws Error that says what to set
 */
export function targetFrom(args: readonly string[], env: NodeJS.ProcessEnv, config: string | undefined): Target {
    const file: unknown = config === undefined ? {} : JSON.parse(config);
    const [option, address] = args;
    if (args.length > 0 && (option !== '--url' || address === undefined || args.length > 2)) {
        throw new Error(`Only --url <address> can be said here. ${howTo}`);
    }
    const setting = (variable: string, key: string): string | undefined => env[variable] ?? textIn(file, key);
    const url = address ?? setting('ROCKETCHAT_URL', 'url');
    const userId = setting('ROCKETCHAT_USER_ID', 'userId');
    const token = setting('ROCKETCHAT_TOKEN', 'token');
    const username = setting('ROCKETCHAT_USERNAME', 'username');
    const password = setting('ROCKETCHAT_PASSWORD', 'password');
    if (url !== undefined && userId !== undefined && token !== undefined) {
        return { url: withoutSlash(url), credentials: { kind: 'token', userId, token } };
    }
    if (url !== undefined && username !== undefined && password !== undefined) {
        return { url: withoutSlash(url), credentials: { kind: 'password', username, password } };
    }
    throw new Error(howTo);
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

function textIn(file: unknown, key: string): string | undefined {
    const value: unknown = typeof file === 'object' && file !== null ? Reflect.get(file, key) : undefined;
    return typeof value === 'string' ? value : undefined;
}
