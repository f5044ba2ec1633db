// Pages kept for when there is no signal. Each reader has a shelf of their own, named by their mark; what is seen while
// nobody is signed in stands on nobody's. Only the shelf of whoever the device knows to be its reader is opened.

self.shelves = (() => {
  const PREFIX = 'woodstove-kept-'
  const MOST_PAGES = 150
  const PATIENCE_MS = 4000
  const A_DAY = 86_400_000
  const READER = 'woodstove-reader'
  const KEEP = 'woodstove-keep'
  const HOUR = 'woodstove-hour'
  const LOCK_AFTER = 'woodstove-lock-after'

  /** What is on this device. */
  const OVERVIEW = '/on-this-device'
  const LOCK = /^\/counter\/[^/]+\/lock$/
  /** What a reader has at hand without having looked at it here: where to write things down, and what was written. */
  const ownKit = [
    OVERVIEW,
    '/notebook/visits/new',
    '/notebook',
    '/notebook/visits',
    '/notebook/contacts',
    '/notebook/reminders',
    '/favors',
    '/favors/new',
    '/favors/new?kind=favor',
    '/refrigerator',
    '/',
    '/directory',
  ]

  /** Goes up whenever somebody may come in or go out here: an answer asked for before that teaches nothing. */
  let turn = 0
  /** Nor does one that was asked for before another that has taught something. */
  let asked = 0
  let taught = 0
  let filling = Promise.resolve()
  const begin = () => ({ turn, order: (asked += 1) })
  const holds = (begun) => begun.turn === turn
  const shelfOf = (mark) => caches.open(PREFIX + mark)
  const addressOf = (url) => url.pathname + url.search

  /** The town did not answer, something between did. */
  const isFromBetween = (response) => response.status >= 502 && response.status <= 504 && !response.headers.has(READER)

  /** Erases every shelf but nobody's, and this reader's where one is said. */
  async function clear(mark = null) {
    const others = (await caches.keys()).filter(
      (name) => name.startsWith(PREFIX) && name !== PREFIX + device.NOBODY && name !== PREFIX + mark,
    )
    await Promise.all(others.map((name) => caches.delete(name)))
  }

  /** Somebody may be coming in or going out: until the town says who is there, nobody's own pages are shown. */
  async function someoneAtTheDoor() {
    turn += 1
    await device.learn('reader', null)
  }

  /** Empties the shelves of whoever signs in; what is on its way is not put on them any more. */
  async function beginAnew() {
    turn += 1
    await clear()
    await device.learn('filled', null)
  }

  /** The town said who is reading. @returns whether that still holds */
  async function meet(mark, begun) {
    if (!mark || !holds(begun)) return false
    if ((await device.reader()) !== mark) {
      if (!holds(begun) || begun.order < taught) return false
      taught = begun.order
      await device.learn('reader', mark)
      await clear(mark)
    }
    return holds(begun)
  }

  /** How far the town's clock is ahead of this device's; the demonstration's can be turned. */
  async function setClock(response) {
    const ahead = Date.parse(response.headers.get(HOUR) ?? '') - Date.now()
    if (Number.isNaN(ahead)) return
    const kept = (await device.known('ahead')) ?? 0
    if (Math.abs(ahead - kept) > 60_000) await device.learn('ahead', Math.abs(ahead) > 60_000 ? ahead : 0)
  }

  /** Learns from an answer, and keeps it where the town says that it may be kept. */
  async function take(address, response, begun) {
    const mark = response.headers.get(READER)
    if (!(await meet(mark, begun))) return
    await touch(response)
    await setClock(response)
    await put(mark, address, response, begun)
  }

  /** A counter's shared tablet shows nothing of its reader once nobody has touched it for as long as the town says. */
  async function touch(response) {
    const minutes = Number(response.headers.get(LOCK_AFTER))
    const before = await device.known('idle')
    if (minutes > 0) {
      // What was kept while it was nobody's but theirs is not for a counter.
      if (!before) await clear()
      await device.learn('idle', { minutes, at: Date.now() })
    } else if (before) await device.learn('idle', null)
  }

  /** Whoever is at this device; where a tablet has lain too long they are forgotten, with all that was kept of theirs. */
  async function readerAtIt() {
    const idle = await device.known('idle')
    // Also where the clock was turned back.
    if (idle && Math.abs(Date.now() - idle.at) >= idle.minutes * 60_000) {
      await someoneAtTheDoor()
      await beginAnew()
    }
    return device.reader()
  }

  const isNobodysSearch = (mark, url) => mark === device.NOBODY && device.isSearch(url)

  async function put(mark, address, response, begun) {
    if (isNobodysSearch(mark, new URL(address, self.location.origin))) return
    const shelf = await shelfOf(mark)
    if ([403, 404, 410].includes(response.status)) await shelf.delete(address)
    if (response.status !== 200 || response.redirected || !response.headers.has(KEEP)) return
    const headers = new Headers(response.headers)
    // The body comes unpacked; who it was for is the shelf's name.
    for (const name of ['content-encoding', 'content-length', 'vary', 'etag', READER]) headers.delete(name)
    headers.set('kept-at', String(Date.now()))
    const body = await response.blob()
    if (keptPages.isPage(response)) {
      const title = /<title>([^<]*)<\/title>/.exec(await body.text())?.[1] ?? ''
      headers.set('kept-title', encodeURIComponent(device.unescaped(title)))
    }
    if (!holds(begun)) return
    try {
      await shelf.put(address, new Response(body, { headers }))
      await makeRoom(shelf)
    } catch {
      // No room on the device: what is read now is read all the same.
    }
    // Somebody came or went while it was being written.
    const isTheirs = mark === device.NOBODY || (await device.reader()) === mark
    if (!holds(begun) || !isTheirs) await caches.delete(PREFIX + mark)
  }

  /** The oldest go first; a page that is put again stands last. */
  async function makeRoom(shelf) {
    const pages = await shelf.keys()
    for (const page of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) await shelf.delete(page)
  }

  async function fresh(shelf, address) {
    const kept = await shelf.match(address)
    if (!kept) return null
    const age = Date.now() - Number(kept.headers.get('kept-at'))
    if (age < Number(kept.headers.get(KEEP)) * 1000) return kept
    await shelf.delete(address)
    return null
  }

  /** Asked for with more in the address than was kept: the plain form, which its page fills in. */
  const plainer = (url) => {
    if (url.pathname === '/notebook/visits/new' || url.pathname === OVERVIEW) return url.pathname
    if (url.pathname === '/favors/new')
      return url.pathname + (url.searchParams.get('kind') === 'favor' ? '?kind=favor' : '')
    return null
  }

  /** A page that this device's reader may see, or null. @returns {Promise<Response | null>} */
  async function find(url) {
    const reader = await readerAtIt()
    const marks = reader && reader !== device.NOBODY ? [reader, device.NOBODY] : [device.NOBODY]
    for (const mark of marks) {
      if (isNobodysSearch(mark, url)) continue
      const shelf = await shelfOf(mark)
      const plain = plainer(url)
      const kept = (await fresh(shelf, addressOf(url))) ?? (plain && (await fresh(shelf, plain)))
      if (!kept) continue
      const idle = await device.known('idle')
      if (idle) await device.learn('idle', { ...idle, at: Date.now() })
      // Whoever came to the door meanwhile is shown nothing of whoever went.
      return mark === device.NOBODY || (await device.reader()) === mark ? kept : null
    }
    return null
  }

  const saysWhen = (words, saved) => [device.fill(words['offline.saved'], { saved }), words['offline.may-have-changed']]
  const saysNoSignal = (words) => [words['offline.no-signal']]
  const saysNotHere = (words) => [words['offline.not-kept'], words['offline.what-is-kept']]
  const sayingAt = (url) => (url.pathname === OVERVIEW ? saysNoSignal : saysWhen)

  /** What is shown where the town cannot be reached: the page as it was kept, else what this device has. */
  async function withoutSignal(url) {
    const kept = await find(url)
    if (kept) return keptPages.shown(kept, sayingAt(url))
    const overview = await find(new URL(OVERVIEW, self.location.origin))
    return overview ? keptPages.shown(overview, saysNotHere) : Response.error()
  }

  const late = (ms) => new Promise((resolve) => setTimeout(() => resolve(null), ms))

  /** The town first; what was kept where it does not answer, or not soon. */
  async function answerPage(event) {
    const url = new URL(event.request.url)
    // A counter's tablet that nobody touched locks itself, with or without a signal.
    if (LOCK.test(url.pathname)) await someoneAtTheDoor()
    const begun = begin()
    const town = (async () => (await event.preloadResponse) ?? (await fetch(event.request)))()
    const answered = town.then(
      async (response) => {
        if (isFromBetween(response)) return null
        event.waitUntil(afterwards(url, response.clone(), begun))
        return response
      },
      () => null,
    )
    event.waitUntil(answered)
    const first = await Promise.race([answered, late(PATIENCE_MS).then(() => 'late')])
    if (first && first !== 'late') return first
    const kept = first === 'late' ? await find(url) : null
    if (kept) return keptPages.shown(kept, sayingAt(url))
    return (await answered) ?? withoutSignal(url)
  }

  async function afterwards(url, response, begun) {
    // Where it leads on is asked for next; what stood here before is no longer so.
    if (response.type === 'opaqueredirect') {
      const mark = await device.reader()
      if (mark && holds(begun)) await (await shelfOf(mark)).delete(addressOf(url))
      return
    }
    await take(addressOf(url), response, begun)
    await outbox.send()
    await fillKit(begun)
  }

  /** A page that did not come through here says whose it is, and is kept with the rest. */
  async function greet(mark, address) {
    const begun = begin()
    if (!(await meet(mark, begun))) return
    await device.learn('filled', null)
    await fillKit(begun, [address])
  }

  /** Once a day each reader's shelf is given what it should always hold. */
  function fillKit(begun, more = []) {
    const mine = filling.then(() => fillUnlessFull(begun, more))
    filling = mine.catch(() => undefined)
    return mine
  }

  async function fillUnlessFull(begun, more) {
    const mark = await device.reader()
    if (!mark || !holds(begun)) return
    const filled = await device.known('filled')
    if (filled?.mark === mark && Date.now() - filled.at < A_DAY * 0.8) return
    await fill(mark, begun, [...more, ...(mark === device.NOBODY ? [] : ownKit)])
  }

  async function fill(mark, begun, addresses) {
    await files.takeWords()
    for (const address of addresses) {
      if (!holds(begun)) return
      try {
        // What is said once is for the page that a person sees.
        const response = await fetch(address, { headers: { 'woodstove-device': 'keeping' } })
        // Somebody at a counter's tablet has no notebook there.
        if (response.redirected || response.headers.get(READER) !== mark) break
        await touch(response)
        await setClock(response)
        await put(mark, address, response, begun)
        // Nor is whoever signed in on it at home there: it keeps the counter's pages alone.
        if (response.headers.has(LOCK_AFTER)) break
      } catch {
        return
      }
    }
    if (holds(begun)) await device.learn('filled', { mark, at: Date.now() })
  }

  /** Its own page as somebody who is signed out sees it, which is there for whoever comes. */
  async function takeOverview() {
    await put(device.NOBODY, OVERVIEW, await fetch(OVERVIEW, { credentials: 'omit' }), begin())
  }

  return {
    begin,
    someoneAtTheDoor,
    beginAnew,
    meet,
    greet,
    find,
    isFromBetween,
    answerPage,
    takeOverview,
  }
})()
