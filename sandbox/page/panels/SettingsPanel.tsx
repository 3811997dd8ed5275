import { Button, ButtonGroup } from '@rocket.chat/fuselage';
import React, { type FormEvent, type ReactElement, useEffect, useState } from 'react';

import { useChat, useChatState } from '../chat/ChatContext';
import { useWords } from '../words/useWords';
import { Panel } from './Panel';
import { SettingField } from './SettingField';
import type { AppSetting, RoomChoice } from './settings';

/** The app's settings, as an admin has them under Marketplace → Private apps. */
export function SettingsPanel({ onClose }: { onClose: () => void }): ReactElement {
    const chat = useChat();
    const { buttons, commands } = useChatState();
    const { word } = useWords();
    const [settings, setSettings] = useState<AppSetting[]>([]);
    const [rooms, setRooms] = useState<RoomChoice[]>([]);
    const appId = [...commands, ...buttons][0]?.appId ?? '';

    useEffect(() => {
        void chat.attempt(async () => {
            if (appId !== '') {
                const known = await chat.server.get<{ settings: Record<string, AppSetting> }>(
                    `/api/apps/${appId}/settings`,
                );
                setSettings(
                    Object.values(known.settings).map((each) => ({ ...each, value: each.value ?? each.packageValue })),
                );
            }
            const own = await chat.server.get<{ update: RoomChoice[] }>('/api/v1/rooms.get');
            setRooms(own.update.filter(({ name }) => name !== undefined));
        });
    }, [chat, appId]);

    const save = (event: FormEvent): void => {
        event.preventDefault();
        void chat.attempt(async () => {
            await chat.server.post(`/api/apps/${appId}/settings`, { settings });
            chat.toast('success', word('saved'));
        });
    };
    return (
        <Panel title={word('settings')} onClose={onClose}>
            <form className="panel-body settings" onSubmit={save}>
                {settings.map((setting) => (
                    <SettingField
                        key={setting.id}
                        appId={appId}
                        setting={setting}
                        rooms={rooms}
                        onChange={(value) => {
                            setSettings(settings.map((each) => (each.id === setting.id ? { ...each, value } : each)));
                        }}
                    />
                ))}
                <ButtonGroup>
                    <Button type="submit" primary>
                        {word('save')}
                    </Button>
                </ButtonGroup>
            </form>
        </Panel>
    );
}
