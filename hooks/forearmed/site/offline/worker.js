/* The site where the network goes: what the browser keeps of it, and when it shows that. A service worker
   (https://www.w3.org/TR/service-workers/), which sees no page but those of its site and tells nobody anything.

   With a connection, each page is the host's; what is kept answers where the host does not within PATIENCE. A build
   with any change is another version: it fills a cache of its own, and then the others are deleted. So nothing that is
   kept is older than the last time that the site was reached. */
import { ours, scope, worker } from "./mine.js"

const { version, kept, index, unkept } = globalThis.forearmedKept
const PATIENCE = 3000 // milliseconds
const AT_ONCE = 4 // files
const LARGEST = 1_000_000 // bytes; films and downloads are not kept
const KINDS = new Set(["", "document", "font", "image", "manifest", "script", "style", "worker"])
const FIXED = /\.pf_\w+$|\.[0-9a-f]{8}\.min\.(?:css|js)$/ // the name changes with the content
const name = ours + version
const nothing = new URL(unkept, scope).href

/* Fill the cache of this version. Where the connection fails, there is no new version; the next visit tries again. */
async function fill() {
  const cache = await caches.open(name)
  const files = [...kept, ...(await listed(index)), ...(await opened())].map((each) => new URL(each, scope).href)
  const left = [...new Set(files)]
  const take = async () => {
    for (let next = left.shift(); next; next = left.shift()) await keep(cache, next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take))
}

/* Keep *url* as the host has it now; what the host does not have is left out. */
async function keep(cache, url) {
  const answer = await fetch(url, { cache: "no-cache" })
  if (isKeepable(answer)) await cache.put(url, answer)
  // Some hosts lead from an address with .html to one without, and a browser takes no such answer for another page.
  else if (url === nothing && answer.ok) await cache.put(url, new Response(await answer.blob(), answer))
}

/* Return the files of the search's index, if the build says that all of them are to be kept. */
async function listed(address) {
  const answer = address && (await fetch(new URL(address, scope), { cache: "no-cache" }))
  return answer?.ok ? answer.json() : []
}

/* Return what somebody has opened: the pages in the caches of earlier versions. */
async function opened() {
  const before = (await earlier()).map(async (each) => (await caches.open(each)).keys())
  return (await Promise.all(before)).flat().flatMap(({ url }) => (url.endsWith("/") ? [url] : []))
}

async function earlier() {
  return (await caches.keys()).filter((each) => each.startsWith(ours) && each !== name)
}

async function takeOver() {
  await Promise.all((await earlier()).map((each) => caches.delete(each)))
  await worker.clients.claim()
}

function isKeepable(answer) {
  const isWhole = answer.status === 200 && answer.type === "basic" && !answer.redirected
  return isWhole && Number(answer.headers.get("content-length") ?? 0) <= LARGEST
}

/* Return whether *url* always means the same bytes. */
function isFixed(url) {
  return FIXED.test(url.pathname) || url.searchParams.has("v")
}

/* Return the address by which an answer is kept: what follows "?" is for the page's scripts alone. */
function keyOf(url) {
  return isFixed(url) ? url.href : url.origin + url.pathname
}

/* Answer from the network, and from what is kept where the network says nothing for a while. */
async function fromNetwork(request, key, wait) {
  const cache = await caches.open(name)
  // A browser may have a page in a cache of its own for hours, if the host does not forbid it.
  /** @type {RequestInit} */
  const how = request.mode === "navigate" ? { cache: "no-cache" } : {}
  const coming = fetch(request, how).then(async (answer) => {
    if (isKeepable(answer)) await cache.put(key, answer.clone())
    else if (answer.status === 404 || answer.status === 410) await cache.delete(key)
    return answer
  })
  wait(coming.catch(() => undefined))
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE))
  const first = await Promise.race([coming.catch(() => undefined), late])
  return (
    first ?? (await cache.match(key, { ignoreVary: true })) ?? coming.catch((error) => without(cache, request, error))
  )
}

/* Return the page that says what is kept, in place of a page; for anything else, there is the *error*. */
async function without(cache, request, error) {
  const page = request.mode === "navigate" ? await cache.match(nothing, { ignoreVary: true }) : undefined
  if (page) return page
  throw error
}

async function fromCache(request, key, wait) {
  const cache = await caches.open(name)
  return (await cache.match(key, { ignoreVary: true })) ?? fromNetwork(request, key, wait)
}

worker.addEventListener("install", (event) => {
  event.waitUntil(fill())
  worker.skipWaiting()
})
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()))
worker.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  const isOurs = request.method === "GET" && url.href.startsWith(scope.href) && KINDS.has(request.destination)
  if (!isOurs || request.headers.has("range")) return
  const answer = isFixed(url) ? fromCache : fromNetwork
  event.respondWith(answer(request, keyOf(url), (promise) => event.waitUntil(promise)))
})
