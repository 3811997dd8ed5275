import type { Person } from '../../test/browser/support/Person';

/** Clicks the button that goes on, and waits for what comes: the next step, or the outcome in the room. */
export async function decide(mona: Person): Promise<void> {
    const told = await mona.messages.getByText('Only you can see this message').count();
    const title = await mona.dialog.locator('#modal-title').innerText();
    await mona.dialog.getByRole('button').last().click();
    const next = mona.dialog.locator('#modal-title').filter({ hasNotText: title });
    await next.or(mona.messages.getByText('Only you can see this message').nth(told)).first().waitFor();
    await mona.page.mouse.move(0, 0);
}
