import type { Browser, BrowserContext } from 'playwright-core';

import type { EngineOptions } from '../../../sandbox/engine/options';
import type { Account } from '../../../sandbox/model/documents';
import { Sandbox } from '../../../sandbox/start/sandbox';
import type { Workspace } from '../../../sandbox/workspace';
import { activeStatus, casesOf, type CaseSummary } from '../../../tools/start/activeStatus';
import { packagedZip } from '../../engine/support/zip';
import { launchChromium } from './chromium';
import { Person } from './Person';

export interface StageOptions {
    engine?: EngineOptions;
}

export interface Look {
    width?: number;
    height?: number;
    /** How many pixels of the picture a pixel of the page has. */
    scale?: number;
    language?: string;
}

/** The sandbox, a browser, and the people who are at the page. */
export class Stage {
    #contexts: BrowserContext[] = [];
    #people: Person[] = [];

    private constructor(
        readonly sandbox: Sandbox,
        private readonly browser: Browser,
    ) {}

    static async start({ engine }: StageOptions = {}): Promise<Stage> {
        const browser = await launchChromium();
        return new Stage(await Sandbox.start({ zip: packagedZip(), ...activeStatus, engine }), browser);
    }

    get workspace(): Workspace {
        return this.sandbox.workspace;
    }

    get model(): Workspace['model'] {
        return this.workspace.model;
    }

    get accounts(): Workspace['sample']['accounts'] {
        return this.workspace.sample.accounts;
    }

    get rooms(): Workspace['sample']['rooms'] {
        return this.workspace.sample.rooms;
    }

    /** A new browser window, before anybody is logged in. */
    visitor(look: Look = {}): Promise<Person> {
        return this.#open('', look);
    }

    async #open(
        username: string,
        { width = 1280, height = 800, scale = 1, language = 'en-GB' }: Look,
    ): Promise<Person> {
        const context = await this.browser.newContext({
            viewport: { width, height },
            deviceScaleFactor: scale,
            locale: language,
            timezoneId: 'UTC',
            colorScheme: 'light',
            reducedMotion: 'reduce',
        });
        context.setDefaultTimeout(30_000);
        this.#contexts.push(context);
        const person = new Person(await context.newPage(), username);
        this.#people.push(person);
        return person;
    }

    /** Somebody who is logged in, and sees the first room. */
    async person({ username = '' }: Account, look: Look = {}): Promise<Person> {
        const person = await this.#open(username, look);
        await person.page.goto(`${this.workspace.url}/?as=${encodeURIComponent(username)}`);
        await person.messages.getByRole('article').first().waitFor();
        return person;
    }

    isActive({ _id }: Account): boolean {
        return this.model.accounts.byId(_id)?.active === true;
    }

    /** The app's cases, newest first. */
    get cases(): CaseSummary[] {
        return casesOf(this.model.records.all(this.workspace.appId).map(({ data }) => data));
    }

    /** Closes all windows, and says what went wrong in them. */
    async closeWindows(): Promise<string[]> {
        const failures = this.#people.flatMap((person) => person.failures);
        await Promise.all(this.#contexts.map((context) => context.close()));
        this.#contexts = [];
        this.#people = [];
        return [...new Set(failures)];
    }

    async stop(): Promise<void> {
        await this.browser.close();
        await this.sandbox.stop();
    }
}

/** A stage for the tests of one file: each finds the sample workspace as it is at the start, and fails if the page's own code did. */
export function stageForTests(options: StageOptions = {}): () => Stage {
    let stage: Stage | undefined;
    let isUsed = false;
    const current = (): Stage => {
        if (!stage) {
            throw new Error('The stage is not up yet.');
        }
        return stage;
    };
    beforeAll(async () => {
        stage = await Stage.start(options);
    });
    beforeEach(async () => {
        if (isUsed) {
            await current().sandbox.reset();
        }
        isUsed = true;
    });
    afterEach(async () => {
        expect(await current().closeWindows()).toEqual([]);
    });
    afterAll(() => stage?.stop());
    return current;
}
