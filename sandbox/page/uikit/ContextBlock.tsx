import { Box } from '@rocket.chat/fuselage';
import type { FuselageSurfaceRenderer } from '@rocket.chat/fuselage-ui-kit/dist/esm/surfaces/FuselageSurfaceRenderer';
import React, { type ReactElement } from 'react';

type Block = Parameters<FuselageSurfaceRenderer['context']>[0];

/** Small print: its elements stand beside each other. */
export function ContextBlock({ block, renderer }: { block: Block; renderer: FuselageSurfaceRenderer }): ReactElement {
    return (
        <Box display="flex" alignItems="center" margin={-4}>
            {block.elements.map((element, index) => (
                <Box key={index} is="span" fontScale="c1" color="annotation" margin={4}>
                    {renderer.renderContextBlockElement(element, index)}
                </Box>
            ))}
        </Box>
    );
}
