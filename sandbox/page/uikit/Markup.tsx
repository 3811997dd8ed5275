import { type Inlines, type Paragraph, parse, type Root } from '@rocket.chat/message-parser';
import React, { type ReactElement, type ReactNode } from 'react';

import { Link } from './Link';

type Node = Root[number] | Inlines;

/** The text of a message, with Rocket.Chat's own markup. What the sandbox draws no differently is drawn as the plain text that it is. */
export function Markup({ children }: { children: string }): ReactElement {
    return <>{parse(children, { emoticons: false }).map((node, index) => draw(node, index))}</>;
}

function draw(node: Node, key: number): ReactNode {
    switch (node.type) {
        case 'PARAGRAPH':
            return <div key={key}>{all(node.value)}</div>;
        case 'LINE_BREAK':
            return <br key={key} />;
        case 'BOLD':
            return <strong key={key}>{all(node.value)}</strong>;
        case 'ITALIC':
            return <em key={key}>{all(node.value)}</em>;
        case 'STRIKE':
            return <del key={key}>{all(node.value)}</del>;
        case 'INLINE_CODE':
            return (
                <code key={key} className="code">
                    {node.value.value}
                </code>
            );
        case 'CODE':
            return (
                <pre key={key} className="code">
                    {node.value.map(({ value }) => value.value).join('\n')}
                </pre>
            );
        case 'LINK': {
            const label = Array.isArray(node.value.label) ? node.value.label : [node.value.label];
            return (
                <Link key={key} href={node.value.src.value}>
                    {all(label)}
                </Link>
            );
        }
        case 'MENTION_USER':
            return (
                <span key={key} className="mention">
                    @{node.value.value}
                </span>
            );
        case 'MENTION_CHANNEL':
            return (
                <span key={key} className="mention">
                    #{node.value.value}
                </span>
            );
        case 'QUOTE':
            return <blockquote key={key}>{all(node.value)}</blockquote>;
        case 'UNORDERED_LIST':
        case 'ORDERED_LIST':
            return (
                <ul key={key}>
                    {node.value.map((item, index) => (
                        <li key={index}>{all(item.value)}</li>
                    ))}
                </ul>
            );
        case 'HEADING': {
            const Heading = `h${node.level}` as const;
            return <Heading key={key}>{plain(node)}</Heading>;
        }
        case 'PLAIN_TEXT':
        case 'EMOJI':
        case 'BIG_EMOJI':
        case 'COLOR':
        case 'IMAGE':
        case 'KATEX':
        case 'INLINE_KATEX':
        case 'HORIZONTAL_RULE':
        case 'LIST_ITEM':
        case 'SPOILER':
        case 'SPOILER_BLOCK':
        case 'TABLE':
        case 'TASKS':
        case 'TIMESTAMP':
            return <span key={key}>{plain(node)}</span>;
    }
}

const all = (nodes: (Inlines | Paragraph)[]): ReactNode[] => nodes.map((node, index) => draw(node, index));

/** The text in a node of any kind. */
function plain(node: unknown): string {
    if (typeof node === 'string') {
        return node;
    }
    if (Array.isArray(node)) {
        return node.map(plain).join('');
    }
    return typeof node === 'object' && node !== null && 'value' in node ? plain(node.value) : '';
}
