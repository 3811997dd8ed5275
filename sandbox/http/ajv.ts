import { Ajv } from 'ajv';

const strict = { strict: true, allowUnionTypes: true };

/**
 * The validator of the REST API's bodies. It coerces types as the server's does, `"false"`, `0` and `null` to `false` for one, and changes the
 * body (docs/rocketchat.md#the-body-is-coerced). It is otherwise as strict as ajv can be. So a slip in a schema is an error at start.
 */
export const ajv = new Ajv({ ...strict, coerceTypes: true });

/** The validator of what is not coerced: the parameters of server methods, and answers. */
export const strictAjv = new Ajv(strict);
