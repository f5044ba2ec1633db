// How a page that is asked for is answered: by the town first, and by what was kept where it does not answer, or not soon.

const answers = (() => {
  const PATIENCE_MS = 4000
  const LOCK = /^\/counter\/[^/]+\/lock$/

  /**
   * The town did not answer, something between did.
   * @param {Response} response
   */
  const isFromBetween = (response) =>
    response.status >= 502 && response.status <= 504 && !response.headers.has(readers.READER)

  /** Where opening hours stand, which may be others by now. */
  const SHOWS_HOURS = /^\/($|directory|notebook\/walk-in|edition)/

  /** @type {Saying} */
  const saysWhen = (words, saved) => [device.fill(words['offline.saved'], { saved })]
  /** @type {Saying} */
  const saysWhenAndCall = (words, saved) => [...saysWhen(words, saved), words['offline.may-have-changed']]
  /** @type {Saying} */
  const saysNoSignal = (words) => [words['offline.no-signal']]
  /** @type {Saying} */
  const saysNotHere = (words) => [words['offline.not-kept'], words['offline.what-is-kept']]
  /** @param {URL} url */
  const sayingAt = ({ pathname }) => {
    if (pathname === shelves.OVERVIEW) return saysNoSignal
    return SHOWS_HOURS.test(pathname) ? saysWhenAndCall : saysWhen
  }

  /**
   * What is shown where the town cannot be reached: the page as it was kept, else what this device has.
   * @param {URL} url
   */
  async function withoutSignal(url) {
    const kept = await shelves.find(url)
    if (kept) return keptPages.shown(kept, sayingAt(url))
    const overview = await shelves.find(new URL(shelves.OVERVIEW, self.location.origin))
    return overview ? keptPages.shown(overview, saysNotHere) : Response.error()
  }

  /** @returns {Promise<'late'>} */
  const late = () => new Promise((resolve) => setTimeout(() => resolve('late'), PATIENCE_MS))

  /** @param {FetchEvent} event */
  async function page(event) {
    const url = new URL(event.request.url)
    // A counter's tablet that nobody touched locks itself, with or without a signal.
    if (LOCK.test(url.pathname)) await readers.someoneAtTheDoor()
    const begun = readers.begin()
    const town = (async () => /** @type {Response} */ ((await event.preloadResponse) ?? (await fetch(event.request))))()
    const answered = town.then(
      async (response) => {
        if (isFromBetween(response)) return null
        event.waitUntil(afterwards(url, response.clone(), begun))
        return response
      },
      () => null,
    )
    event.waitUntil(answered)
    const first = await Promise.race([answered, late()])
    if (first && first !== 'late') return first
    const kept = first === 'late' ? await shelves.find(url) : null
    if (kept) return keptPages.shown(kept, sayingAt(url))
    return (await answered) ?? withoutSignal(url)
  }

  /**
   * Learns from an answer, keeps it where it may be kept, and sends what waits.
   * @param {URL} url
   * @param {Response} response
   * @param {Begun} begun
   */
  async function afterwards(url, response, begun) {
    // Where it leads on is asked for next; what stood here before is no longer so.
    if (response.type === 'opaqueredirect') return shelves.takeDown(url, begun)
    const mark = await readers.learnFrom(response, begun)
    if (mark) await shelves.put(mark, shelves.addressOf(url), response, begun)
    await outbox.send()
    await kit.pack(begun)
  }

  return { page, isFromBetween }
})()
