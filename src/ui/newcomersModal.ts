import { MAX_BATCH } from '../moderation/batch';
import { isObject } from '../moderation/isObject';
import type { Newcomer, NewcomerList } from '../moderation/newcomer';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { actions, button, choiceOfSeveral, context, section } from './blocks';
import type { ModalContent } from './modal';
import { isId } from './readSubmit';

/** The button that chooses all, or the newest of them. */
export const CHOOSE_ALL_ACTION = 'newcomers-choose-all';
/** The field to choose in. Once all are chosen it is another one: a client keeps what it showed of the one before. */
const FIELDS = { none: 'newcomers', all: 'newcomers-all' } as const;

/** Accounts that registered themselves lately, to choose from. */
export function newcomersModal(list: NewcomerList, reader: Reader): ModalContent {
    const { newcomers, hasMore, hours, chosen, id } = list;
    const field = newcomersField(list);
    const most = String(MAX_BATCH);
    return {
        title: words('newcomers_title'),
        blocks: [
            section(words('newcomers_listed', { hours: String(hours), count: String(newcomers.length) })),
            ...(hasMore ? [context([words('newcomers_more')])] : []),
            choiceOfSeveral(
                field,
                words('newcomers_choose'),
                newcomers.map((one) => ({ value: one.accountId, label: sayNewcomer(one, reader) })),
                chosen === 'all' ? chosenByAll(list) : [],
            ),
            actions(
                button(
                    CHOOSE_ALL_ACTION,
                    newcomers.length > MAX_BATCH
                        ? words('newcomers_choose_newest', { count: most })
                        : words('newcomers_choose_all'),
                    { value: id },
                ),
            ),
            context([words('newcomers_next')]),
        ],
        submit: { text: words('newcomers_submit'), style: 'primary' },
        close: words('confirm_cancel'),
    };
}

/** Whom the button chooses: as many as can be decided on at once. */
export function chosenByAll({ newcomers }: Pick<NewcomerList, 'newcomers'>): string[] {
    return newcomers.slice(0, MAX_BATCH).map(({ accountId }) => accountId);
}

/** The id of the field to choose in, under which an error is shown. */
export function newcomersField({ chosen }: Pick<NewcomerList, 'chosen'>): string {
    return FIELDS[chosen];
}

function sayNewcomer({ username, at, reports }: Newcomer, reader: Reader): Words {
    const said = { username, when: when(at, reader) };
    return reports > 0
        ? words('newcomers_option_reported', { ...said, reports: String(reports) })
        : words('newcomers_option', said);
}

/** The submit of a list: which, and who was chosen; `undefined` where nobody has touched the field. */
export interface SubmittedNewcomers {
    readonly listId: string;
    readonly chosen: readonly string[] | undefined;
    /** Whether the client says what it showed. The mobile apps don't, and may send the field along with the submit of what came after it. */
    readonly isWhole: boolean;
}

/**
 * Reads the submit of a list of newcomers. It is the client's word: the list that was shown tells who can be chosen.
 * @returns `undefined` for what is no submit of one.
 */
export function readNewcomers(view: unknown): SubmittedNewcomers | undefined {
    if (!isObject(view) || !isId(view.id) || !isObject(view.state)) {
        return undefined;
    }
    const { state, blocks } = view;
    const fields: readonly string[] = Object.values(FIELDS);
    const isWhole = Array.isArray(blocks);
    const touched = fields.filter((field) => isObject(state[field]));
    const isOfList = isWhole
        ? blocks.some((block) => isObject(block) && isOneOf(block.blockId, fields))
        : touched.length > 0;
    if (!isOfList) {
        return undefined;
    }
    // What was chosen before all were is in the state, too.
    const last = touched[touched.length - 1];
    const block = last === undefined ? undefined : state[last];
    const value: unknown = isObject(block) && last !== undefined ? block[last] : undefined;
    return { listId: view.id, chosen: Array.isArray(value) ? value.map(String) : undefined, isWhole };
}

function isOneOf(value: unknown, ids: readonly string[]): boolean {
    return typeof value === 'string' && ids.includes(value);
}
