// Style sheet, fonts, drawings, scripts and sentences: the same for everybody, by addresses that name their content.

const files = (() => {
  const FILES = 'woodstove-files'
  const WORDS = 'woodstove-words'
  /** A day longer than any page. */
  const LONGEST_KEPT = 15 * 86_400_000
  const addressOf = ({ url }) => new URL(url).pathname + new URL(url).search

  async function takeIn(names) {
    const cache = await caches.open(FILES)
    const there = new Set((await cache.keys()).map(addressOf))
    await cache.addAll(names.filter((name) => !there.has(name)))
    await takeWords()
  }

  async function takeWords() {
    const cache = await caches.open(WORDS)
    await Promise.all(
      ['en', 'es'].map(async (language) => {
        const response = await fetch(device.wordsAt(language), { cache: 'no-cache' }).catch(() => null)
        if (response?.ok) await cache.put(device.wordsAt(language), response)
      }),
    )
  }

  async function answer(request) {
    const cache = await caches.open(FILES)
    const kept = await cache.match(request)
    if (kept) return kept
    try {
      const response = await fetch(request)
      if (response.ok) await cache.put(request, response.clone())
      return response
    } catch {
      return (await cache.match(request, { ignoreSearch: true })) ?? Response.error()
    }
  }

  /** Files of an earlier version stay while a kept page may ask for them. */
  async function sweep(names) {
    const cache = await caches.open(FILES)
    const old = (await device.known('files')) ?? {}
    const now = Date.now()
    const since = {}
    for (const request of await cache.keys()) {
      const address = addressOf(request)
      if (names.includes(address)) continue
      since[address] = old[address] ?? now
      if (now - since[address] > LONGEST_KEPT) await cache.delete(request)
    }
    await device.learn('files', since)
  }

  /** @param {string} name of a shelf */
  const owns = (name) => name === FILES || name === WORDS

  return { owns, takeIn, takeWords, answer, sweep }
})()
