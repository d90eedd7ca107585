/* A sentence that comes or goes moves all below it, and a button that moves while it is pressed is not pressed. */

const LONGEST = 1000 // milliseconds
let isDown = false
let waiting = []

/** Call *act* now, or as soon as nothing is pressed any more. */
export function whenReleased(act) {
  if (isDown) waiting.push(act)
  else act()
}

function release() {
  isDown = false
  const due = waiting
  waiting = []
  for (const act of due) act()
}

addEventListener("pointerdown", () => {
  isDown = true
  setTimeout(release, LONGEST) // a list of choices that opens may swallow the end
})
// The click comes after the pointer is up; a finger that scrolls cancels it.
for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(release))
