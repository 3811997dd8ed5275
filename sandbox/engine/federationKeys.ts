import { generateKeyPair } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { IInternalFederationBridge } from '@rocket.chat/apps-engine/server/bridges';

const cache = resolve(__dirname, '../.cache');

/**
 * The workspace's keys, with which the engine signs what it installs, so that a changed record is not run. To make a pair takes longer than all
 * else at an engine's start: it is made once and kept in the cache. Nothing but made-up workspaces on this machine is signed with it.
 */
export async function federationKeys(): Promise<IInternalFederationBridge> {
    const { privateKey, publicKey } = (await keptKeys()) ?? (await newKeys());
    return { getPrivateKey: () => Promise.resolve(privateKey), getPublicKey: () => Promise.resolve(publicKey) };
}

interface Keys {
    privateKey: string;
    publicKey: string;
}

const file = join(cache, 'federation-keys.json');

async function keptKeys(): Promise<Keys | undefined> {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const kept: unknown = text === undefined ? undefined : JSON.parse(text);
    return isKeys(kept) ? kept : undefined;
}

const isKeys = (value: unknown): value is Keys =>
    typeof value === 'object' &&
    value !== null &&
    'privateKey' in value &&
    'publicKey' in value &&
    typeof value.privateKey === 'string' &&
    typeof value.publicKey === 'string';

async function newKeys(): Promise<Keys> {
    const keys = await promisify(generateKeyPair)('rsa', {
        modulusLength: 2048,
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    await mkdir(cache, { recursive: true });
    // Who reads the file while another process writes it must find all of it or none.
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, JSON.stringify(keys), { mode: 0o600 });
    await rename(draft, file);
    return keys;
}
