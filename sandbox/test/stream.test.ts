import { EventStream } from '../client/eventStream';
import { refOf, say } from '../model/build';
import { showEphemeral } from '../model/post';
import { setUserActiveStatus } from '../model/setUserActiveStatus';
import { startWorkspace, type Workspace } from '../workspace';

/** What the workspace pushes to its clients. */
describe('the stream', () => {
    let workspace: Workspace;

    beforeEach(async () => {
        workspace = await startWorkspace();
    });
    afterEach(() => workspace.stop());

    test('messages of a room go to those who are in it, ephemeral ones to one person', async () => {
        const { model, sample } = workspace;
        const [member, spammer] = [await workspace.login('max.member'), await workspace.login('sam.spammer')];
        say(model, sample.rooms.design, sample.accounts.owner, 'For the design team');
        const message = say(model, sample.rooms.general, sample.accounts.owner, 'For everybody');
        showEphemeral(model, sample.accounts.spammer._id, {
            ...message,
            _id: 'e1',
            u: refOf(sample.accounts.rocketCat),
            msg: 'For Sam',
        });
        expect((await spammer.stream.next(({ type }) => type === 'ephemeral-message')).payload).toMatchObject({
            msg: 'For Sam',
            private: true,
        });
        await member.stream.next(({ payload }) => payload.msg === 'For everybody');
        const texts = (events: typeof member.stream) => events.since(0).flatMap(({ payload }) => payload.msg ?? []);
        expect(texts(member.stream)).toEqual(['For the design team', 'For everybody']);
        expect(texts(spammer.stream)).toEqual(['For everybody', 'For Sam']);
    });

    test('who is deactivated is logged out: the stream says so and ends, and the token is worth nothing', async () => {
        const member = await workspace.login('nina.newcomer');
        await setUserActiveStatus(workspace.model, member.credentials.userId, false, false);
        await member.stream.next(({ type }) => type === 'force-logout');
        await member.stream.ended();
        expect((await member.get('/api/v1/me')).status).toBe(401);
        await expect(workspace.login('nina.newcomer')).rejects.toThrow('error-user-is-not-activated');
    });

    test('a browser, whose EventSource sends no headers, may give its credentials in the address, here and nowhere else', async () => {
        const { credentials } = await workspace.login('max.member');
        const query = `X-User-Id=${credentials.userId}&X-Auth-Token=${credentials.authToken}`;
        const response = await fetch(`${workspace.url}/api/v1/stream?${query}`);
        expect(response.headers.get('Content-Type')).toBe('text/event-stream');
        await response.body?.cancel();
        expect((await fetch(`${workspace.url}/api/v1/me?${query}`)).status).toBe(401);
    });

    test('the wait for an event that does not come ends, and names what came', async () => {
        const { url } = workspace;
        const { userId, authToken } = (await workspace.login('max.member')).credentials;
        const stream = await EventStream.open(url, { 'X-User-Id': userId, 'X-Auth-Token': authToken });
        await expect(stream.next(({ type }) => type === 'never', 0, 10)).rejects.toThrow(
            'No such event within 10 ms. What came: [["ready",{}]]',
        );
        await stream.close();
    });
});
