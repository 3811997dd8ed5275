import type { Person } from './Person';

/** Texts that are cut off where nobody can scroll, that stand beyond the window's edge, or that are a key. */
export async function poorlyShown({ page }: Person): Promise<string[]> {
    return page.evaluate(() => {
        const texts = [...document.querySelectorAll<HTMLElement>('#page *')].filter(
            (element) =>
                [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) &&
                element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        );
        const isOutside = (element: HTMLElement): boolean => {
            const { left, right } = element.getBoundingClientRect();
            return left < -1 || right > window.innerWidth + 1;
        };
        const isCut = (element: HTMLElement): boolean =>
            element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible';
        const isKey = (element: HTMLElement): boolean => /^[a-z]+(_[a-z0-9]+)+$/.test(element.innerText.trim());
        return texts
            .filter(
                (element) => !element.closest('.sr-only') && (isOutside(element) || isCut(element) || isKey(element)),
            )
            .map((element) => element.outerHTML.slice(0, 200));
    });
}
