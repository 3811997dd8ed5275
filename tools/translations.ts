import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { english } from '../src/words/english';

// English has one source, `src/words/english.ts`: what translating clients read is written from it. A test holds the two together.
writeFileSync(path.join(__dirname, '..', 'i18n', 'en.json'), `${JSON.stringify(english, null, 2)}\n`);
