/** What an app can answer to a submit, or to Cancel, and the web client then leaves the modal open. */
const keeping = {
    viewSubmit: ['errors', 'modal.update', 'contextual_bar.update'],
    viewClosed: ['errors'],
};

/**
 * Whether the web client closes a modal at an answer.
 * @param sent what was answered: a submit, or Cancel and the cross
 * @param answer the answer's JSON; `undefined` for an empty one and for a failure, at which the modal stays and nobody is told
 * Source: docs/rocketchat.md#what-keeps-a-modal-open-after-a-submit and #cancel-waits-for-an-answer
 */
export function closesModal(sent: keyof typeof keeping, answer: { type?: unknown } | undefined): boolean {
    return answer !== undefined && !keeping[sent].some((type) => type === answer.type);
}
