import { Modal } from '../client/modal';
import { type Block, isFields, isView } from '../client/shapes';
import { randomId } from '../model/ids';
import type { WorkspaceModel } from '../model/model';
import { curlOf, type Session } from './curl';

/**
 * Tells of each modal that an app opens for somebody, and of each that takes another's place: with the `curl` call that submits it in their name. It
 * does as if they had read it and typed what it asks for.
 * @param sessionOf a session of the person
 * @param tell gets a headline and the call
 */
export function tellModals(
    model: WorkspaceModel,
    url: string,
    sessionOf: (userId: string) => Session,
    tell: (headline: string, curl: string) => void,
): void {
    model.events.listen((event) => {
        if (event.type !== 'ui-interaction' && event.type !== 'ui-answer') {
            return;
        }
        const { appId, view } = event.payload;
        if (typeof appId !== 'string' || !isView(view)) {
            return;
        }
        const modal = new Modal(appId, view);
        for (const [actionId, value] of view.blocks.flatMap(typedAnswer)) {
            modal.fill(actionId, value);
        }
        const body = {
            type: 'viewSubmit',
            triggerId: randomId(),
            payload: { view: modal.submission() },
            viewId: view.id,
        };
        const username = model.accounts.byId(event.user)?.username ?? event.user;
        tell(
            `${username} sees “${titleOf(view.title)}”`,
            curlOf(`${url}/api/apps/ui.interaction/${appId}`, sessionOf(event.user), body),
        );
    });
}

/** What a person would type into a field that has to be filled: its label names the username that it wants. */
function typedAnswer({ type, optional, label, element }: Block): [actionId: string, value: string][] {
    const i18n = isFields(label) && isFields(label.i18n) ? label.i18n : {};
    const username = isFields(i18n.args) ? i18n.args.username : undefined;
    const wanted =
        type === 'input' && optional !== true && element?.actionId !== undefined && typeof username === 'string';
    return wanted ? [[element.actionId ?? '', username]] : [];
}

const titleOf = (title: unknown): string =>
    isFields(title) && typeof title.text === 'string' ? title.text : 'a modal';
