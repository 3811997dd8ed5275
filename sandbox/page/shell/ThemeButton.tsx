import { IconButton } from '@rocket.chat/fuselage';
import React, { type ReactElement, useEffect, useState } from 'react';

import { shownTheme, switchTheme } from '../theme/theme';
import { useWords } from '../words/useWords';

/** Switches between light and dark. Without a choice the page is as the system is. */
export function ThemeButton(): ReactElement {
    const { word } = useWords();
    const [theme, setTheme] = useState(shownTheme);
    useEffect(() => {
        const observer = new MutationObserver(() => {
            setTheme(shownTheme());
        });
        observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
        return () => {
            observer.disconnect();
        };
    }, []);
    const label = word(theme === 'dark' ? 'lightMode' : 'darkMode');
    return (
        <IconButton icon={theme === 'dark' ? 'sun' : 'moon'} aria-label={label} title={label} onClick={switchTheme} />
    );
}
