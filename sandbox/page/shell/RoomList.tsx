import { Icon } from '@rocket.chat/fuselage';
import React, { type ComponentProps, type ReactElement } from 'react';

import { useChat, useChatState } from '../chat/ChatContext';
import type { OwnRoom } from '../chat/state';
import { useWords } from '../words/useWords';
import type { Word } from '../words/words';
import { UserAvatar } from './UserAvatar';

const sections: { title: Word; has: (own: OwnRoom) => boolean }[] = [
    { title: 'omnichannel', has: ({ room }) => room.t === 'l' },
    { title: 'teams', has: ({ room }) => room.teamMain === true },
    { title: 'discussions', has: ({ room }) => room.prid !== undefined },
    { title: 'channels', has: ({ room }) => room.t === 'c' || room.t === 'p' },
    { title: 'direct', has: ({ room }) => room.t === 'd' },
];

/** What a person calls the room. */
export const nameOf = ({ room, subscription }: OwnRoom): string => room.fname ?? room.name ?? subscription.name;

export function iconOf({ room }: OwnRoom): ComponentProps<typeof Icon>['name'] {
    if (room.teamMain === true) {
        return 'team-lock';
    }
    if (room.prid !== undefined) {
        return 'discussion';
    }
    const icons = { c: 'hash', p: 'hashtag-lock', d: 'at', l: 'message' } as const;
    return icons[room.t];
}

/** The rooms that the person is in, by kind. */
export function RoomList({ onOpened }: { onOpened: () => void }): ReactElement {
    const chat = useChat();
    const { rooms, roomId } = useChatState();
    const { word } = useWords();
    const sectionOf = (own: OwnRoom): Word | undefined => sections.find(({ has }) => has(own))?.title;
    return (
        <nav className="rooms" aria-label={word('rooms')}>
            {sections.map(({ title }) => {
                const own = rooms.filter((each) => sectionOf(each) === title);
                return own.length === 0 ? null : (
                    <section key={title}>
                        <h2 className="rooms-title">{word(title)}</h2>
                        <ul>
                            {own.map((each) => (
                                <li key={each.room._id}>
                                    <button
                                        type="button"
                                        aria-current={each.room._id === roomId ? 'page' : undefined}
                                        className="room-button"
                                        onClick={() => {
                                            onOpened();
                                            void chat.attempt(() => chat.openRoom(each.room._id));
                                        }}
                                    >
                                        <UserAvatar username={nameOf(each)} size="x20" />
                                        <Icon name={iconOf(each)} size="x16" />
                                        <span className={`room-name ${each.unread ? 'room-unread' : ''}`}>
                                            {nameOf(each)}
                                        </span>
                                        {each.unread && (
                                            <span className="unread-dot" role="img" aria-label={word('unread')} />
                                        )}
                                    </button>
                                </li>
                            ))}
                        </ul>
                    </section>
                );
            })}
        </nav>
    );
}
