import type {
    IUIKitResponse,
    UIKitActionButtonInteractionContext,
    UIKitBlockInteractionContext,
    UIKitViewCloseInteractionContext,
    UIKitViewSubmitInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Context } from './context';

/**
 * Every handler begins here. The server says who calls, and it may be nobody. An interaction in the name of a Livechat visitor passes
 * without any credentials, and comes without a user. For nobody nothing is read, and nothing is sent.
 * @param caller as the engine hands them over.
 * @param nobody what nobody is answered.
 */
export async function forCaller<Answer>(
    caller: IUser | null | undefined,
    nobody: Answer,
    answer: (caller: IUser) => Promise<Answer>,
): Promise<Answer> {
    return caller ? answer(caller) : nobody;
}

type Interaction =
    | UIKitActionButtonInteractionContext
    | UIKitBlockInteractionContext
    | UIKitViewCloseInteractionContext
    | UIKitViewSubmitInteractionContext;

/** Answers a click in the caller's name. */
export function answerInteraction<Kind extends Interaction>(
    interaction: Kind,
    contextFor: (asking: IUser) => Context,
    answer: (interaction: Kind, user: IUser, context: Context) => Promise<IUIKitResponse>,
): Promise<IUIKitResponse> {
    const { user } = interaction.getInteractionData();
    return forCaller(user, interaction.getInteractionResponder().errorResponse(), (asking) =>
        answer(interaction, asking, contextFor(asking)),
    );
}
