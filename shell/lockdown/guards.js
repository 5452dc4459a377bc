// The four ways in which the lockdown removes a capability. Where a browser does not let a property be removed, the Content
// Security Policy still applies. Nothing here throws: an exception would end the self-check.

/** Puts a constant in the place of a property. */
export function fix(owner, name, value) {
  Reflect.defineProperty(owner, name, { value, writable: false, configurable: false });
}

/** Takes properties away, and keeps their places taken in browsers that do not have them yet. */
export function remove(owner, names) {
  for (const name of names) {
    Reflect.deleteProperty(owner, name);
    fix(owner, name, undefined);
  }
}

/**
 * Lets a method be called only where `allows(...arguments)` is true.
 *
 * What is checked is what is passed on: each argument is read as text once, so that an object cannot show one word here
 * and another to the browser, and none beyond those that the method requires gets through.
 */
export function guard(owner, name, allows) {
  const method = owner[name];
  if (!method) return;
  fix(owner, name, function (...given) {
    const words = given.slice(0, method.length).map((word) => (word === null ? null : String(word)));
    if (!allows(...words)) throw new TypeError(`The lockdown does not allow ${name}(${words})`);
    return method.apply(this, words);
  });
}

/** Lets properties be written only where `allows(value, object)` is true; left out, they can only be read. */
export function guardWrites(owner, names, allows = () => false) {
  for (const name of names) {
    const { get, set } = Reflect.getOwnPropertyDescriptor(owner, name) ?? {};
    if (!set) continue;
    Reflect.defineProperty(owner, name, {
      configurable: false,
      get,
      set(value) {
        const word = value === null ? null : String(value);
        if (!allows(word, this)) throw new TypeError(`The lockdown does not allow ${name} = ${word}`);
        set.call(this, word);
      },
    });
  }
}
