import { samplePassword } from '../model/build';
import type { Account } from '../model/documents';
import type { Workspace } from '../workspace';
import { curlOf, type Session } from './curl';
import { partsOf } from './people';

/** What `npm start` says when all is up. */
export function greeting({ url, sample, model }: Workspace, zip: string, session: Session): string {
    const { accounts, rooms } = sample;
    const people = partsOf(sample).map(({ account, part }) =>
        lineOf(account, model.roles.byId.bind(model.roles), part),
    );
    const run = curlOf(`${url}/api/v1/commands.run`, session, {
        command: 'deactivate',
        params: '@sam.spammer Posts spam',
        roomId: rooms.general._id,
        triggerId: 'from-the-terminal',
    });
    return `
This is a SANDBOX: the real Apps-Engine over a model of a Rocket.Chat workspace, on this machine alone. Nothing is stored.

  Address   ${url}   (open it in a browser)
  App       ${zip}

Accounts (password of each: ${samplePassword})
${people.join('\n')}

Log in:
  curl -sS -X POST '${url}/api/v1/login' -H 'Content-Type: application/json' -d '{"user":"${accounts.admin.username ?? ''}","password":"${samplePassword}"}'

Run /deactivate as ${accounts.moderator.username ?? ''} (a modal opens, and the call that submits it is printed below):
  ${run}

Watch what the workspace pushes to ${accounts.moderator.username ?? ''}:
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
