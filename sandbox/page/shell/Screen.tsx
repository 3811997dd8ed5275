import React, { type ReactElement, useState } from 'react';

import { useChatState } from '../chat/ChatContext';
import { SettingsPanel } from '../panels/SettingsPanel';
import { ThreadPanel } from '../panels/ThreadPanel';
import { WorkspacePanel } from '../panels/WorkspacePanel';
import { ReportModal } from '../room/ReportModal';
import { RoomView } from '../room/RoomView';
import { ModalView } from '../uikit/ModalView';
import { Busy } from './Busy';
import { RoomList } from './RoomList';
import { Toasts } from './Toasts';
import { TopBar } from './TopBar';

export type Panel = 'workspace' | 'settings' | undefined;

const wide = (): boolean => window.matchMedia('(min-width: 1100px)').matches;

/** Everything that a logged-in person sees. On a narrow screen one thing at a time. */
export function Screen({ onBecome }: { onBecome: (username: string) => Promise<void> }): ReactElement {
    const { modal, reporting, threadId } = useChatState();
    const [panel, setPanel] = useState<Panel>(wide() ? 'workspace' : undefined);
    const [roomsOpen, setRoomsOpen] = useState(false);
    const toggle = (which: Panel): void => {
        setRoomsOpen(false);
        setPanel(panel === which ? undefined : which);
    };
    const close = (): void => {
        setPanel(undefined);
    };
    const shows = threadId !== undefined ? 'thread' : panel;
    return (
        <>
            <div className="screen" aria-hidden={(modal ?? reporting) ? true : undefined}>
                <TopBar
                    panel={panel}
                    onPanel={toggle}
                    roomsOpen={roomsOpen}
                    onRooms={() => {
                        setRoomsOpen(!roomsOpen);
                    }}
                    onBecome={onBecome}
                />
                <div className={`columns ${roomsOpen ? 'rooms-open' : ''} ${shows ? 'panel-open' : ''}`}>
                    <RoomList
                        onOpened={() => {
                            setRoomsOpen(false);
                        }}
                    />
                    <RoomView />
                    {shows === 'thread' && <ThreadPanel />}
                    {shows === 'workspace' && <WorkspacePanel onClose={close} />}
                    {shows === 'settings' && <SettingsPanel onClose={close} />}
                </div>
            </div>
            {modal && <ModalView key={modal.view.id} modal={modal} />}
            {reporting && <ReportModal key={reporting._id} message={reporting} />}
            <Toasts />
            <Busy />
        </>
    );
}
