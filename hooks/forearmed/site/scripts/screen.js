/* The screen view of a huddle, for a meeting room: one part at a time in large type, and a clock. It makes no sound. */
import { Clock, written } from "./clock.js"
import { say } from "./wording.js"

const LENGTH = 5 * 60 * 1000 // milliseconds
const TICK = 200 // milliseconds
const LAST_MINUTE = 60 // seconds
const SIZES = { largest: 64, smallest: 24, step: 2 } // pixels

/** Offer the view in *bar*, before *next*. An address with `?screen` begins with it. */
export function offerScreen(bar, next) {
  const view = new ScreenView(document.querySelector(".fa-huddle"))
  const opener = button(say("Show on a screen"), () => {
    view.open(opener)
    document.documentElement.requestFullscreen?.().catch(() => undefined) // then it fills the window
  })
  bar.insertBefore(opener, next)
  if (/[?&]screen\b/.test(location.search)) view.open(opener)
}

class ScreenView {
  /** @param {HTMLElement} sheet */
  constructor(sheet) {
    this.sheet = sheet
    this.clock = new Clock(LENGTH)
    /** @type {HTMLElement[]} */
    this.parts = [...sheet.querySelectorAll(".fa-huddle__text, .fa-huddle__side > section")]
    this.at = 0
    this.told = this.clock.seconds
    this.make()
    document.addEventListener("keydown", (event) => this.obey(event))
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement) this.leave()
    })
    addEventListener("resize", () => this.fit())
  }

  make() {
    this.time = element("p", "fa-screen__time")
    this.time.setAttribute("role", "timer")
    this.time.setAttribute("aria-label", say("Five minutes with your team"))
    this.status = element("p", "fa-screen__status")
    this.status.setAttribute("role", "status")
    this.place = element("span", "fa-screen__place")
    this.run = button(say("Start"), () => this.toggle())
    this.back = button(say("Back"), () => this.go(-1))
    this.next = button(say("Next"), () => this.go(1))
    this.controls = element("nav", "fa-screen")
    this.controls.setAttribute("aria-label", say("Show on a screen"))
    const reset = button(say("Reset"), () => this.reset())
    const close = button(say("Close"), () => this.leave())
    this.controls.append(this.time, this.run, reset, this.back, this.place, this.next, close, this.status)
  }

  get isOpen() {
    return "screen" in document.documentElement.dataset
  }

  /** @param {HTMLElement} opener what has the focus again afterwards */
  open(opener) {
    if (this.isOpen) return
    this.opener = opener
    document.documentElement.dataset.screen = ""
    this.sheet.after(this.controls)
    this.ticking = setInterval(() => this.tick(), TICK)
    this.show(0)
    this.tick()
    this.run.focus()
    this.stayAwake()
  }

  leave() {
    if (!this.isOpen) return
    delete document.documentElement.dataset.screen
    this.controls.remove()
    clearInterval(this.ticking)
    this.reset()
    this.lock?.then((lock) => lock?.release())
    this.sheet.removeAttribute("tabindex")
    if (document.fullscreenElement) document.exitFullscreen()
    this.opener.focus()
  }

  /* Keep the computer from darkening its screen within the five minutes, where the browser can. */
  stayAwake() {
    this.lock = navigator.wakeLock?.request("screen").catch(() => undefined)
  }

  /* Space, and the keys of a presenter's remote. A part that is longer than the screen moves first. */
  obey(event) {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey) return
    const onward = document.dir === "rtl" ? -1 : 1
    const step = { ArrowRight: onward, ArrowLeft: -onward, PageDown: 1, PageUp: -1 }[event.key]
    if (event.key === "Escape") this.leave()
    else if (event.key === " " && event.target.localName !== "button") this.toggle()
    else if (step) this.turn(step, event.key)
    else return
    event.preventDefault()
  }

  turn(step, key) {
    const { scrollTop: top, clientHeight: height, scrollHeight: whole } = this.sheet
    const isMore = step > 0 ? top + height < whole - 1 : top > 1
    if (key.startsWith("Page") && isMore) this.sheet.scrollBy(0, step * height * 0.9)
    else this.go(step)
  }

  go(step) {
    const at = Math.min(Math.max(this.at + step, 0), this.parts.length - 1)
    if (at === this.at) return
    this.show(at)
    this.status.textContent = this.parts[at].getAttribute("aria-label")
  }

  show(at) {
    this.at = at
    for (const part of this.parts) part.toggleAttribute("data-off", part !== this.parts[at])
    this.place.textContent = `${at + 1}/${this.parts.length}`
    dim(this.back, !at)
    dim(this.next, at === this.parts.length - 1)
    this.fit()
  }

  /* Set the part in the largest type in which the screen holds all of it. */
  fit() {
    if (!this.isOpen) return
    const { largest, smallest, step } = SIZES
    const { sheet } = this
    const isTooHigh = () => sheet.scrollHeight > sheet.clientHeight
    for (let size = largest; size >= smallest; size -= step) {
      document.documentElement.style.setProperty("--fa-screen-type", `${size}px`)
      if (!isTooHigh()) break
    }
    sheet.scrollTop = 0
    if (isTooHigh()) sheet.tabIndex = 0
    else sheet.removeAttribute("tabindex")
  }

  toggle() {
    if (this.clock.isRunning) this.clock.pause()
    else this.clock.start()
    this.tick()
  }

  reset() {
    this.clock.reset()
    this.status.textContent = ""
    this.tick()
  }

  tick() {
    const { seconds } = this.clock
    this.time.textContent = written(seconds)
    this.time.toggleAttribute("data-over", !seconds)
    this.run.textContent = this.clock.isRunning ? say("Pause") : say("Start")
    dim(this.run, !seconds)
    if (this.told > LAST_MINUTE && seconds <= LAST_MINUTE && seconds) this.status.textContent = say("One minute left.")
    if (this.told && !seconds) this.status.textContent = say("Time is up.")
    this.told = seconds
  }
}

/** @returns {HTMLElement} */
function element(name, kind) {
  const made = document.createElement(name)
  made.className = kind
  return made
}

/* Not "disabled", which would take the focus away. */
function dim(button, isOff) {
  button.setAttribute("aria-disabled", String(isOff))
}

function button(label, act) {
  const made = document.createElement("button")
  made.type = "button"
  made.textContent = label
  made.addEventListener("click", act)
  return made
}
