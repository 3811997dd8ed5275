import { writeFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** A moving picture in the README may have so many bytes. */
const MAX_BYTES = 2_000_000;

/** Pictures of a page, one after the other, that become one moving picture. */
export class Film {
    readonly #frames: { picture: Buffer; milliseconds: number }[] = [];

    constructor(private readonly page: Page) {}

    /** Takes the page as it is now, to be seen for so many milliseconds. */
    async take(milliseconds: number): Promise<void> {
        this.#frames.push({ picture: await this.page.screenshot({ animations: 'disabled' }), milliseconds });
    }

    /**
     * Writes the film as an animated WebP, which begins anew at its end.
     * @throws Error if it has become too large
     */
    async write(path: string): Promise<void> {
        const pictures = this.#frames.map(({ picture }) => picture);
        const delay = this.#frames.map(({ milliseconds }) => milliseconds);
        const film = await sharp(pictures, { join: { animated: true } })
            .webp({ delay, loop: 0, quality: 80 })
            .toBuffer();
        if (film.length > MAX_BYTES) {
            throw new Error(`${path} would have ${film.length} bytes: take fewer pictures, or smaller ones.`);
        }
        await writeFile(path, film);
    }
}
