/** What the engine hands over may be absent, and then crosses as `null`, whatever its type says. */
export function orAbsent<Value>(value: Value | null | undefined): Value | undefined {
    return value ?? undefined;
}
