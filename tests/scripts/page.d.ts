/* A page as its scripts see it. What a selector finds, and where an event comes from, is what the template has there:
   the browser tests hold scripts and templates together, not types. */

interface ParentNode {
  querySelector(selectors: string): any
  querySelectorAll(selectors: string): NodeListOf<any>
}

interface Document {
  readonly activeElement: any
}

/** Whatever the event came from; all that asks is elements. */
interface EventTarget {
  closest(selectors: string): any
}

/** Not every browser has one. https://html.spec.whatwg.org/#close-watcher */
declare class CloseWatcher extends EventTarget {
  destroy(): void
}
