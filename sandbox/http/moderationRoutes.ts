import type { Router } from 'express';

import { deleteReportedMessages } from '../model/changeMessage';
import { toEngineMessage } from '../model/convertMessage';
import { toEngineUser } from '../model/convertUser';
import type { MessageReport } from '../model/documents';
import type { WorkspaceModel } from '../model/model';
import { reportMessage } from '../model/reportMessage';
import { isOfAuthor, isOfMessage, isOfUser } from '../model/reports';
import { ajv } from './ajv';
import { addRoute, type Call, type Instance } from './api';
import { refused } from './failure';

const text = { type: 'string' };
const words = { type: 'string', minLength: 1 };
const closed = { type: 'object', additionalProperties: false };

const isMessageReport = ajv.compile<{ messageId: string; description: string }>({
    ...closed,
    properties: { messageId: text, description: text },
    required: ['messageId', 'description'],
});

const isUserReport = ajv.compile<{ userId: string; description: string }>({
    ...closed,
    properties: { userId: text, description: words },
    required: ['userId', 'description'],
});

/** Of which message, or of whose messages, the reports are dismissed: exactly one of the two. */
const isDismissal = ajv.compile<{ userId?: string; msgId?: string; reason?: string | null; action?: string | null }>({
    ...closed,
    properties: {
        userId: text,
        msgId: text,
        reason: { type: 'string', nullable: true },
        action: { type: 'string', nullable: true },
    },
    oneOf: [
        { properties: { msgId: {} }, required: ['msgId'] },
        { properties: { userId: {} }, required: ['userId'] },
    ],
});

const isDeletion = ajv.compile<{ userId: string; reason?: string }>({
    ...closed,
    properties: { userId: words, reason: text },
    required: ['userId'],
});

const mayView = ['view-moderation-console'];
const mayAct = ['manage-moderation-actions'];
const noReason = 'No reason provided';

/** Reporting messages and accounts, and what the moderation console asks (docs/rocketchat.md#reports-and-moderation). */
export function addModerationRoutes(router: Router, instance: Instance): void {
    addReporting(router, instance);
    addReading(router, instance);
    addDismissing(router, instance);
}

function addReporting(router: Router, instance: Instance): void {
    const { model, engine } = instance;
    addRoute(router, instance, {
        method: 'post',
        path: '/chat.reportMessage',
        rateLimited: true,
        body: isMessageReport,
        handle: async ({ user, body: { messageId, description } }) => {
            if (messageId === '' || description === '') {
                const param = messageId === '' ? 'messageId' : 'description';
                throw refused(`The required "${param}" param is missing.`);
            }
            const message = toEngineMessage(model, reportMessage(model, messageId, description, user));
            const data = { message, user: toEngineUser(user), reason: description };
            await engine.tell({ listener: 'IPostMessageReported', data });
            return {};
        },
    });
    addRoute(router, instance, {
        method: 'post',
        path: '/moderation.reportUser',
        rateLimited: true,
        body: isUserReport,
        handle: ({ user, body: { userId, description } }) => {
            const reported = model.accounts.byId(userId);
            if (!reported) {
                throw refused('Invalid user id provided.');
            }
            model.reports.ofUser(reported, description, user);
            return {};
        },
    });
}

function addReading(router: Router, instance: Instance): void {
    const { model } = instance;
    const route = { method: 'get', rateLimited: true, permissions: mayView } as const;
    addRoute(router, instance, {
        ...route,
        path: '/moderation.reportsByUsers',
        handle: ({ query }) => {
            const authors = byAuthor(model);
            return { ...page('reports', authors, query, 20), total: authors.length };
        },
    });
    addRoute(router, instance, {
        ...route,
        path: '/moderation.user.reportedMessages',
        handle: ({ query }) => {
            const { userId = '' } = query;
            const account = model.accounts.byId(userId);
            const user = account && { _id: account._id, username: account.username, name: account.name };
            const { messages, count, offset, total } = page(
                'messages',
                newestFirst(model, isOfAuthor(userId)),
                query,
                50,
            );
            // A message that was reported twice is listed once, and counted twice.
            const first = new Map([...messages].reverse().map((report) => [report.message._id, withoutWords(report)]));
            return { user: user ?? null, messages: [...first.values()].reverse(), count, offset, total };
        },
    });
    addRoute(router, instance, {
        ...route,
        path: '/moderation.reports',
        handle: ({ query }) => {
            const reports = newestFirst(model, isOfMessage(query.msgId ?? ''));
            return page(
                'reports',
                reports.map(({ _id, description, reportedBy, ts, room }) => ({
                    _id,
                    description,
                    reportedBy,
                    ts,
                    room,
                })),
                query,
                50,
            );
        },
    });
}

