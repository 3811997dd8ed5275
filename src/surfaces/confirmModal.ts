import type { Account } from '../moderation/account';
import type { Permit } from '../moderation/authorise';
import type { Question } from '../moderation/confirmation';
import type { Situation } from '../moderation/lookUp';
import { REASON_LIMIT } from '../moderation/checkSubmit';
import { daysBetween, when } from '../words/when';
import { type Words, words } from '../words/words';
import { type Block, context, section, textInput } from './blocks';
import { decisionModal, type Modal, REASON_FIELD } from './modal';

/** The first step: who this is, what will happen, and why. */
export function confirmModal(
    appId: string,
    { moderator, target }: Permit,
    situation: Situation,
    question: Question,
): Modal {
    const { username } = target;
    return decisionModal(appId, question.viewId, {
        title: words('confirm_title'),
        confirmationId: question.id,
        submit: words('confirm_submit'),
        blocks: [
            section(words('confirm_who', { name: target.name, username })),
            context(...aboutAccount(target, situation, moderator.utcOffset)),
            { type: 'divider' },
            section(words('confirm_effects')),
            section(words('confirm_effect_sign_out', { username })),
            section(words('confirm_effect_direct', { username })),
            section(words('confirm_effect_roles')),
            section(words('confirm_effect_owner', { username })),
            context(words('confirm_effect_mail')),
            reasonInput(appId, question.reason, situation),
        ],
    });
}

function aboutAccount(target: Account, { customRoles }: Situation, utcOffset: number): Words[] {
    const roles = target.roles.map((id) => customRoles.find((role) => role.id === id)?.name ?? id);
    return [
        words('confirm_roles', { roles: roles.join(', ') }),
        lastSeen(target, utcOffset),
        ...memberSince(target, utcOffset),
    ];
}

/** The engine tells when somebody last logged in, not when they were last there: so it is said just so. */
function lastSeen({ online, lastLogin }: Account, utcOffset: number): Words {
    if (online) {
        return words('confirm_seen_online');
    }
    return lastLogin === null
        ? words('confirm_seen_never')
        : words('confirm_seen', { when: when(lastLogin, utcOffset) });
}

function memberSince({ memberSince: since }: Account, utcOffset: number): Words[] {
    if (since === null) {
        return [];
    }
    const days = daysBetween(since, Date.now());
    const from = when(since, utcOffset);
    return [
        days < 2
            ? words('confirm_member_new', { when: from })
            : words('confirm_member_since', { when: from, days: String(days) }),
    ];
}

function reasonInput(appId: string, initialValue: string, { rules }: Situation): Block {
    return textInput(appId, REASON_FIELD, REASON_FIELD, {
        label: words('confirm_reason'),
        hint: words('confirm_reason_hint', { limit: String(REASON_LIMIT) }),
        initialValue,
        multiline: true,
        optional: !rules.reasonRequired,
    });
}
