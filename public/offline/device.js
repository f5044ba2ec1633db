// What pages and the service worker both know of this device: whose it is now, what waits on it, and the words for it.
// A classic script, so that a worker can take it in too; everything hangs on `self.device`.

/**
 * @typedef {object} Waiting Something written down without a signal.
 * @property {number} id
 * @property {string} mark whose it is, as the form itself said
 * @property {string} path where the form goes
 * @property {[string, string][]} fields
 * @property {string} key the form's creation key, or ''
 * @property {string} from the page it was written on
 * @property {string} about that page's title
 * @property {string} [place] what that page called the place
 * @property {string[]} [people] and those who were ticked
 * @property {number} writtenAt by the town's clock
 * @property {'waiting' | 'asks' | 'conflict' | 'refused'} state
 * @property {string[]} why what the town answered
 * @property {string} [stands] where what was sent from the same form before is seen
 * @property {number} keptAt by this device's clock
 */

/** @typedef {{ turn: number, order: number }} Begun a question to the town: under which turn, and which in order */
/** @typedef {(words: Record<string, string>, saved: string) => string[]} Saying what stands over a kept page */

const device = (() => {
  const NOBODY = 'nobody'
  const HALF_A_YEAR = 182 * 86_400_000
  /** @type {Promise<IDBDatabase> | null} */
  let opened = null

  function open() {
    opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open('woodstove', 1)
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore('known')
        asked.result.createObjectStore('waiting', { keyPath: 'id', autoIncrement: true })
      }
      asked.onsuccess = () => {
        const db = asked.result
        db.onclose = forget
        db.onversionchange = () => {
          db.close()
          forget()
        }
        resolve(db)
      }
      asked.onerror = () => reject(asked.error)
    })
    opened.catch(forget)
    return opened
  }

  function forget() {
    opened = null
  }

  /** One transaction in one store; done when it is on disk. */
  async function within(store, mode, act) {
    const db = await open()
    return new Promise((resolve, reject) => {
      const trx = db.transaction(store, mode, { durability: 'strict' })
      const request = act(trx.objectStore(store))
      trx.oncomplete = () => resolve(request?.result)
      trx.onabort = trx.onerror = () => reject(trx.error ?? new Error('the device keeps nothing'))
    })
  }

  const known = (name) => within('known', 'readonly', (store) => store.get(name))
  const learn = (name, value) => within('known', 'readwrite', (store) => store.put(value, name))

  /** @returns {Promise<Waiting[]>} everybody's, in the order in which they were written */
  const everybodys = () => within('waiting', 'readonly', (store) => store.getAll())
  const waitingOf = async (mark) => (await everybodys()).filter((entry) => entry.mark === mark)

  async function drop(wanted) {
    const gone = (await everybodys()).filter(wanted)
    if (gone.length === 0) return
    await within('waiting', 'readwrite', (store) => {
      for (const { id } of gone) store.delete(id)
    })
  }

  /** The town's clock, as far ahead of this device's as it was when they last met. */
  const townNow = async () => Date.now() + ((await known('ahead')) ?? 0)

  /** The calendar day that an instant belongs to. */
  const dayIn = (zone, instant) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
      instant,
    )

  const dayPlus = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

  const hour = (language, zone, options, instant) =>
    new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', { ...options, timeZone: zone }).format(instant)

  /** "Tuesday at 9:40 AM", with the date where a week has gone by. */
  function when({ language, zone, words }, instant, now) {
    const date = now - instant > 6 * 86_400_000 ? { month: 'long', day: 'numeric' } : {}
    const day = hour(language, zone, { weekday: 'long', ...date }, instant)
    return fill(words['offline.day-and-hour'], {
      day,
      time: hour(language, zone, { hour: 'numeric', minute: '2-digit' }, instant),
    })
  }

  /** What ends in a period of its own ("9:40 a. m.") also ends the sentence. */
  const fill = (words, values) =>
    words.replace(/\{\{(\w+)\}\}(\.?)/g, (_, name, period) => {
      const value = String(values[name] ?? '')
      return value.endsWith('.') ? value : value + period
    })

  /** What an address's title says: it was escaped for a page. */
  const unescaped = (text) =>
    text
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name])

  /** What somebody looked for is nobody else's to read: signed out, it is neither kept nor listed. */
  const isSearch = ({ searchParams }) => ['q', 'about'].some((name) => searchParams.getAll(name).some(Boolean))

  const wordsAt = (language) => `/on-this-device/words/${language}`

  /** The town's sentences and its zone, as they were kept; null where they never were. */
  async function wordsIn(language) {
    const kept = await (await caches.open('woodstove-words')).match(wordsAt(language))
    return kept ? kept.json() : null
  }

  return {
    NOBODY,
    known,
    learn,
    /** Whose this device is: a mark, `nobody`, or null while it is not known. */
    reader: async () => (await known('reader')) ?? null,
    everybodys,
    waitingOf,
    keep: (entry) => within('waiting', 'readwrite', (store) => store.put(entry)),
    discard: (id) => within('waiting', 'readwrite', (store) => store.delete(id)),
    discardAllOf: (mark) => drop((entry) => entry.mark === mark),
    /** What nobody came back for. */
    discardForgotten: () => drop((entry) => Date.now() - entry.keptAt > HALF_A_YEAR),
    townNow,
    dayIn,
    dayPlus,
    when,
    fill,
    unescaped,
    isSearch,
    wordsAt,
    wordsIn,
  }
})()
