/* The clock of a huddle: it counts down, and stands and begins anew when it is told to. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Clock, written } from "../../hooks/forearmed/site/scripts/clock.js"

function timed(length) {
  let time = 7
  const clock = new Clock(length, () => time)
  return { clock, pass: (milliseconds) => (time += milliseconds) }
}

test("it counts only while it runs, and a begun second counts", () => {
  const { clock, pass } = timed(5000)
  pass(900)
  assert.equal(clock.seconds, 5)
  clock.start()
  pass(1100)
  assert.deepEqual([clock.seconds, clock.isRunning], [4, true])
  clock.pause()
  pass(60_000)
  assert.deepEqual([clock.left, clock.isRunning], [3900, false])
  clock.start()
  clock.start()
  pass(3900)
  assert.deepEqual([clock.left, clock.isRunning], [0, false])
})

test("what is over stays so until it begins anew", () => {
  const { clock, pass } = timed(1000)
  clock.start()
  pass(2000)
  clock.start()
  assert.equal(clock.left, 0)
  clock.reset()
  assert.deepEqual([clock.left, clock.isRunning], [1000, false])
})

test("time is written in minutes and seconds", () => {
  assert.deepEqual([300, 245, 60, 9, 0].map(written), ["5:00", "4:05", "1:00", "0:09", "0:00"])
})
