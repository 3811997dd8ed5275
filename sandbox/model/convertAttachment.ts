import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import { withoutEmpty, withoutUndefined } from './convert';
import type { Attachment } from './documents';

/** The names of an attachment's fields in the engine and in the database, where nothing but the name differs. */
const names = {
    collapsed: 'collapsed',
    color: 'color',
    text: 'text',
    timestampLink: 'message_link',
    thumbnailUrl: 'thumb_url',
    imageDimensions: 'image_dimensions',
    imagePreview: 'image_preview',
    imageUrl: 'image_url',
    imageType: 'image_type',
    imageSize: 'image_size',
    audioUrl: 'audio_url',
    audioType: 'audio_type',
    audioSize: 'audio_size',
    videoUrl: 'video_url',
    videoType: 'video_type',
    videoSize: 'video_size',
    fields: 'fields',
    actionButtonsAlignment: 'button_alignment',
    actions: 'actions',
    type: 'type',
    description: 'description',
} as const;

const grouped = ['author_name', 'author_link', 'author_icon', 'title', 'title_link', 'title_link_download', 'ts'];

/** An attachment as the server's converter gives it to the engine: author and title are always there, and so is a date, be it none. */
export function toEngineAttachment(attachment: Attachment): IMessageAttachment {
    const { author_name, author_link, author_icon, title, title_link, title_link_download, ts, fileId } = attachment;
    const renamed = Object.entries(names).map(([name, key]) => [name, attachment[key]] as const);
    const known = new Set<string>([...Object.values(names), ...grouped]);
    return asAttachment(
        withoutUndefined({
            ...Object.fromEntries(renamed),
            author: { name: author_name, link: author_link, icon: author_icon },
            title: { value: title, link: title_link, displayDownloadLink: title_link_download },
            timestamp: new Date(String(ts)),
            fileId,
            _unmappedProperties_: Object.fromEntries(Object.entries(attachment).filter(([key]) => !known.has(key))),
        }),
    );
}

/** The engine's type is of what an app writes, and knows less than the server reads. */
const asAttachment = (attachment: object): IMessageAttachment => attachment;

/** An attachment of an app's in the database's shape. */
export function fromEngineAttachment(attachment: IMessageAttachment): Attachment {
    const { author, title, timestamp, ...rest } = attachment;
    const given = new Map<string, unknown>(Object.entries(rest));
    const unmapped = given.get('_unmappedProperties_');
    return withoutEmpty({
        ...Object.fromEntries(Object.entries(names).map(([name, key]) => [key, given.get(name)])),
        ts: timestamp?.toJSON(),
        author_name: author?.name,
        author_link: author?.link,
        author_icon: author?.icon,
        title: title?.value,
        title_link: title?.link,
        title_link_download: title?.displayDownloadLink,
        ...(typeof unmapped === 'object' ? unmapped : {}),
    });
}
