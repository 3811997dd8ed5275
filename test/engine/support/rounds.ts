import { isFields } from '../../../sandbox/client/shapes';
import type { AppMessage } from '../../../sandbox/engine/options';
import type { Call } from './hooks';
import type { Stage } from './stage';

/** When nothing more was asked for so many milliseconds, the app waits for answers. */
const QUIET = 150;

/**
 * Answers an app's calls into the engine in rounds: none is answered before all have been asked that wait for none of them. So what is asked side
 * by side is one round, and the rounds are as many as calls that wait one for another, however fast the machine is.
 */
export class Rounds {
    /** The calls of each round by name, in the order of the alphabet. */
    #rounds: string[][] = [];
    #asked: string[] = [];
    #waiting: (() => void)[] = [];
    #timer: NodeJS.Timeout | undefined;
    #underWay = 0;

    /** For the engine's `onMessage`. What it answers from its own memory, such as a setting, is part of the round in which it is asked. */
    readonly observe = ({ phase, method }: AppMessage): void => {
        this.#underWay += phase === 'start' ? 1 : -1;
        if (phase === 'start' && method.includes(':getSettings:')) {
            this.#asked.push('setting');
        }
        this.#waitForMore();
    };

    /**
     * Does something, and answers what the app called: the rounds up to its answer, and all, when nothing more follows. Each call is named once, with
     * how often it was made in its round.
     */
    async of(stage: Stage, act: () => Promise<unknown>): Promise<{ untilAnswer: number; rounds: string[][] }> {
        const end = stage.hooks.decideAll((call) => this.#take(call));
        this.#rounds = [];
        this.#asked = [];
        try {
            await act();
            const untilAnswer = this.#rounds.length;
            await this.#silence();
            return { untilAnswer, rounds: this.#rounds };
        } finally {
            end();
        }
    }

    #take(call: Call): Promise<undefined> {
        return new Promise((resolve) => {
            this.#asked.push(nameOf(call));
            this.#waiting.push(() => {
                resolve(undefined);
            });
            this.#waitForMore();
        });
    }

    #waitForMore(): void {
        clearTimeout(this.#timer);
        if (this.#waiting.length > 0) {
            this.#timer = setTimeout(() => {
                this.#answer();
            }, QUIET);
        }
    }

    #answer(): void {
        this.#rounds.push(counted(this.#asked.splice(0)));
        for (const answer of this.#waiting.splice(0)) {
            answer();
        }
    }

    /** Until the app has asked for nothing more for a while. */
    async #silence(): Promise<void> {
        let seen = -1;
        while (seen !== this.#rounds.length || this.#underWay > 0) {
            seen = this.#rounds.length;
            await new Promise((resolve) => {
                setTimeout(resolve, 3 * QUIET);
            });
        }
    }
}

/** How many calls these rounds are. */
export function callsIn(rounds: readonly (readonly string[])[]): number {
    return rounds.flat().reduce((sum, name) => sum + Number(/ ×(\d+)$/.exec(name)?.[1] ?? 1), 0);
}

function counted(names: readonly string[]): string[] {
    return [...new Set(names)].sort().map((name) => {
        const times = names.filter((one) => one === name).length;
        return times === 1 ? name : `${name} ×${times}`;
    });
}

/** A record is named by its kind, or by the key that it is asked by, without what follows the colon. */
function nameOf({ method, args }: Call): string {
    const [service, what = ''] = method.split('.');
    if (service !== 'persistence') {
        return method;
    }
    const data = args.find((arg) => isFields(arg) && typeof arg.kind === 'string');
    const [, key = ''] = /"id":"([a-z-]+)/.exec(JSON.stringify(args)) ?? [];
    return `${verbs[what] ?? what} ${isFields(data) ? String(data.kind) : key}`;
}

const verbs: Readonly<Record<string, string>> = {
    createWithAssociations: 'write',
    updateByAssociations: 'rewrite',
    readByAssociations: 'read',
    removeByAssociations: 'remove',
};
