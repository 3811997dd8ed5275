import { IconButton, Option, Tile } from '@rocket.chat/fuselage';
import { useOutsideClick } from '@rocket.chat/fuselage-hooks';
import React, { type ComponentProps, type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';

export interface MenuItem {
    id: string;
    label: string;
    icon?: ComponentProps<typeof Option>['icon'];
    danger?: boolean;
    /** Heads this item and those that follow. */
    heading?: string;
    onPick: () => void;
}

/** A button that opens a list of things to do. Arrow keys move in it, Escape closes it, and the focus goes back to the button. */
export function Menu({
    label,
    icon = 'kebab',
    items,
    small = false,
}: {
    label: string;
    icon?: ComponentProps<typeof IconButton>['icon'];
    items: MenuItem[];
    small?: boolean;
}): ReactElement {
    const [open, setOpen] = useState(false);
    const [upwards, setUpwards] = useState(false);
    const wrapper = useRef<HTMLDivElement>(null);
    const entries = (): HTMLElement[] => [...(wrapper.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const button = (): HTMLElement | null | undefined => wrapper.current?.querySelector('button');

    useEffect(() => {
        if (open) {
            entries()[0]?.focus();
        }
    }, [open]);
    useOutsideClick([wrapper], () => {
        setOpen(false);
    });

    const toggle = (): void => {
        const below = window.innerHeight - (wrapper.current?.getBoundingClientRect().bottom ?? 0);
        setUpwards(below < 60 + 44 * items.length);
        setOpen(!open);
    };
    const close = (): void => {
        setOpen(false);
        button()?.focus();
    };
    const pick = (item: MenuItem): void => {
        close();
        item.onPick();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const all = entries();
        const at = all.indexOf(document.activeElement as HTMLElement);
        const moves: Record<string, number> = {
            ArrowDown: (at + 1) % all.length,
            ArrowUp: (at - 1 + all.length) % all.length,
            Home: 0,
            End: all.length - 1,
        };
        const to = moves[event.key];
        if (event.key === 'Escape') {
            event.stopPropagation();
            close();
        } else if (event.key === 'Tab') {
            setOpen(false);
        } else if (to !== undefined) {
            event.preventDefault();
            all[to]?.focus();
        }
    };

    return (
        <div className={`menu ${open ? 'menu-open' : ''}`} ref={wrapper} onKeyDown={open ? onKeyDown : undefined}>
            <IconButton
                icon={icon}
                small={small}
                aria-label={label}
                title={label}
                aria-haspopup="menu"
                aria-expanded={open}
                onClick={toggle}
            />
            {open && (
                <Tile
                    is="ul"
                    role="menu"
                    aria-label={label}
                    elevation="2"
                    className={`menu-list ${upwards ? 'menu-up' : ''}`}
                    padding="x8"
                >
                    {items.map((item) => (
                        <React.Fragment key={item.id}>
                            {item.heading !== undefined && (
                                <li role="presentation" className="menu-heading">
                                    {item.heading}
                                </li>
                            )}
                            <Option
                                role="menuitem"
                                disabled={false}
                                tabIndex={-1}
                                icon={item.icon}
                                label={item.label}
                                variant={item.danger === true ? 'danger' : undefined}
                                onClick={() => {
                                    pick(item);
                                }}
                                onKeyDown={(event: KeyboardEvent) => {
                                    if (event.key === 'Enter' || event.key === ' ') {
                                        event.preventDefault();
                                        pick(item);
                                    }
                                }}
                            />
                        </React.Fragment>
                    ))}
                </Tile>
            )}
        </div>
    );
}
