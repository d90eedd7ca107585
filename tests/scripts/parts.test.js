/* The files of the index on their way to Pagefind. */
import assert from "node:assert/strict"
import { gzipSync } from "node:zlib"
import { test } from "node:test"
import { Parts } from "../../hooks/forearmed/site/search/box/parts.js"

const FOLDER = "https://tips.example.com/pagefind/"
const INDEX = `pagefind_dcd${"x".repeat(9000)}`

function parts(content, { status = 200 } = {}) {
  const asked = []
  const made = new Parts(async (address, options) => {
    asked.push([address, options])
    return new Response(content, { status })
  }, FOLDER)
  return { made, asked }
}

for (const [what, content] of [
  ["unpacked", INDEX],
  ["packed", gzipSync(INDEX, { level: 0 })],
]) {
  test(`a file that comes ${what} is handed on unpacked`, async () => {
    const { made, asked } = parts(content)
    assert.equal(await (await made.fetch(`${FOLDER}index/a.pf_index`)).text(), INDEX)
    assert.deepEqual(asked, [[`${FOLDER}index/a.pf_index`, {}]])
    assert.equal(made.lost, 0)
  })
}

test("a small file is left to Pagefind to unpack", async () => {
  const packed = gzipSync("pagefind_dcd")
  const { made } = parts(packed)
  assert.deepEqual(Buffer.from(await (await made.fetch(`${FOLDER}a.pf_meta`)).arrayBuffer()), packed)
})

test("the one file whose name stays is asked for anew", async () => {
  const { made, asked } = parts("{}")
  assert.equal(await (await made.fetch(`${FOLDER}pagefind-entry.json?ts=1`)).text(), "{}")
  assert.deepEqual(asked[0][1], { cache: "no-cache" })
})

for (const [what, content, status] of [
  ["missing", "not found", 404],
  ["a page of the host", "<!doctype html>", 200],
  ["empty", "", 200],
]) {
  test(`a file that is ${what} is lost, and counted`, async () => {
    const { made } = parts(content, { status })
    await assert.rejects(made.fetch(`${FOLDER}index/a.pf_index`))
    assert.equal(made.lost, 1)
  })
}

test("what is not of the index is loaded as it is", async () => {
  const { made, asked } = parts("anything")
  const options = { method: "POST" }
  assert.equal(await (await made.fetch("https://tips.example.com/x", options)).text(), "anything")
  assert.equal(asked[0][1], options)
})
