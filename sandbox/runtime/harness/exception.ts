/** The one engine definition that the runtime imports as a value by its TypeScript source, which the published package lacks. */
import type * as Exceptions from '@rocket.chat/apps-engine/definition/exceptions/AppsEngineException';
import { require } from 'harness/require';

// `require` knows no types.
export const { AppsEngineException } =
    require('@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.js') as typeof Exceptions;
