import type { Client } from '../client/client';
import { say } from '../model/build';
import type { Message } from '../model/documents';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** Reports, over HTTP and by an app's accessors: what is stored, who is told, and what dismissing and deleting do. */
describe('reports', () => {
    let workspace: Workspace;
    let admin: Client;
    let member: Client;
    let spam: Message;

    beforeAll(async () => {
        workspace = await startWorkspace({ zip: await probeZip() });
        workspace.model.settings.API_Enable_Rate_Limiter = false;
        admin = await workspace.login('ada.admin');
        member = await workspace.login('max.member');
    }, 60_000);
    afterAll(() => workspace.stop());

    beforeEach(() => {
        const { accounts, rooms } = workspace.sample;
        workspace.model.reports.hide(() => true, 'nobody', 'tidied up', 'none');
        spam = say(workspace.model, rooms.general, accounts.spammer, 'Buy coins');
    });

    const report = (by: Client, message: Message, description = 'Spam') =>
        by.post('/api/v1/chat.reportMessage', { messageId: message._id, description });
    const logged = (): string => JSON.stringify(workspace.model.appLogs);
    const visible = () => workspace.model.reports.ofMessages();

    test('a report is stored with the message as it was, its room and who reported it; apps are told, without a trigger', async () => {
        const before = workspace.model.appLogs.length;
        expect(await report(member, spam, 'Coins again')).toMatchObject({ status: 200, body: { success: true } });
        const { member: reporter } = workspace.sample.accounts;
        expect(visible()).toMatchObject([
            {
                description: 'Coins again',
                message: { _id: spam._id, msg: 'Buy coins' },
                room: { _id: 'GENERAL', name: 'general', t: 'c' },
                reportedBy: { _id: reporter._id, username: 'max.member', createdAt: reporter.createdAt },
            },
        ]);
        // The answer waits for the apps.
        const told = JSON.stringify(workspace.model.appLogs.slice(before));
        const context = {
            text: 'Buy coins',
            room: 'general',
            sender: 'sam.spammer',
            by: 'max.member',
            reason: 'Coins again',
        };
        expect(told).toContain(JSON.stringify(`reported ${JSON.stringify(context)}`).slice(1, -1));
    });

    test('anybody may report anything they can read, as often as they like', async () => {
        const answers = [await report(member, spam), await report(member, spam), await report(member, spam)];
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
        expect(visible()).toHaveLength(3);
    });

    test('a blank reason, a message that is not there and one that the reporter can not read are refused', async () => {
        const { moderationLog } = workspace.sample.rooms;
        const secret = say(workspace.model, moderationLog, workspace.sample.accounts.admin, 'Between us');
        expect(await report(member, spam, '  ')).toMatchObject({
            status: 400,
            body: { error: 'error-invalid-description' },
        });
        expect(await report(member, spam, '')).toMatchObject({
            status: 400,
            body: { error: 'The required "description" param is missing.' },
        });
        for (const message of [secret, { ...spam, _id: 'no-message' }]) {
            expect(await report(member, message)).toMatchObject({
                status: 400,
                body: { error: 'error-invalid-message_id' },
            });
        }
        expect(visible()).toEqual([]);
    });

    test('a report of an account is stored apart, and no app hears of it', async () => {
        const before = logged();
        const { spammer } = workspace.sample.accounts;
        const body = { userId: spammer._id, description: 'A rude name' };
        expect((await member.post('/api/v1/moderation.reportUser', body)).status).toBe(200);
        expect(workspace.model.reports.ofUsers()).toMatchObject([{ reportedUser: { username: 'sam.spammer' } }]);
        expect(visible()).toEqual([]);
        expect(logged()).toBe(before);
        expect(await member.post('/api/v1/moderation.reportUser', { ...body, userId: 'nobody' })).toMatchObject({
            status: 400,
            body: { error: 'Invalid user id provided.' },
        });
    });

    test('the console lists authors with how many reports there are, and the messages of one of them once each', async () => {
        await report(member, spam);
        await report(admin, spam);
        const { spammer } = workspace.sample.accounts;
        expect((await admin.get('/api/v1/moderation.reportsByUsers')).body).toMatchObject({
            reports: [
                { userId: spammer._id, msgId: spam._id, count: 2, isUserDeleted: false, rooms: [{ name: 'general' }] },
            ],
            total: 1,
        });
        const path = `/api/v1/moderation.user.reportedMessages?userId=${spammer._id}`;
        expect((await admin.get(path)).body).toMatchObject({
            user: { username: 'sam.spammer' },
            messages: [{ message: { _id: spam._id } }],
            count: 2,
            total: 2,
        });
        expect((await admin.get(`/api/v1/moderation.reports?msgId=${spam._id}`)).body).toMatchObject({
            reports: [{ reportedBy: { username: 'ada.admin' } }, { reportedBy: { username: 'max.member' } }],
        });
    });

    test('the console is for who may view it, and its actions for who may act', async () => {
        const moderator = await workspace.login('mona.moderator');
        await report(member, spam);
        expect((await moderator.get('/api/v1/moderation.reportsByUsers')).status).toBe(403);
        expect((await member.post('/api/v1/moderation.dismissReports', { msgId: spam._id })).status).toBe(403);
        expect((await moderator.post('/api/v1/moderation.dismissReports', { msgId: spam._id })).status).toBe(200);
    });

    test('dismissing names who, why and what was done; what was dismissed before is written over', async () => {
        const { spammer, admin: ada } = workspace.sample.accounts;
        await report(member, spam);
        const [stored] = visible();
        await admin.post('/api/v1/moderation.dismissReports', { msgId: spam._id });
        expect(stored).toMatchObject({
            _hidden: true,
            moderationInfo: { moderatedBy: ada._id, reason: 'No reason provided', action: 'None' },
        });
        expect(await admin.post('/api/v1/moderation.dismissReports', { msgId: spam._id })).toMatchObject({
            status: 400,
            body: { error: 'no-reports-found' },
        });
        await report(member, say(workspace.model, workspace.sample.rooms.general, spammer, 'More coins'));
        await admin.post('/api/v1/moderation.dismissReports', {
            userId: spammer._id,
            reason: 'Dealt with',
            action: 'Warned',
        });
        expect(visible()).toEqual([]);
        expect(stored?.moderationInfo).toMatchObject({ reason: 'Dealt with', action: 'Warned' });
        for (const body of [{}, { msgId: spam._id, userId: spammer._id }]) {
            expect((await admin.post('/api/v1/moderation.dismissReports', body)).status).toBe(400);
        }
    });

    test('an app dismisses the reports of a message or of an author, and stands as the moderator with its id', async () => {
        const { spammer } = workspace.sample.accounts;
        const other = say(workspace.model, workspace.sample.rooms.general, spammer, 'More coins');
        await report(member, spam);
        await report(member, other);
        await member.post('/api/v1/moderation.reportUser', { userId: spammer._id, description: 'A rude name' });
        const [first] = visible();
        // The engine asks the permissions of the app whose id comes along, and says nothing where it has none.
        await member.runCommand('probe', `dismiss message ${spam._id} another-app`, 'GENERAL');
        expect(visible()).toHaveLength(2);
        await member.runCommand('probe', `dismiss message ${spam._id} ${workspace.appId}`, 'GENERAL');
        expect(visible()).toMatchObject([{ message: { _id: other._id } }]);
        expect(first?.moderationInfo).toMatchObject({
            moderatedBy: workspace.appId,
            reason: 'by Mona',
            action: 'none',
        });
        await member.runCommand('probe', `dismiss author ${spammer._id} ${workspace.appId}`, 'GENERAL');
        expect(visible()).toEqual([]);
        expect(workspace.model.reports.ofUsers()).toHaveLength(1);
    });

    test('to dismiss the reports of nobody is an error, but for an app that lacks the permission', async () => {
        await report(member, spam);
        const dismiss = async (appId: string): Promise<string> => {
            const told = workspace.model.appLogs.length;
            await member.runCommand('probe', `dismiss author nobody ${appId}`, 'GENERAL');
            return JSON.stringify(workspace.model.appLogs.slice(told));
        };
        expect(await dismiss(workspace.appId)).toContain('Command was unsuccessful');
        expect(await dismiss('an-app-without-permissions')).not.toContain('Command was unsuccessful');
        expect(visible()).toHaveLength(1);
    });

    test('deleting reported messages deletes 50 at most, and hides the reports of all', async () => {
        const { spammer } = workspace.sample.accounts;
        const { general } = workspace.sample.rooms;
        const many = Array.from({ length: 60 }, (_, index) => say(workspace.model, general, spammer, `Coins ${index}`));
        for (const message of many) {
            await report(member, message);
        }
        const body = { userId: spammer._id };
        expect((await admin.post('/api/v1/moderation.user.deleteReportedMessages', body)).status).toBe(200);
        expect(many.filter(({ _id }) => workspace.model.messages.byId(_id))).toHaveLength(10);
        expect(visible()).toEqual([]);
        expect(await admin.post('/api/v1/moderation.user.deleteReportedMessages', body)).toMatchObject({
            status: 400,
            body: { error: 'No reported messages found for this user.' },
        });
    });
});
