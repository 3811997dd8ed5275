import { randomBytes, randomInt } from 'node:crypto';

/** Meteor's alphabet for ids: no characters that look alike. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';

/** A document id as Rocket.Chat makes them: 17 characters. */
export function randomId(): string {
    let id = '';
    for (let i = 0; i < 17; i++) {
        id += alphabet.charAt(randomInt(alphabet.length));
    }
    return id;
}

/** A secret as Rocket.Chat hands out for a log-in: 43 characters of base64url. */
export function randomSecret(): string {
    return randomBytes(33).toString('base64url').slice(0, 43);
}

/** An id as MongoDB makes them (records and jobs of apps have such): 24 hexadecimal digits. */
export function randomObjectId(): string {
    return randomBytes(12).toString('hex');
}
