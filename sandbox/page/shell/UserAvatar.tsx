import { AvatarContainer } from '@rocket.chat/fuselage';
import React, { type ComponentProps, type ReactElement } from 'react';

import { avatarOf } from '../../http/avatar';

/** An initial on a colour, both the username's: what Rocket.Chat draws for somebody without a picture. It says nothing that isn't beside it. */
export function UserAvatar({
    username,
    size,
}: {
    username: string;
    size: ComponentProps<typeof AvatarContainer>['size'];
}): ReactElement {
    return (
        <AvatarContainer size={size}>
            <img
                className="rcx-avatar__element"
                src={`data:image/svg+xml,${encodeURIComponent(avatarOf(username))}`}
                alt=""
            />
        </AvatarContainer>
    );
}
