/** The process of an engine that `startEngineProcess` starts. */
import type { WorkspacePort } from '../port';
import { EngineHost } from './host';
import type { EngineOptions } from './options';
import { Peer } from './remote';
import { callbackNames, type ChildOptions, type EngineCallbacks } from './start';

const exposed = new Map<string, object>();
const peer = new Peer(process, exposed);
const callbacks = peer.remote<Required<EngineCallbacks>>('callbacks');

exposed.set('starter', {
    async start({ latencyMs, runtimeTimeoutMs, denoFolder, wanted }: ChildOptions): Promise<void> {
        const options: EngineOptions = { latencyMs, runtimeTimeoutMs, denoFolder };
        for (const name of callbackNames.filter((callback) => wanted.includes(callback))) {
            Reflect.set(options, name, Reflect.get(callbacks, name));
        }
        const host = await EngineHost.start(peer.remote<WorkspacePort>('port'), options);
        exposed.set('engine', host);
        process.on('disconnect', () => {
            void host.stop().finally(() => process.exit());
        });
    },
});
