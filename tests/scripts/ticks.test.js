/* What readers tick, and how it is taken away and brought back. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { StartOver, Ticks } from "../../hooks/forearmed/site/scripts/ticks.js"

function storage(content = {}) {
  const kept = new Map(Object.entries(content))
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  }
}

test("what is ticked is there on the next page", () => {
  const browser = storage()
  new Ticks("a", () => browser).keep(new Set(["one", "two"]))
  assert.deepEqual([...new Ticks("a", () => browser).read()], ["one", "two"])
  assert.deepEqual([...new Ticks("b", () => browser).read()], [])
})

test("ticks that last for some time are gone when it is over", () => {
  const browser = storage()
  const ticks = new Ticks("a", () => browser, 1000)
  ticks.keep(new Set(["one"]))
  assert.deepEqual([...ticks.read()], ["one"])
  browser.kept.set("a", JSON.stringify({ at: Date.now() - 1001, ticked: ["one"] }))
  assert.deepEqual([...ticks.read()], [])
  browser.kept.set("a", '["from an earlier version"]')
  assert.deepEqual([...ticks.read()], [])
})

test("nothing ticked leaves nothing behind", () => {
  const browser = storage({ a: '["one"]' })
  new Ticks("a", () => browser).keep(new Set())
  assert.equal(browser.kept.size, 0)
})

for (const [what, content] of [
  ["not JSON", "{"],
  ["no list", '{"one": 1}'],
  ["nothing", "null"],
]) {
  test(`what another script left there is no tick: ${what}`, () => {
    assert.deepEqual([...new Ticks("a", () => storage({ a: content })).read()], [])
  })
}

test("where storage is forbidden, ticks last as long as the page", () => {
  const ticks = new Ticks("a", () => {
    throw new Error("SecurityError")
  })
  assert.deepEqual([...ticks.read()], [])
  ticks.keep(new Set(["one"]))
  assert.deepEqual([...ticks.read()], ["one"])
})

test("a set that was read is nobody else's", () => {
  const browser = storage({ a: '["one"]' })
  const ticks = new Ticks("a", () => browser)
  ticks.read().add("two")
  assert.deepEqual([...ticks.read()], ["one"])
})

test("all ticks are taken away and brought back by one button", () => {
  const startOver = new StartOver()
  const ticked = new Set(["one", "two"])
  assert.equal(startOver.word(new Set()), "")
  assert.equal(startOver.word(ticked), "Start over")
  assert.deepEqual(startOver.press(ticked), new Set())
  assert.equal(startOver.word(new Set()), "Undo")
  assert.deepEqual(startOver.press(new Set()), ticked)
  assert.equal(startOver.word(ticked), "Start over")
})

test("once something is ticked anew there is nothing to bring back", () => {
  const startOver = new StartOver()
  startOver.press(new Set(["one"]))
  assert.equal(startOver.word(new Set(["two"])), "Start over")
  assert.equal(startOver.word(new Set()), "")
})
