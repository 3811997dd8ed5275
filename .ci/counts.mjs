// Says what Jest's report counts: `N passed, N failed` as the last line. No test, or no report, is a failure.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const failed = Math.max(numFailedTests, numFailedTestSuites);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exitCode = numPassedTests > 0 && failed === 0 ? 0 : 1;
