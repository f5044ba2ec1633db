// Pages kept for when there is no signal. Each reader has a shelf of their own, named by their mark; what is seen while
// nobody is signed in stands on nobody's. Only the shelf of whoever the device knows to be its reader is opened.

const shelves = (() => {
  const PREFIX = 'woodstove-kept-'
  const MOST_PAGES = 150
  const KEEP = 'woodstove-keep'
  /** What is on this device. */
  const OVERVIEW = '/on-this-device'

  /** @param {string} mark */
  const shelfOf = (mark) => caches.open(PREFIX + mark)
  /** @param {URL} url */
  const addressOf = (url) => url.pathname + url.search

  /**
   * Erases every shelf but nobody's, and this reader's where one is said.
   * @param {string | null} mark
   */
  async function clear(mark = null) {
    const others = (await caches.keys()).filter(
      (name) => name.startsWith(PREFIX) && name !== PREFIX + device.NOBODY && name !== PREFIX + mark,
    )
    await Promise.all(others.map((name) => caches.delete(name)))
  }

  /**
   * Puts an answer where the town says that it may be kept.
   * @param {string} mark whose shelf
   * @param {string} address
   * @param {Response} response
   * @param {Begun} begun
   */
  async function put(mark, address, response, begun) {
    if (device.isSearch(new URL(address, self.location.origin))) return
    const shelf = await shelfOf(mark)
    if ([403, 404, 410].includes(response.status)) await shelf.delete(address)
    if (response.status !== 200 || response.redirected || !response.headers.has(KEEP)) return
    const headers = new Headers(response.headers)
    // The body comes unpacked; who it was for is the shelf's name.
    for (const name of ['content-encoding', 'content-length', 'vary', 'etag', readers.READER]) headers.delete(name)
    headers.set('kept-at', String(Date.now()))
    const body = await response.blob()
    if (keptPages.isPage(response)) {
      const title = /<title>([^<]*)<\/title>/.exec(await body.text())?.[1] ?? ''
      headers.set('kept-title', encodeURIComponent(device.unescaped(title)))
    }
    if (!readers.holds(begun)) return
    try {
      await shelf.put(address, new Response(body, { headers }))
      await makeRoom(shelf)
    } catch {
      // No room on the device: what is read now is read all the same.
    }
    // Somebody came or went while it was being written.
    const isTheirs = mark === device.NOBODY || (await device.reader()) === mark
    if (!readers.holds(begun) || !isTheirs) await caches.delete(PREFIX + mark)
  }

  /**
   * The oldest go first; a page that is put again stands last.
   * @param {Cache} shelf
   */
  async function makeRoom(shelf) {
    const pages = await shelf.keys()
    for (const page of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) await shelf.delete(page)
  }

  /**
   * @param {Cache} shelf
   * @param {string} address
   */
  async function fresh(shelf, address) {
    const kept = await shelf.match(address)
    if (!kept) return null
    const age = Date.now() - Number(kept.headers.get('kept-at'))
    if (age < Number(kept.headers.get(KEEP)) * 1000) return kept
    await shelf.delete(address)
    return null
  }

  /**
   * Asked for with more in the address than was kept: the plain form, which its page fills in.
   * @param {URL} url
   */
  const plainer = (url) => {
    if (url.pathname === '/notebook/visits/new' || url.pathname === OVERVIEW) return url.pathname
    if (url.pathname === '/favors/new')
      return url.pathname + (url.searchParams.get('kind') === 'favor' ? '?kind=favor' : '')
    return null
  }

  /**
   * A page that this device's reader may see, or null.
   * @param {URL} url
   * @returns {Promise<Response | null>}
   */
  async function find(url) {
    const reader = await readers.atIt()
    if (device.isSearch(url)) return null
    const marks = reader && reader !== device.NOBODY ? [reader, device.NOBODY] : [device.NOBODY]
    for (const mark of marks) {
      const shelf = await shelfOf(mark)
      const plain = plainer(url)
      const kept = (await fresh(shelf, addressOf(url))) ?? (plain && (await fresh(shelf, plain)))
      if (!kept) continue
      await readers.touchAgain()
      // Whoever came to the door meanwhile is shown nothing of whoever went.
      return mark === device.NOBODY || (await device.reader()) === mark ? kept : null
    }
    return null
  }

  /**
   * What stood at an address is no longer so.
   * @param {URL} url
   * @param {Begun} begun
   */
  async function takeDown(url, begun) {
    const mark = await device.reader()
    if (mark && readers.holds(begun)) await (await shelfOf(mark)).delete(addressOf(url))
  }

  /** Searches that an earlier worker kept, and shelves whose names nothing reads any more. */
  async function sweep() {
    for (const name of await caches.keys()) {
      if (!name.startsWith(PREFIX)) {
        if (name.startsWith('woodstove-') && !files.owns(name)) await caches.delete(name)
        continue
      }
      const shelf = await caches.open(name)
      for (const page of await shelf.keys()) if (device.isSearch(new URL(page.url))) await shelf.delete(page)
    }
  }

  return { OVERVIEW, addressOf, clear, put, find, takeDown, sweep }
})()
