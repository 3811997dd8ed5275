/** `npm start`: packages the app and runs it in the sandbox until it is told to stop; `npm start -- path/to/app.zip` runs that one. */
import { resolve } from 'node:path';

import { runSandbox } from '../../sandbox/start/run';
import { timed } from '../../sandbox/start/timed';
import { packageProject } from '../packaging/packageProject';
import { activeStatus } from './activeStatus';

const [zip] = process.argv.slice(2);
void runSandbox(async () => {
    if (zip !== undefined) {
        return { zip: resolve(zip) };
    }
    return { zip: await timed('Packaging the app', packageProject), ...activeStatus };
});
