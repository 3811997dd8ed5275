import type { IInternalFederationBridge } from '@rocket.chat/apps-engine/server/bridges';
import * as engine from '@rocket.chat/apps-engine/server/bridges';
import { OAuthAppsBridge } from '@rocket.chat/apps-engine/server/bridges/OAuthAppsBridge';
import { ThreadBridge } from '@rocket.chat/apps-engine/server/bridges/ThreadBridge';

import type { WorkspacePort } from '../../port';
import type { BridgeHook } from '../hook';
import { absent } from './absent';
import { WorkspaceCommandBridge } from './CommandBridge';
import { WorkspaceHttpBridge } from './HttpBridge';
import { WorkspaceMessageBridge } from './MessageBridge';
import { WorkspacePersistenceBridge } from './PersistenceBridge';
import { WorkspaceRoomBridge } from './RoomBridge';
import { WorkspaceSchedulerBridge } from './SchedulerBridge';
import * as small from './small';
import { WorkspaceUserBridge } from './UserBridge';

/** All bridges of one engine: those of the workspace, and for the rest of Rocket.Chat such as throw. */
export class WorkspaceBridges extends engine.AppBridges {
    readonly commands: WorkspaceCommandBridge;
    readonly scheduler: WorkspaceSchedulerBridge;
    private readonly http: WorkspaceHttpBridge;
    private readonly messages: WorkspaceMessageBridge;
    private readonly persistence: WorkspacePersistenceBridge;
    private readonly rooms: WorkspaceRoomBridge;
    private readonly users: WorkspaceUserBridge;
    private readonly roles: small.WorkspaceRoleBridge;
    private readonly serverSettings: small.WorkspaceServerSettingBridge;
    private readonly uiInteraction: small.WorkspaceUiInteractionBridge;
    private readonly moderation: small.WorkspaceModerationBridge;
    private readonly internal: small.WorkspaceInternalBridge;
    private readonly activation: small.WorkspaceActivationBridge;
    private readonly detailChanges = new small.WorkspaceDetailChangesBridge();
    private readonly apis = absent(engine.ApiBridge);
    private readonly cloud = absent(engine.CloudWorkspaceBridge);
    private readonly contacts = absent(engine.ContactBridge);
    private readonly emails = absent(engine.EmailBridge);
    private readonly environment = absent(engine.EnvironmentalVariableBridge);
    private readonly experimental = absent(engine.ExperimentalBridge);
    private readonly livechat = absent(engine.LivechatBridge);
    private readonly oauthApps = absent(OAuthAppsBridge);
    private readonly outbound = absent(engine.OutboundMessageBridge);
    private readonly threads = absent(ThreadBridge);
    private readonly uploads = absent(engine.UploadBridge);
    private readonly videoConferences = absent(engine.VideoConferenceBridge);

    constructor(
        port: WorkspacePort,
        hook: BridgeHook,
        private readonly federation: IInternalFederationBridge,
    ) {
        super();
        this.commands = new WorkspaceCommandBridge(hook);
        this.scheduler = new WorkspaceSchedulerBridge(port, hook);
        this.http = new WorkspaceHttpBridge(hook);
        this.messages = new WorkspaceMessageBridge(port, hook);
        this.persistence = new WorkspacePersistenceBridge(port, hook);
        this.rooms = new WorkspaceRoomBridge(port, hook);
        this.users = new WorkspaceUserBridge(port, hook);
        this.roles = new small.WorkspaceRoleBridge(port, hook);
        this.serverSettings = new small.WorkspaceServerSettingBridge(port, hook);
        this.uiInteraction = new small.WorkspaceUiInteractionBridge(port, hook);
        this.moderation = new small.WorkspaceModerationBridge(port, hook);
        this.internal = new small.WorkspaceInternalBridge(port, hook);
        this.activation = new small.WorkspaceActivationBridge(port);
    }

    override getCommandBridge = () => this.commands;
    override getSchedulerBridge = () => this.scheduler;
    override getHttpBridge = () => this.http;
    override getMessageBridge = () => this.messages;
    override getPersistenceBridge = () => this.persistence;
    override getRoomBridge = () => this.rooms;
    override getUserBridge = () => this.users;
    override getRoleBridge = () => this.roles;
    override getServerSettingBridge = () => this.serverSettings;
    override getUiInteractionBridge = () => this.uiInteraction;
    override getModerationBridge = () => this.moderation;
    override getInternalBridge = () => this.internal;
    override getInternalFederationBridge = () => this.federation;
    override getAppActivationBridge = () => this.activation;
    override getAppDetailChangesBridge = () => this.detailChanges;
    override getApiBridge = () => this.apis;
    override getCloudWorkspaceBridge = () => this.cloud;
    override getContactBridge = () => this.contacts;
    override getEmailBridge = () => this.emails;
    override getEnvironmentalVariableBridge = () => this.environment;
    override getExperimentalBridge = () => this.experimental;
    override getListenerBridge = (): never => {
        throw new Error('AppBridges.getListenerBridge is not in the embedded workspace');
    };
    override getLivechatBridge = () => this.livechat;
    override getOAuthAppsBridge = () => this.oauthApps;
    override getOutboundMessageBridge = () => this.outbound;
    override getThreadBridge = () => this.threads;
    override getUploadBridge = () => this.uploads;
    override getVideoConferenceBridge = () => this.videoConferences;
}
