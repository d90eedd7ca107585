/* Counts down: the five minutes of a huddle. Draws nothing. */

const SECOND = 1000 // milliseconds

export class Clock {
  /** @param {number} length milliseconds  @param {() => number} now a clock that is never set back, in milliseconds */
  constructor(length, now = () => performance.now()) {
    this.length = length
    this.now = now
    this.spent = 0
    /** @type {number | undefined} when it was started; undefined while it stands */
    this.since = undefined
  }

  /** The milliseconds that are left. */
  get left() {
    const running = this.since === undefined ? 0 : this.now() - this.since
    return Math.max(0, this.length - this.spent - running)
  }

  get isRunning() {
    return this.since !== undefined && this.left > 0
  }

  start() {
    if (!this.isRunning && this.left) this.since = this.now()
  }

  pause() {
    this.spent = this.length - this.left
    this.since = undefined
  }

  reset() {
    this.spent = 0
    this.since = undefined
  }

  /** The whole seconds that are left; a begun one counts. */
  get seconds() {
    return Math.ceil(this.left / SECOND)
  }
}

/** Return *seconds* as minutes and seconds: "4:05".  @param {number} seconds */
export function written(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}
