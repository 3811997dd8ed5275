import { Modal } from '@rocket.chat/fuselage';
import React, {
    type KeyboardEvent,
    type MouseEvent,
    type ReactElement,
    type ReactNode,
    useEffect,
    useRef,
} from 'react';

import { useWords } from '../words/useWords';

const focusable = 'a[href], input:not([disabled]), select, textarea:not([disabled]), button:not([disabled])';

/** A window above the page. The focus goes into it, stays in it, and back to where it was. Its first field is in a form. */
export function ModalFrame({
    title,
    buttons,
    onClose,
    onDismiss,
    children,
}: {
    title: string;
    buttons: ReactNode;
    /** The cross. */
    onClose: () => void;
    /** Escape, or a click that begins and ends beside the window. */
    onDismiss: () => void;
    children: ReactNode;
}): ReactElement {
    const { word } = useWords();
    const ref = useRef<HTMLElement>(null);
    const isPressedBeside = useRef(false);

    useEffect(() => {
        const before = document.activeElement;
        fieldsOf(ref.current)[0]?.focus();
        return () => {
            if (before instanceof HTMLElement && before.isConnected) {
                before.focus();
            } else {
                document.querySelector<HTMLElement>('[data-composer]')?.focus();
            }
        };
    }, []);

    // After an update the old field may be gone, and the focus with it; a person reads from the top.
    useEffect(() => {
        if (!ref.current?.contains(document.activeElement)) {
            ref.current?.focus();
        }
    });

    const onKeyDown = (event: KeyboardEvent): void => {
        if (event.key === 'Escape' && !isListOpen()) {
            event.preventDefault();
            onDismiss();
        } else if (event.key === 'Tab') {
            keepInside(event, ref.current);
        }
    };

    return (
        <Modal.Backdrop
            onMouseDown={(event: MouseEvent) => {
                isPressedBeside.current = isBeside(event);
            }}
            onMouseUp={(event: MouseEvent) => {
                if (isPressedBeside.current && isBeside(event)) {
                    onDismiss();
                }
            }}
        >
            <Modal
                ref={ref}
                open
                role="dialog"
                aria-modal="true"
                aria-labelledby="modal-title"
                tabIndex={-1}
                onKeyDownCapture={onKeyDown}
            >
                <Modal.Header>
                    <Modal.Title id="modal-title">{title}</Modal.Title>
                    <Modal.Close title={word('close')} aria-label={word('close')} onClick={onClose} />
                </Modal.Header>
                <Modal.Content tabIndex={0} role="region" aria-labelledby="modal-title">
                    {children}
                </Modal.Content>
                <Modal.Footer>
                    <Modal.FooterControllers>{buttons}</Modal.FooterControllers>
                </Modal.Footer>
            </Modal>
        </Modal.Backdrop>
    );
}

const isBeside = ({ target, currentTarget }: MouseEvent): boolean => target === currentTarget;

/** Escape closes the list of a field that is open, and not the modal with it. */
const isListOpen = (): boolean =>
    document.activeElement?.closest('.rcx-select') !== null &&
    [...document.querySelectorAll('.rcx-option')].some((option) =>
        option.checkVisibility({ visibilityProperty: true }),
    );

function fieldsOf(modal: HTMLElement | null): HTMLElement[] {
    const all = [...(modal?.querySelectorAll<HTMLElement>(focusable) ?? [])];
    const inContent = all.filter((element) => element.closest('form'));
    return [...inContent, ...all.filter((element) => !inContent.includes(element))];
}

/** The tab key goes round inside of the modal. */
function keepInside(event: KeyboardEvent, modal: HTMLElement | null): void {
    const all = [...(modal?.querySelectorAll<HTMLElement>(`${focusable}, [tabindex='0']`) ?? [])];
    const [first, last] = [all[0], all.at(-1)];
    const leaves = event.shiftKey ? first : last;
    if (document.activeElement === leaves || document.activeElement === modal) {
        event.preventDefault();
        (event.shiftKey ? last : first)?.focus();
    }
}
