import { createHash, timingSafeEqual } from 'node:crypto';

import { randomSecret } from './ids';

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64');

/** Passwords, login tokens and OAuth credentials. Only their hashes are stored. */
export class Sessions {
    readonly #passwords = new Map<string, string>();
    readonly #tokens = new Map<string, string>();
    readonly #oauth = new Map<string, string>();

    setPassword(userId: string, password: string): void {
        this.#passwords.set(userId, hash(password));
    }

    isPassword(userId: string, password: string): boolean {
        const known = this.#passwords.get(userId);
        return known !== undefined && timingSafeEqual(Buffer.from(known), Buffer.from(hash(password)));
    }

    /** A login token, as a log-in or a personal access token gives it. */
    create(userId: string): string {
        const token = randomSecret();
        this.#tokens.set(hash(token), userId);
        return token;
    }

    /** Whose login token this is. */
    userOf(token: string): string | undefined {
        return this.#tokens.get(hash(token));
    }

    end(token: string): void {
        this.#tokens.delete(hash(token));
    }

    /** An OAuth access token, as a third party's application holds it. */
    createOAuth(userId: string): string {
        const token = randomSecret();
        this.#oauth.set(hash(token), userId);
        return token;
    }

    userOfOAuth(token: string): string | undefined {
        return this.#oauth.get(hash(token));
    }

    /** How many login tokens the user has. */
    count(userId: string): number {
        return [...this.#tokens.values()].filter((holder) => holder === userId).length;
    }

    /** How many OAuth tokens the user has. */
    countOAuth(userId: string): number {
        return [...this.#oauth.values()].filter((holder) => holder === userId).length;
    }

    /** Signs the user out everywhere; since 8.5.0 that goes for OAuth tokens too. */
    endAll(userId: string): void {
        for (const tokens of [this.#tokens, this.#oauth]) {
            for (const [token, holder] of tokens) {
                if (holder === userId) {
                    tokens.delete(token);
                }
            }
        }
    }
}
