/**
 * A bridge that the embedded workspace does not have: its methods throw.
 *
 * @param bridge the engine's abstract class; it is built as it is, for its methods are never reached
 */
export function absent<B extends object>(bridge: abstract new () => B): B {
    // Reflect.construct builds what `new` may not: an abstract class is one for the compiler only.
    const built = Reflect.construct(bridge, []) as B;
    return new Proxy(built, {
        get: (target, name): unknown =>
            Reflect.has(target, name)
                ? Reflect.get(target, name)
                : () => {
                      throw new Error(`${bridge.name}.${String(name)} is not in the embedded workspace`);
                  },
    });
}
