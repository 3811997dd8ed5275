import { useChatState } from '../chat/ChatContext';
import { type Word, wordIn } from './words';

/** The words of the page in the person's language. */
export function useWords(): { word: (word: Word) => string; language: string } {
    const { language } = useChatState();
    return { language, word: (word) => wordIn(language, word) };
}
