import type { Account } from '../moderation/account';
import type { Permit } from '../moderation/authorise';
import type { Question } from '../moderation/pendingConfirmation';
import type { Situation } from '../moderation/lookUp';
import { MAX_REASON_LENGTH } from '../moderation/checkSubmit';
import type { Duration } from '../moderation/timer';
import type { Reader } from '../words/reader';
import { daysBetween, when } from '../words/when';
import { type Words, words } from '../words/words';
import { choice, context, section, textInput } from './blocks';
import { decision, DURATION_FIELD, type ModalContent, REASON_FIELD } from './modal';
import type { Block } from './stamp';

/** The first step: who this is, what will happen, and why. */
export function confirmModal(permit: Permit, situation: Situation, question: Question, reader: Reader): ModalContent {
    const { target, action } = permit;
    const parts = action === 'deactivate' ? deactivation(target, question) : activation(target);
    return decision(question.id, {
        title: parts.title,
        submit: { text: parts.submit, style: parts.style },
        blocks: [
            section(words('confirm_who', { name: target.name, username: target.username })),
            context(...aboutAccount(target, situation, reader)),
            ...parts.blocks,
            reasonInput(question.reason, situation),
        ],
    });
}

function deactivation({ username }: Account, { step }: Question) {
    const offersDurations = step.kind === 'confirm' && step.offersDurations;
    return {
        title: words('confirm_title'),
        submit: words('confirm_submit'),
        style: 'danger',
        blocks: [
            section(words('confirm_effect_sign_out', { username })),
            section(words('confirm_effect_kept')),
            section(words('confirm_effect_owner', { username })),
            context(words('confirm_effect_mail')),
            ...(offersDurations ? [durationChoice()] : []),
        ],
    } as const;
}

function activation({ username }: Account) {
    return {
        title: words('activate_title'),
        submit: words('activate_submit'),
        style: 'primary',
        blocks: [section(words('activate_effect', { username })), context(words('activate_not_back'))],
    } as const;
}

function durationChoice(): Block {
    const options: { readonly value: Duration; readonly label: Words }[] = [
        { value: 'until-activated', label: words('duration_until_activated') },
        { value: '1-hour', label: words('duration_1_hour') },
        { value: '1-day', label: words('duration_1_day') },
        { value: '7-days', label: words('duration_7_days') },
        { value: '30-days', label: words('duration_30_days') },
    ];
    return choice(DURATION_FIELD, words('confirm_duration'), options, 'until-activated');
}

function aboutAccount(target: Account, { customRoles }: Situation, reader: Reader): Words[] {
    const roles = target.roles.map((id) => customRoles.find((role) => role.id === id)?.name ?? id);
    return [
        words('confirm_roles', { roles: roles.join(', ') }),
        lastSeen(target, reader),
        ...memberSince(target, reader),
    ];
}

/** The engine tells when somebody last logged in, not when they were last there: so it is said just so. */
function lastSeen({ online, lastLogin }: Account, reader: Reader): Words {
    if (online) {
        return words('confirm_seen_online');
    }
    return lastLogin === null ? words('confirm_seen_never') : words('confirm_seen', { when: when(lastLogin, reader) });
}

function memberSince({ memberSince: since }: Account, reader: Reader): Words[] {
    if (since === null) {
        return [];
    }
    const days = daysBetween(since, Date.now());
    const from = when(since, reader);
    return [
        days < 2
            ? words('confirm_member_new', { when: from })
            : words('confirm_member_since', { when: from, days: String(days) }),
    ];
}

function reasonInput(initialValue: string, { rules }: Situation): Block {
    return textInput(REASON_FIELD, REASON_FIELD, {
        label: words('confirm_reason'),
        hint: words('confirm_reason_hint', { limit: String(MAX_REASON_LENGTH) }),
        initialValue,
        multiline: true,
        optional: !rules.reasonRequired,
    });
}
