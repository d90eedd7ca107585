/* The worker itself, and how its caches are called: another site on the same host has others. */

/** A page has no such thing, and the types are a page's. */
export const worker = /** @type {any} */ (globalThis)
export const scope = new URL(worker.registration.scope)
export const ours = `forearmed:${scope.pathname}:`