function addDismissing(router: Router, instance: Instance): void {
    const { model } = instance;
    const route = { method: 'post', rateLimited: true, permissions: mayAct } as const;
    addRoute(router, instance, {
        ...route,
        path: '/moderation.dismissReports',
        body: isDismissal,
        handle: ({ user, body: { userId, msgId = '', reason, action } }) => {
            const isMeant = userId === undefined ? isOfMessage(msgId) : isOfAuthor(userId);
            if (!model.reports.ofMessages().some(isMeant)) {
                throw refused('no-reports-found');
            }
            model.reports.hide(isMeant, user._id, given(reason), action ?? 'None');
            return {};
        },
    });
    addRoute(router, instance, {
        ...route,
        path: '/moderation.dismissUserReports',
        body: isDismissal,
        handle: ({ user, body: { userId, reason, action } }) => {
            if (userId === undefined) {
                throw refused('error-user-id-param-not-provided');
            }
            model.reports.hide(isOfUser(userId), user._id, reason ?? noReason, action ?? 'None');
            return {};
        },
    });
    addRoute(router, instance, {
        ...route,
        path: '/moderation.user.deleteReportedMessages',
        body: isDeletion,
        handle: ({ user, body: { userId, reason }, query }) => {
            const { messages, total } = page('messages', newestFirst(model, isOfAuthor(userId)), query, 50);
            if (total === 0) {
                throw refused('No reported messages found for this user.');
            }
            // Of many only a page is deleted, and the reports of all of them are hidden.
            const ids = new Set(messages.map(({ message }) => message._id));
            deleteReportedMessages(model, [...ids], user);
            model.reports.hide(isOfAuthor(userId), user._id, given(reason), 'DELETE Messages');
            return {};
        },
    });
}

const given = (reason: string | null | undefined): string => (reason?.trim() ? reason : noReason);

const withoutWords = ({ _id, message, ts, room }: MessageReport): object => ({ _id, message, ts, room });

const newestFirst = (model: WorkspaceModel, which: (report: MessageReport) => boolean): MessageReport[] =>
    model.reports.ofMessages().filter(which).reverse();

/** One entry for each author: their first message that was reported, and how many reports there are. */
function byAuthor(model: WorkspaceModel): object[] {
    const authors = new Map<string, MessageReport[]>();
    for (const report of model.reports.ofMessages()) {
        const { _id } = report.message.u;
        authors.set(_id, [...(authors.get(_id) ?? []), report]);
    }
    const grouped = [...authors].flatMap(([userId, reports]) => {
        const [first] = reports;
        return first ? [{ userId, first, reports }] : [];
    });
    return grouped
        .sort((a, b) => b.first.ts.getTime() - a.first.ts.getTime())
        .map(({ userId, first: { message, ts }, reports }) => ({
            message: message.msg,
            msgId: message._id,
            ts,
            username: message.u.username,
            name: message.u.name,
            userId,
            isUserDeleted: !model.accounts.byId(userId),
            count: reports.length,
            rooms: [...new Map(reports.map(({ room }) => [room._id, room])).values()],
            roomIds: [...new Set(reports.map(({ room }) => room._id))],
        }));
}

function page<Name extends string, Item>(name: Name, all: Item[], query: Call<unknown>['query'], size: number) {
    const { offset, count } = { offset: Number(query.offset ?? 0), count: Number(query.count ?? size) };
    const items = all.slice(offset, offset + count);
    // A computed key is only a string to the compiler.
    const named = { [name]: items } as Record<Name, Item[]>;
    return { ...named, count: items.length, offset, total: all.length };
}
