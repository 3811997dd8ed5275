import { Field, PasswordInput, TextAreaInput, TextInput } from '@rocket.chat/fuselage';
import React, { type ChangeEvent, type ReactElement } from 'react';

import { useTranslator } from '../chat/ChatContext';
import { useWords } from '../words/useWords';
import type { AppSetting, RoomChoice } from './settings';

interface SettingFieldProps {
    appId: string;
    setting: AppSetting;
    rooms: RoomChoice[];
    onChange: (value: unknown) => void;
}

/** One setting, drawn by its type. */
export function SettingField(props: SettingFieldProps): ReactElement {
    const { appId, setting } = props;
    const translate = useTranslator()(appId);
    const { id, i18nLabel, i18nDescription } = setting;
    const hint = i18nDescription === undefined ? undefined : (translate(i18nDescription) ?? i18nDescription);
    return (
        <Field>
            <Field.Label htmlFor={id}>{translate(i18nLabel) ?? i18nLabel}</Field.Label>
            <Field.Row>
                <SettingInput {...props} />
            </Field.Row>
            {hint !== undefined && <Field.Hint id={`${id}-hint`}>{hint}</Field.Hint>}
        </Field>
    );
}

function SettingInput({ setting, rooms, onChange }: SettingFieldProps): ReactElement {
    const { word } = useWords();
    const { id, type, value, multiline, values = [] } = setting;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    const bound = { id, name: id, 'aria-describedby': `${id}-hint` };
    const onText = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
        onChange(type === 'int' ? Number(currentTarget.value) : currentTarget.value);
    };
    switch (type) {
        case 'boolean':
            return (
                <input
                    {...bound}
                    type="checkbox"
                    checked={value === true}
                    onChange={({ target }) => {
                        onChange(target.checked);
                    }}
                />
            );
        case 'roomPick': {
            const first: unknown = Array.isArray(value) ? value[0] : undefined;
            const chosen = typeof first === 'object' && first !== null && '_id' in first ? String(first._id) : '';
            return (
                <select
                    {...bound}
                    className="select"
                    value={chosen}
                    onChange={({ target }) => {
                        const room = rooms.find(({ _id }) => _id === target.value);
                        onChange(room ? [{ _id: room._id, name: room.name }] : []);
                    }}
                >
                    <option value="">{word('none')}</option>
                    {rooms.map(({ _id, name }) => (
                        <option key={_id} value={_id}>
                            {name}
                        </option>
                    ))}
                </select>
            );
        }
        case 'select':
            return (
                <select
                    {...bound}
                    className="select"
                    value={text}
                    onChange={({ target }) => {
                        onChange(target.value);
                    }}
                >
                    {values.map(({ key, i18nLabel }) => (
                        <option key={key} value={key}>
                            {i18nLabel}
                        </option>
                    ))}
                </select>
            );
        case 'password':
            return <PasswordInput {...bound} value={text} onChange={onText} autoComplete="off" />;
        default:
            return multiline === true ? (
                <TextAreaInput {...bound} rows={3} value={text} onChange={onText} />
            ) : (
                <TextInput {...bound} value={text} onChange={onText} />
            );
    }
}
