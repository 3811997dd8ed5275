import type { People } from '../start/page';
import { logIn, request, type Session } from './server/server';
import type { WireAccount } from './server/wire';

const key = 'session';

export interface LoggedIn {
    session: Session;
    me: WireAccount;
}

/** The people of the sandbox whom one can be. */
export const people = (): Promise<People> => request('GET', '/sandbox/people');

/** Logs in, for this tab alone: each tab may be somebody else. */
export async function become(username: string, password: string): Promise<LoggedIn> {
    const loggedIn = await logIn(username, password);
    sessionStorage.setItem(key, JSON.stringify(loggedIn.session));
    return loggedIn;
}

/** The session that this tab had before it was reloaded, if it is still good. */
export async function resume(): Promise<LoggedIn | undefined> {
    const stored = sessionStorage.getItem(key);
    if (stored === null) {
        return undefined;
    }
    // Nobody but `become` writes it.
    const session = JSON.parse(stored) as Session;
    try {
        return { session, me: await request<WireAccount>('GET', '/api/v1/me', session) };
    } catch {
        forget();
        return undefined;
    }
}

export function forget(): void {
    sessionStorage.removeItem(key);
}

/** Ends the session at the workspace, too. */
export async function logOut(session: Session): Promise<void> {
    forget();
    await request('POST', '/api/v1/logout', session, {});
}
