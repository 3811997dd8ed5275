import { FuselageSurfaceRenderer } from '@rocket.chat/fuselage-ui-kit/dist/esm/surfaces/FuselageSurfaceRenderer';
import React, { type ReactElement } from 'react';

import { CalloutBlock, type CalloutContent } from './CalloutBlock';
import { ChoiceElement } from './ChoiceElement';
import { ContextBlock } from './ContextBlock';
import { InputBlock } from './InputBlock';
import { Markup } from './Markup';
import type { ChoiceContent } from './useChoice';

type Arguments<Method extends 'context' | 'input' | 'mrkdwn'> = Parameters<FuselageSurfaceRenderer[Method]>;

/** What the published renderer calls a section and a row of actions: there a click goes to the app at once. */
const acting = [1, 2];

/**
 * Rocket.Chat's own renderer of blocks, as it is published, with what today's real client has beyond that: `callout`, `checkbox` and `radio_button`,
 * and markup in `mrkdwn`. Hints may be texts, on which the published version dies. Labels are bound to their fields. Small print has the grey that it
 * has there: the palette has moved since.
 */
export class PageRenderer extends FuselageSurfaceRenderer {
    constructor() {
        super();
        // The set of the class, which this version's type does not let a callout into.
        (this.allowedLayoutBlockTypes as Set<string>).add('callout');
    }

    override mrkdwn(...[textObject, context, index]: Arguments<'mrkdwn'>): ReactElement | null {
        const isShown = super.mrkdwn(textObject, context, index) !== null;
        return isShown ? <Markup key={index}>{textObject.text}</Markup> : null;
    }

    override context(...[block, , index]: Arguments<'context'>): ReactElement {
        return <ContextBlock key={index} block={block} renderer={this} />;
    }

    override input(...[block, , index]: Arguments<'input'>): ReactElement {
        return <InputBlock key={block.element.actionId} block={block} renderer={this} index={index} />;
    }

    callout(block: CalloutContent, _context: number, index: number): ReactElement {
        return <CalloutBlock key={index} block={block} />;
    }

    checkbox(element: ChoiceContent, context: number): ReactElement {
        return (
            <ChoiceElement key={element.actionId} kind="checkbox" element={element} acts={acting.includes(context)} />
        );
    }

    radio_button(element: ChoiceContent, context: number): ReactElement {
        return (
            <ChoiceElement
                key={element.actionId}
                kind="radio_button"
                element={element}
                acts={acting.includes(context)}
            />
        );
    }
}
