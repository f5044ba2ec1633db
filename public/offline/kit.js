// What a reader has at hand without having looked at it here: where to write things down, and what was written.

const kit = (() => {
  const A_DAY = 86_400_000
  const own = [
    shelves.OVERVIEW,
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
  /** @type {Promise<unknown>} */
  let packing = Promise.resolve()

  /**
   * A page that did not come through here says whose it is, and is kept with the rest.
   * @param {string} mark
   * @param {string} address
   */
  async function greet(mark, address) {
    const begun = readers.begin()
    if (!(await readers.meet(mark, begun))) return
    await device.learn('filled', null)
    await pack(begun, [address])
  }

  /**
   * Once a day each reader's shelf is given what it should always hold.
   * @param {Begun} begun
   * @param {string[]} more
   */
  function pack(begun, more = []) {
    const mine = packing.then(() => packUnlessFull(begun, more))
    packing = mine.catch(() => undefined)
    return mine
  }

  /**
   * @param {Begun} begun
   * @param {string[]} more
   */
  async function packUnlessFull(begun, more) {
    const mark = await device.reader()
    if (!mark || !readers.holds(begun)) return
    const filled = await device.known('filled')
    if (filled?.mark === mark && Date.now() - filled.at < A_DAY * 0.8) return
    await fill(mark, begun, [...more, ...(mark === device.NOBODY ? [] : own)])
  }

  /**
   * @param {string} mark
   * @param {Begun} begun
   * @param {string[]} addresses
   */
  async function fill(mark, begun, addresses) {
    await files.takeWords()
    for (const address of addresses) {
      if (!readers.holds(begun)) return
      try {
        // What is said once is for the page that a person sees.
        const response = await fetch(address, { headers: { 'woodstove-device': 'keeping' } })
        // Somebody at a counter's tablet has no notebook there.
        if (response.redirected || response.headers.get(readers.READER) !== mark) break
        await readers.touch(response)
        await readers.setClock(response)
        await shelves.put(mark, address, response, begun)
        // Nor is whoever signed in on it at home there: it keeps the counter's pages alone.
        if (readers.isAtTablet(response)) break
      } catch {
        return
      }
    }
    if (readers.holds(begun)) await device.learn('filled', { mark, at: Date.now() })
  }

  /** Its own page as somebody who is signed out sees it, which is there for whoever comes. */
  async function takeOverview() {
    const page = await fetch(shelves.OVERVIEW, { credentials: 'omit' })
    await shelves.put(device.NOBODY, shelves.OVERVIEW, page, readers.begin())
  }

  return { greet, pack, takeOverview }
})()
