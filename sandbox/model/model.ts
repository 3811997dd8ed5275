import { Accounts } from './accounts';
import { Clock } from './clock';
import { Events } from './events';
import { Faults } from './faults';
import { Interactions } from './interactions';
import { Jobs } from './jobs';
import { Messages } from './messages';
import { Permissions } from './permissions';
import { Records } from './records';
import { Reports } from './reports';
import { Roles } from './roles';
import { Rooms } from './rooms';
import { Sessions } from './sessions';
import { defaultSettings, type WorkspaceSettings } from './settings';
import { Subscriptions } from './subscriptions';

/** A workspace: what Rocket.Chat's database would hold of it, and its clock. Everything lives in memory. */
export class WorkspaceModel {
    readonly clock = new Clock();
    readonly events = new Events();
    readonly faults = new Faults();
    readonly settings: WorkspaceSettings = { ...defaultSettings };
    /** How many active people the licence allows; guests, bots, apps and federated accounts are free. */
    seats = Number.POSITIVE_INFINITY;
    /** Whether the workspace's plan lets private apps be enabled and updated: on the Community plan it does not. */
    enablesPrivateApps = true;
    readonly accounts = new Accounts(this.clock);
    readonly roles = new Roles();
    readonly rooms = new Rooms(this.clock, this.events);
    readonly subscriptions = new Subscriptions(this.clock, this.events);
    readonly permissions = new Permissions(this.clock, this.accounts, this.subscriptions);
    readonly messages = new Messages(this.clock, this.events, this.rooms);
    readonly sessions = new Sessions();
    readonly reports = new Reports(this.clock);
    readonly interactions = new Interactions(this.clock, this.events);
    readonly records = new Records(this.faults);
    readonly jobs = new Jobs(this.clock);
    /** E-mails that the workspace sent (two settings decide whether it does); `to` holds all addresses of a person, separated by commas. */
    readonly mails: { to: string; subject: string }[] = [];
    /** What apps logged, as the engine hands it to its log storage. */
    readonly appLogs: object[] = [];
}
