/** What somebody typed after `/deactivate`. */
export type CommandLine =
    | { readonly kind: 'help' }
    | { readonly kind: 'status' }
    | { readonly kind: 'log'; readonly username: string | undefined }
    | { readonly kind: 'action'; readonly username: string; readonly reason: string }
    | { readonly kind: 'nobody' };

/**
 * Reads a command line. `help`, `status` and `log` are words of the command; an account that is called so is meant with an `@` in front.
 * @param args what was typed, as the server splits it at spaces: two spaces make an empty argument.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
    const [first, ...rest] = args
        .join(' ')
        .split(/\s+/)
        .filter((word) => word !== '');
    switch (first) {
        case undefined:
        case '@':
            return { kind: 'nobody' };
        case 'help':
            return { kind: 'help' };
        case 'status':
            return { kind: 'status' };
        case 'log':
            return { kind: 'log', username: rest[0] };
        default:
            return { kind: 'action', username: first, reason: rest.join(' ') };
    }
}
