/* For a site that keeps nothing in browsers any more: deletes what an earlier build left there, and itself. */
import { ours, worker } from "./mine.js"

async function leave() {
  const left = (await caches.keys()).filter((each) => each.startsWith(ours))
  await Promise.all(left.map((each) => caches.delete(each)))
  await worker.registration.unregister()
}

worker.addEventListener("install", () => worker.skipWaiting())
worker.addEventListener("activate", (event) => event.waitUntil(leave()))
