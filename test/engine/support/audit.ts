import type { StoredCase } from './records';
import { openedBy } from './records';
import { saidIn } from './said';
import type { Stage } from './stage';
import type { Target } from './targets';

/** For so long, in milliseconds, a case may stand open. */
const MAY_BE_OPEN = 90_000;

/** All that is wrong with the cases of these targets, in words. Each of them was to be deactivated once at most. */
export function audit(stage: Stage, targets: readonly Target[]): string[] {
    const closed = stage.closedCases();
    const cases = [...stage.openCases(), ...closed];
    const wrong = targets.flatMap((target) => {
        const { _id, username = '' } = target.account;
        const ids = cases.filter(({ target: { id } }) => id === _id).map(({ id }) => id);
        const endings = closed.filter(({ target: { id } }) => id === _id);
        return [
            ...wrongNumbers(stage.isActive(target.account), new Set(ids).size, endings.length),
            ...endings.flatMap((one) => wrongEnding(stage, target, one)),
        ].map((what) => `${username}: ${what}`);
    });
    return [...wrong, ...overdue(stage), ...callsWithoutCase(stage)];
}

/** The usernames of those whose cases were posted to the moderation log room, one for each post. */
export function postedAbout({ model, rooms }: Stage): string[] {
    const posts = model.messages.ofRoom(rooms.moderationLog._id);
    return posts.map(({ blocks }) => String(saidIn(blocks)[0]?.args.username));
}

function wrongNumbers(isActive: boolean, cases: number, endings: number): string[] {
    return [
        ...(cases > 1 ? [`there are ${cases} cases`] : []),
        ...(cases === 0 && !isActive ? ['deactivated without a case'] : []),
        ...(endings > cases ? ['one case ended twice'] : []),
    ];
}

/** What a closed case says against what is so. */
function wrongEnding(stage: Stage, { account, rooms }: Target, { ending }: StoredCase): string[] {
    const kinds = stage.isActive(account) ? ['failed'] : ['done', 'found'];
    const told = (ending?.rooms ?? []).map(({ name, kind, owner }) => ({ name, kind, owner }));
    const so = told.map(({ name }) => whatBecameOf(stage, name, account._id));
    const isWhole = stage.isActive(account) || rooms.every((room) => told.some(({ name }) => name === room));
    return [
        ...(ending && kinds.includes(ending.kind)
            ? []
            : [`it is ${kinds.join()}, and the case says ${String(ending?.kind)}`]),
        ...(JSON.stringify(told) === JSON.stringify(so)
            ? []
            : [`the case tells ${JSON.stringify(told)}, and it is ${JSON.stringify(so)}`]),
        ...(isWhole ? [] : [`the case tells ${JSON.stringify(told)}, and there were ${rooms.join()}`]),
    ];
}

function whatBecameOf({ model }: Stage, name: string, formerOwner: string): object {
    const room = model.rooms.byName(name);
    if (!room) {
        return { name, kind: 'deleted' };
    }
    const owners = model.subscriptions.holders(room._id, 'owner');
    const heir = owners.find((id) => id !== formerOwner);
    return heir === undefined
        ? { name, kind: owners.length > 0 ? 'kept' : 'ownerless' }
        : { name, kind: 'handed-over', owner: model.accounts.byId(heir)?.username };
}

function overdue(stage: Stage): string[] {
    return stage
        .openCases()
        .filter(({ openedAt }) => stage.model.clock.millis() - openedAt > MAY_BE_OPEN)
        .map(({ target }) => `${target.username}: open for too long`);
}

/** Each call to deactivate has a case of its own, and that was written before. */
function callsWithoutCase({ hooks, model }: Stage): string[] {
    const wrong: string[] = [];
    const opened: string[] = [];
    for (const call of hooks.calls) {
        const one = openedBy(call);
        if (one) {
            opened.push(one.target.id);
        } else if (call.method === 'user.deactivate') {
            const id = String(call.args[0]);
            const its = opened.indexOf(id);
            if (its === -1) {
                wrong.push(`${String(model.accounts.byId(id)?.username)}: a call without a case`);
            } else {
                opened.splice(its, 1);
            }
        }
    }
    return wrong;
}
