import type { Ports } from './ports';
import { entriesOf } from './standard';
import { unknownRoles } from './unknownRoles';

/**
 * Tells the log room which entries of "Authorised roles" and "Protected roles" are no role, once each. A role that was renamed or deleted
 * protects nobody any more, and no one would know. An entry that is a role again may be told anew.
 */
export async function followRoles({ settings, roles, told, caseLog }: Ports): Promise<void> {
    const { authorisedRoles, protectedRoles } = await settings.rules();
    const entries = [...new Set([...entriesOf(authorisedRoles), ...entriesOf(protectedRoles)])];
    const unknown = await unknownRoles(entries, roles);
    await Promise.all(
        entries.map(async (role) => {
            const news = `unknown-role:${role}`;
            const wasTold = await told.has(news);
            if (unknown.includes(role) && !wasTold) {
                await told.write(news);
                await caseLog.notice({ kind: 'unknown-role', role });
            } else if (wasTold && !unknown.includes(role)) {
                await told.forget(news);
            }
        }),
    );
}
