import { samplePassword } from '../model/build';
import type { Account } from '../model/documents';
import type { Workspace } from '../workspace';
import { curlOf, type Session } from './curl';
import { partsOf } from './people';
import type { SandboxedApp } from './sandboxedApp';

/**
 * What `npm start` says when all is up.
 * @param session of the sample's moderator
 */
export function greeting(
    { url, sample, model }: Workspace,
    { zip, tryOut }: Pick<SandboxedApp, 'zip' | 'tryOut'>,
    session: Session,
): string {
    const { admin, moderator } = sample.accounts;
    const people = partsOf(sample).map(({ account, part }) =>
        lineOf(account, model.roles.byId.bind(model.roles), part),
    );
    const login = JSON.stringify({ user: admin.username, password: samplePassword });
    const run = tryOut && { ...tryOut, roomId: sample.rooms.general._id, triggerId: 'from-the-terminal' };
    return `
This is a SANDBOX: the real Apps-Engine over a model of a Rocket.Chat workspace, on this machine alone. Nothing is stored.

  Address   ${url}   (open it in a browser)
  App       ${zip}

Accounts (password of each: ${samplePassword})
${people.join('\n')}

Log in:
  curl -sS -X POST '${url}/api/v1/login' -H 'Content-Type: application/json' -d '${login}'
${
    run
        ? `
Run /${run.command} as ${moderator.username ?? ''} (a modal opens, and the call that submits it is printed below):
  ${curlOf(`${url}/api/v1/commands.run`, session, run)}
`
        : ''
}
Watch what the workspace pushes to ${moderator.username ?? ''}:
  curl -sSN '${url}/api/v1/stream' -H 'X-User-Id: ${session.userId}' -H 'X-Auth-Token: ${session.authToken}'

Ctrl-C stops everything.
`;
}

function lineOf(
    { username = '', roles }: Account,
    roleOf: (id: string) => { name: string } | undefined,
    part: string,
): string {
    const names = roles.map((id) => roleOf(id)?.name ?? id).join(', ');
    return `  ${username.padEnd(16)} ${names.padEnd(26)} ${part}`;
}
