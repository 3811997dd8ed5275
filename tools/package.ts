/** `npm run package`: packages the app, and prints the path of the zip. */
import { packageProject } from './packaging/packageProject';

packageProject().then(
    (zip) => {
        console.log(zip);
    },
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
    },
);
