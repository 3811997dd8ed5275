import { useEffect, useState } from 'react';

import { useChat, useChatState, useTranslator } from '../chat/ChatContext';
import { isOffered } from '../chat/offers';

export interface Completion {
    /** Where in the text the completed word begins. */
    from: number;
    insert: string;
    about: string;
}

interface Found {
    items: { username: string; name?: string }[];
}

/**
 * Completions for the word that ends where `before` ends: commands at the start of a line, people after an `@`. Only those who hold a command's
 * permission are offered it.
 */
export function useCompletions(before: string, roomId: string): Completion[] {
    const chat = useChat();
    const state = useChatState();
    const translateFor = useTranslator();
    const [people, setPeople] = useState<{ term: string; found: Completion[] }>({ term: '', found: [] });
    const command = /^\/([\w-]*)$/.exec(before)?.[1];
    const mention = /(?:^|\s)@([\w.:-]*)$/.exec(before)?.[1];

    useEffect(() => {
        if (mention === undefined) {
            return undefined;
        }
        let isCurrent = true;
        const query = encodeURIComponent(JSON.stringify({ term: mention }));
        void chat.attempt(async () => {
            const { items } = await chat.server.get<Found>(`/api/v1/users.autocomplete?selector=${query}`);
            if (isCurrent) {
                const from = before.length - mention.length - 1;
                const found = items
                    .slice(0, 6)
                    .map(({ username, name = '' }) => ({ from, insert: `@${username}`, about: name }));
                setPeople({ term: mention, found });
            }
        });
        return () => {
            isCurrent = false;
        };
    }, [chat, before.length, mention]);

    if (command !== undefined) {
        return state.commands
            .filter((each) => each.command.startsWith(command) && isOffered(each, state, roomId))
            .map((each) => {
                const text = (key = ''): string => {
                    const own = key.replace(`apps-${each.appId}-`, '');
                    return translateFor(each.appId)(own) ?? own;
                };
                return {
                    from: 0,
                    insert: `/${each.command}`,
                    about: `${text(each.params)} — ${text(each.description)}`,
                };
            });
    }
    return mention !== undefined && people.term === mention ? people.found : [];
}
