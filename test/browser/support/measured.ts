import type { Person } from './Person';

interface Measured {
    /** Of all that is in the dialog, in pixels, whether or not it is scrolled. */
    readonly height: number;
    readonly isButtonInSight: boolean;
    readonly isFieldInSight: boolean;
    readonly hasFieldFocus: boolean;
}

/** What of the dialog is a person's: measured as they see it. The button is the one that decides, and the field the first. */
export function measured({ dialog }: Person): Promise<Measured> {
    return dialog.evaluate((element) => {
        const isInSight = (found: Element | null | undefined): boolean => {
            const { top, bottom, height } = found?.getBoundingClientRect() ?? { top: -1, bottom: -1, height: 0 };
            return height > 0 && top >= 0 && bottom <= window.innerHeight;
        };
        const field = element.querySelector('input, textarea');
        return {
            height: element.querySelector('form')?.scrollHeight ?? 0,
            isButtonInSight: isInSight([...element.querySelectorAll('.rcx-modal__footer button')].at(-1)),
            isFieldInSight: isInSight(field),
            hasFieldFocus: field === document.activeElement,
        };
    });
}

/** How many words of the dialog are the app's own. What other people wrote isn't: names, the message that is quoted, rooms. */
export async function wordsOfOurs({ dialog }: Person): Promise<number> {
    const text = (await dialog.innerText()).replaceAll(/“.*”|„.*“|Sam Spammer \(@sam\.spammer\)|#[\w-]+/g, '');
    return (text.match(/[\p{L}\p{N}][\p{L}\p{N}’'@.#-]*/gu) ?? []).length;
}
