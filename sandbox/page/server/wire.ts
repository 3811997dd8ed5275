import type { Account, Message, Permission, Room, Subscription } from '../../model/documents';

/** A document as it comes over the wire: JSON knows no dates. */
export type Wire<T> = T extends Date
    ? string
    : T extends (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;

export type WireAccount = Wire<Account>;
export type WireRoom = Wire<Room>;
export type WireSubscription = Wire<Subscription>;
export type WirePermission = Wire<Permission>;
/** What apps send in messages is only looked at by what draws it. */
export type WireMessage = Omit<Wire<Message>, 'blocks'> & { blocks?: Block[] };

type Fields = Record<string, unknown>;

export interface Element extends Fields {
    type: string;
    actionId?: string;
}

export interface Block extends Fields {
    type: string;
    appId?: string;
    blockId?: string;
    element?: Element;
    elements?: Element[];
    accessory?: Element;
}

export interface TextObject extends Fields {
    type: string;
    text?: string;
    i18n?: { key: string; args?: Record<string, string | number> };
}

export interface ButtonElement extends Element {
    text: TextObject;
    style?: string;
}

export interface View extends Fields {
    id: string;
    title: TextObject;
    blocks: Block[];
    submit?: ButtonElement;
    close?: ButtonElement;
}

/** What an app opens, updates, or answers to a submit or a click. */
export interface Interaction {
    type: string;
    triggerId?: string;
    view?: View;
    viewId?: string;
    errors?: Record<string, string>;
}

export interface Command {
    command: string;
    appId: string;
    params?: string;
    description?: string;
    /** Whoever has at least one of them is offered the command. */
    permission?: string | string[];
}

export interface ActionButton {
    appId: string;
    actionId: string;
    labelI18n: string;
    context: string;
    variant?: string;
    when?: {
        roomTypes?: string[];
        hasOnePermission?: string[];
        hasAllPermissions?: string[];
        hasOneRole?: string[];
        hasAllRoles?: string[];
    };
}

/** The texts of an app: by language, by key. */
export type Languages = Record<string, Record<string, string>>;

export type Pushed =
    | { type: 'ready' }
    | { type: 'ephemeral-message'; payload: WireMessage }
    | { type: 'ui-interaction'; payload: Interaction }
    | { type: 'room-message'; room: string; payload: WireMessage }
    | { type: 'message-deleted'; room: string; payload: { _id: string } }
    | { type: 'room-changed'; room: string; payload: WireRoom }
    | {
          type: 'subscription-changed';
          payload: { action: 'inserted' | 'updated' | 'removed'; subscription: WireSubscription };
      }
    | { type: 'force-logout' }
    | { type: 'actions-changed' };
