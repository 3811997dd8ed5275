/** `npm start -- path/to/app.zip` in this package: runs any packaged app in the sandbox. */
import { resolve } from 'node:path';

import { runSandbox } from './run';

const [zip] = process.argv.slice(2);
if (zip === undefined) {
    console.error('Which app? npm start -- path/to/app.zip');
    process.exitCode = 1;
} else {
    // npm runs this in the package's folder, and tells where it was called.
    const path = resolve(process.env.INIT_CWD ?? '', zip);
    void runSandbox(() => Promise.resolve({ zip: path }));
}
