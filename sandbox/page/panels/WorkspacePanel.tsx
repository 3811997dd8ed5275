import { Icon, Tag } from '@rocket.chat/fuselage';
import React, { type ReactElement } from 'react';

import type { RecordRow } from '../../start/sandboxedApp';
import type { TrueAccount, TrueRoom, Truth } from '../../start/truth';
import { useWords } from '../words/useWords';
import { Panel } from './Panel';
import { RecordItem } from './RecordItem';
import { Reported } from './Reported';
import { useTruth } from './useTruth';

/** What is so in the workspace, live, and what of it has changed: the sandbox shows it to everybody. */
export function WorkspacePanel({ onClose }: { onClose: () => void }): ReactElement {
    const truth = useTruth();
    const { word } = useWords();
    return (
        <Panel title={word('workspace')} onClose={onClose}>
            <div className="panel-body" tabIndex={0} role="region" aria-label={word('workspace')}>
                {truth && (
                    <>
                        {truth.now.records && <Records rows={truth.now.records} />}
                        <Reported authors={truth.now.reported} />
                        <h3>{word('accounts')}</h3>
                        <ul className="truths">
                            {truth.now.accounts.map((account) => (
                                <AccountItem key={account._id} account={account} />
                            ))}
                        </ul>
                        <h3>{word('rooms')}</h3>
                        <ul className="truths">
                            {truth.start.rooms.map((before) => (
                                <RoomItem key={before._id} before={before} now={roomIn(truth.now, before._id)} />
                            ))}
                        </ul>
                    </>
                )}
            </div>
        </Panel>
    );
}

function Records({ rows }: { rows: RecordRow[] }): ReactElement {
    const { word } = useWords();
    return (
        <>
            <h3>{word('records')}</h3>
            {rows.length === 0 && <p className="quiet">{word('noRecords')}</p>}
            <ul className="truths" aria-live="polite">
                {rows.map((row) => (
                    <RecordItem key={row.id} row={row} />
                ))}
            </ul>
        </>
    );
}

const roomIn = ({ rooms }: Truth, id: string): TrueRoom | undefined => rooms.find(({ _id }) => _id === id);

function AccountItem({ account }: { account: TrueAccount }): ReactElement {
    const { word } = useWords();
    const { username, active, sessions, roles } = account;
    return (
        <li className="truth" data-account={username} data-active={active}>
            <span className="truth-name">@{username}</span>
            <span className="tags">
                {!active && <Tag variant="danger">{word('deactivated')}</Tag>}
                {sessions > 0 && (
                    <Tag>
                        {word('sessions')}: {sessions}
                    </Tag>
                )}
            </span>
            <span className="truth-more">{roles.join(', ')}</span>
        </li>
    );
}

function RoomItem({ before, now }: { before: TrueRoom; now: TrueRoom | undefined }): ReactElement {
    const { word } = useWords();
    const { t, name } = before;
    const owners = (now ?? before).owners.map((owner) => `@${owner}`).join(', ');
    const isHandedOver = now !== undefined && now.owners.join() !== before.owners.join();
    const icons = { c: 'hash', p: 'hashtag-lock', d: 'at', l: 'message' } as const;
    return (
        <li className="truth" data-room={name} data-gone={now === undefined}>
            <span className={`truth-name ${now ? '' : 'truth-gone'}`}>
                <Icon name={icons[t]} size="x16" /> {name}
            </span>
            <span className="tags">
                {!now && <Tag variant="danger">{word('deleted')}</Tag>}
                {isHandedOver && <Tag variant="primary">{word('newOwner')}</Tag>}
                {now?.readOnly === true && <Tag>{word('isReadOnly')}</Tag>}
            </span>
            <span className="truth-more">
                {t !== 'd' && `${owners === '' ? word('noOwner') : `${word('owner')} ${owners}`} · `}
                {now ? `${now.members} ${word('members')} · ${now.messages} ${word('messages')}` : ''}
            </span>
        </li>
    );
}
