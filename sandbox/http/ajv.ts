import { Ajv } from 'ajv';

/** The one validator of the API, as strict as ajv can be, so that a slip in a schema is an error at start. */
export const ajv = new Ajv({ strict: true, allowUnionTypes: true });
