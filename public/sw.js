// What this device does without a signal: it shows pages that were kept, and keeps what is written until it can be sent.
// The rooms stand in public/offline/; the addresses below are given their content's mark when this file is sent, so
// that a changed file is a changed worker.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

importScripts(
  '/offline/device.js',
  '/offline/files.js',
  '/offline/kept-pages.js',
  '/offline/readers.js',
  '/offline/shelves.js',
  '/offline/kit.js',
  '/offline/answers.js',
  '/offline/outbox.js',
  '/offline/doors.js',
)

const FILES = [
  '/woodstove.css',
  '/icons.svg',
  '/icon.svg',
  '/fonts/atkinson-400.woff2',
  '/fonts/atkinson-700.woff2',
  '/fonts/zilla-slab-700.woff2',
  '/offline/device.js',
  '/offline/page.js',
  '/offline/in-words.js',
  '/offline/on-this-device.js',
]

worker.addEventListener('install', (event) => {
  // Pages are made by the town and each comes whole, so a new worker may take over at once: nothing of two versions
  // meets on a page. Kept pages ask for the files they were made with, which stay as long as they do.
  worker.skipWaiting()
  event.waitUntil(files.takeIn(FILES).then(kit.takeOverview))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await worker.registration.navigationPreload?.enable()
      await worker.clients.claim()
      await files.sweep(FILES)
      await shelves.sweep()
      await device.discardForgotten()
    })(),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.method === 'GET') {
    if (request.mode === 'navigate') event.respondWith(answers.page(event))
    else if (url.search.startsWith('?v=')) event.respondWith(files.answer(request))
    return
  }
  // A form of another site is left to the browser alone: sent on from here it would pass as one of ours.
  if (request.mode !== 'navigate' || !request.referrer.startsWith(`${self.location.origin}/`)) return
  if (outbox.takes(request, url.pathname)) event.respondWith(outbox.bring(event))
  else if (doors.stands(url.pathname)) event.respondWith(doors.goThrough(event))
})

worker.addEventListener('sync', (/** @type {any} */ event) => {
  if (event.tag === outbox.TAG) event.waitUntil(outbox.send())
})

worker.addEventListener('message', (event) => {
  const { asked, mark, address } = event.data ?? {}
  if (asked === 'send') event.waitUntil(outbox.send())
  if (asked === 'greet') event.waitUntil(worker.clients.claim().then(() => kit.greet(mark, address)))
})
