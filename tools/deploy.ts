import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

import { installedPackage } from '../sandbox/runtime/packages';
import { withStaging } from './packaging/staging';

// `rc-apps deploy` packages and uploads in one, from the folder it runs in: so it, too, runs in a staging folder. Its options are passed on.
const rcApps = join(installedPackage('@rocket.chat/apps-cli', __dirname).folder, 'bin', 'run');
const options = process.argv.slice(2);

void withStaging(resolve(__dirname, '..'), (staging) => {
    const { status } = spawnSync(process.execPath, [rcApps, 'deploy', ...options], { cwd: staging, stdio: 'inherit' });
    process.exitCode = status ?? 1;
    return Promise.resolve();
});
