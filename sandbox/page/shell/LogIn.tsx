import { Box, Callout, Tag } from '@rocket.chat/fuselage';
import React, { type ReactElement, useEffect, useState } from 'react';

import type { Person } from '../../start/page';
import { people } from '../session';
import { UserAvatar } from './UserAvatar';

/** Whom to be: the sample accounts, each with what it is good for. */
export function LogIn({
    notice,
    onChoose,
}: {
    notice: string;
    onChoose: (username: string) => Promise<void>;
}): ReactElement {
    const [persons, setPersons] = useState<Person[]>([]);
    useEffect(() => {
        void people().then((answer) => {
            setPersons(answer.people);
        });
    }, []);
    return (
        <main className="login">
            <Box is="h1" fontScale="h1" marginBlockEnd="x8">
                Active Status
            </Box>
            <Box is="p" fontScale="p1" marginBlockEnd="x16">
                A sandbox: the real app in the real Apps-Engine, over a made-up Rocket.Chat workspace on this machine.
                Log in as a moderator, open the menu of one of Sam Spammer’s messages, and deactivate him; or type{' '}
                <code className="code">/deactivate @olga.owner</code>.
            </Box>
            {notice && (
                <Box marginBlockEnd="x16" role="alert">
                    <Callout type="warning">{notice}</Callout>
                </Box>
            )}
            <Box is="h2" fontScale="h4" marginBlockEnd="x8">
                Log in as
            </Box>
            <ul className="persons">
                {persons.map((person) => (
                    <li key={person.username}>
                        <button type="button" className="person" onClick={() => void onChoose(person.username)}>
                            <UserAvatar username={person.username} size="x36" />
                            <span className="person-text">
                                <span className="person-name">
                                    {person.name} <span className="quiet">@{person.username}</span>
                                </span>
                                <span className="quiet">{person.part}</span>
                            </span>
                            <span className="tags">
                                {person.active || <Tag variant="danger">deactivated</Tag>}
                                {person.roles.map((role) => (
                                    <Tag key={role}>{role}</Tag>
                                ))}
                            </span>
                        </button>
                    </li>
                ))}
            </ul>
        </main>
    );
}
