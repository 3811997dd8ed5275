import { darkPalette } from './darkPalette';

export type Theme = 'light' | 'dark';

const key = 'theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** The theme that is shown: what was chosen on this page, else what the system says. */
export function shownTheme(): Theme {
    const chosen = localStorage.getItem(key);
    if (chosen === 'light' || chosen === 'dark') {
        return chosen;
    }
    return system.matches ? 'dark' : 'light';
}

/** Shows the theme, and shows it anew whenever the system changes its mind. Called once, when the page starts. */
export function followTheme(): void {
    const style = document.createElement('style');
    style.textContent = darkPalette;
    document.head.append(style);
    system.addEventListener('change', show);
    show();
}

/** Chooses the other theme. It is remembered, unless it is the one that the system has anyway. */
export function switchTheme(): void {
    const other = shownTheme() === 'dark' ? 'light' : 'dark';
    const ofSystem = system.matches ? 'dark' : 'light';
    if (other === ofSystem) {
        localStorage.removeItem(key);
    } else {
        localStorage.setItem(key, other);
    }
    show();
}

function show(): void {
    document.documentElement.dataset.theme = shownTheme();
}
