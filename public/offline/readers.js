// Who is at this device, as far as it knows. Only the town says who it is; whoever may come in or go out makes it forget.

const readers = (() => {
  const READER = 'woodstove-reader'
  const HOUR = 'woodstove-hour'
  const LOCK_AFTER = 'woodstove-lock-after'

  /** Goes up whenever somebody may come in or go out here: an answer asked for before that teaches nothing. */
  let turn = 0
  /** Nor does one that was asked for before another that has taught something. */
  let asked = 0
  let taught = 0

  /** @returns {Begun} what a question to the town is asked under */
  const begin = () => ({ turn, order: (asked += 1) })
  /** @param {Begun} begun */
  const holds = (begun) => begun.turn === turn

  /** Somebody may be coming in or going out: until the town says who is there, nobody's own pages are shown. */
  async function someoneAtTheDoor() {
    turn += 1
    await device.learn('reader', null)
  }

  /** Empties the shelves of whoever signs in; what is on its way is not put on them any more. */
  async function beginAnew() {
    turn += 1
    await shelves.clear()
    await device.learn('filled', null)
  }

  /**
   * The town said who is reading.
   * @param {string | null} mark
   * @param {Begun} begun
   * @returns whether that still holds
   */
  async function meet(mark, begun) {
    if (!mark || !holds(begun)) return false
    if ((await device.reader()) !== mark) {
      if (!holds(begun) || begun.order < taught) return false
      taught = begun.order
      await device.learn('reader', mark)
      await shelves.clear(mark)
    }
    return holds(begun)
  }

  /**
   * How far the town's clock is ahead of this device's; the demonstration's can be turned.
   * @param {Response} response
   */
  async function setClock(response) {
    const ahead = Date.parse(response.headers.get(HOUR) ?? '') - Date.now()
    if (Number.isNaN(ahead)) return
    const kept = (await device.known('ahead')) ?? 0
    if (Math.abs(ahead - kept) > 60_000) await device.learn('ahead', Math.abs(ahead) > 60_000 ? ahead : 0)
  }

  /** @param {Response} response */
  const isAtTablet = (response) => response.headers.has(LOCK_AFTER)

  /**
   * A counter's shared tablet shows nothing of its reader once nobody has touched it for as long as the town says.
   * @param {Response} response
   */
  async function touch(response) {
    const minutes = Number(response.headers.get(LOCK_AFTER))
    const before = await device.known('idle')
    if (minutes > 0) {
      // What was kept while it was nobody's but theirs is not for a counter.
      if (!before) await shelves.clear()
      await device.learn('idle', { minutes, at: Date.now() })
    } else if (before) await device.learn('idle', null)
  }

  /** Somebody looks at what is kept here. */
  async function touchAgain() {
    const idle = await device.known('idle')
    if (idle) await device.learn('idle', { ...idle, at: Date.now() })
  }

  /** Whoever is at this device; where a tablet has lain too long they are forgotten, with all that was kept of theirs. */
  async function atIt() {
    const idle = await device.known('idle')
    // Also where the clock was turned back.
    if (idle && Math.abs(Date.now() - idle.at) >= idle.minutes * 60_000) {
      await someoneAtTheDoor()
      await beginAnew()
    }
    return device.reader()
  }

  /** Learns whose an answer is, and what it says of the clock and of a tablet. @returns the mark, or null where it teaches nothing */
  async function learnFrom(/** @type {Response} */ response, /** @type {Begun} */ begun) {
    const mark = response.headers.get(READER)
    if (!mark || !(await meet(mark, begun))) return null
    await touch(response)
    await setClock(response)
    return mark
  }

  return {
    READER,
    begin,
    holds,
    someoneAtTheDoor,
    beginAnew,
    meet,
    learnFrom,
    touch,
    touchAgain,
    setClock,
    isAtTablet,
    atIt,
  }
})()
