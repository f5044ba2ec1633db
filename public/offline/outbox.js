// What is written without a signal waits here and is sent once, in order, when there is one. The form says whose it is;
// it is sent only while the town knows this browser as theirs, and the town refuses it for anybody else.

const outbox = (() => {
  const TAG = 'woodstove-outbox'
  const PATIENCE_MS = 10_000
  const SENT_KEYS = 200
  const A_WHILE = 10 * 60_000

  /** Forms that may wait; where one is taken back to the page it stood on, rather than to the list of what waits. */
  const forms = [
    { path: /^\/notebook\/visits$/ },
    { path: /^\/notebook\/contacts\/[^/]+\/notes$/ },
    { path: /^\/notebook\/notes\/[^/]+\/asked$/, stays: true },
    { path: /^\/favors$/ },
    { path: /^\/counter\/[^/]+\/regulars\/[^/]+\/visits$/, stays: true },
    { path: /^\/counter\/[^/]+\/regulars\/[^/]+\/notes$/, stays: true },
    { path: /^\/counter\/[^/]+\/notes\/[^/]+\/asked$/, stays: true },
  ]

  const formAt = (path) => forms.find((form) => form.path.test(path)) ?? null

  const takes = (request, path) =>
    formAt(path) !== null &&
    request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true

  const valueOf = (fields, name) => fields.find(([field]) => field === name)?.[1] ?? ''
  const without = (fields, ...names) => fields.filter(([field]) => !names.includes(field))
  const bodyOf = (fields) => new URLSearchParams(fields)
  /** When it was written, for whoever reads it days later. */
  const dated = ({ fields, writtenAt }) => [
    ...without(fields, 'writtenAt', 'cameOn'),
    ['writtenAt', new Date(writtenAt).toISOString()],
  ]
  /** Beside the words: two sends of one form differ in them at most. */
  const beside = ['key', 'token', 'writtenAt']
  const saysTheSame = (one, other) =>
    bodyOf(without(one, ...beside)).toString() === bodyOf(without(other, ...beside)).toString()

  /** A form on its way: to the town, else onto the pile. */
  async function bring(event) {
    const { request } = event
    const url = new URL(request.url)
    const typed = [...new URLSearchParams(await request.text())]
    const instead = Number(valueOf(typed, 'instead')) || null
    const fields = without(typed, 'instead')
    const mark = valueOf(fields, 'token').split('.')[1] ?? ''
    const path = url.pathname + url.search
    const answer = await post(path, fields, { redirect: 'manual' }, PATIENCE_MS)
    if (answer && !answers.isFromBetween(answer)) {
      if (answer.type === 'opaqueredirect') event.waitUntil(settle(mark, valueOf(fields, 'key'), instead))
      return answer
    }
    if (mark === '') return answer ?? Response.error()
    const entry = await put({ mark, path, fields, instead, from: request.referrer })
    // Not every browser sends by itself.
    const { sync } = /** @type {{ sync?: { register(tag: string): Promise<void> } }} */ (worker.registration)
    await sync?.register(TAG).catch(() => undefined)
    event.waitUntil(tell())
    const at = formAt(url.pathname)?.stays
      ? new URL(request.referrer)
      : new URL('/on-this-device', self.location.origin)
    at.hash = `waits-${entry.id}`
    return Response.redirect(at.href, 303)
  }

  /** Null where there is no answer. */
  async function post(path, fields, how, patience) {
    const giveUp = new AbortController()
    const timer = setTimeout(() => giveUp.abort(), patience)
    try {
      return await fetch(path, { method: 'POST', body: bodyOf(fields), signal: giveUp.signal, ...how })
    } catch {
      return null
    } finally {
      clearTimeout(timer)
    }
  }

  /** Sent from its form by hand: it waits no longer. */
  async function settle(mark, key, instead) {
    for (const entry of await device.waitingOf(mark))
      if (entry.id === instead || (key !== '' && entry.key === key)) await device.discard(entry.id)
    await remember(key)
    await tell()
  }

  /** @returns the entry, or the one that says the same already */
  async function put({ mark, path, fields, instead, from }) {
    const waiting = await device.waitingOf(mark)
    const now = await device.townNow()
    const before = waiting.find((entry) => entry.id === instead)
    const same = waiting.find(
      (entry) => entry.path === path && Date.now() - entry.keptAt < A_WHILE && saysTheSame(entry.fields, fields),
    )
    const key = valueOf(fields, 'key')
    if (!before && same && same.key === key) return same
    const used = waiting.some((entry) => entry.key === key) || ((await device.known('sent')) ?? []).includes(key)
    // A page that went back to its form brings the first one's key: what is new has a key of its own.
    const fresh = before ? before.key : key !== '' && used ? crypto.randomUUID() : key
    const entry = {
      ...(before ? { id: before.id, writtenAt: before.writtenAt } : { writtenAt: now }),
      mark,
      path,
      fields: without(fields, 'writtenAt').map(([name, value]) => [name, name === 'key' ? fresh : value]),
      key: fresh,
      from: new URL(from).pathname + new URL(from).search,
      about: await titleOf(new URL(from)),
      ...(await namesIn(fields, from)),
      keptAt: Date.now(),
      state: 'waiting',
      why: [],
    }
    return { ...entry, id: await device.keep(entry) }
  }

  /**
   * What a page is called, without the town's name.
   * @param {string | undefined} page
   */
  const nameOf = (page) => page?.split(' · ')[0] ?? ''

  /** @param {URL} address */
  async function titleOf(address) {
    const kept = await shelves.find(address)
    return decodeURIComponent(kept?.headers.get('kept-title') ?? '')
  }

  /**
   * What the page that it was written on calls whoever was ticked there, and the place.
   * @param {[string, string][]} fields
   * @param {string} from
   */
  async function namesIn(fields, from) {
    const form = await (await shelves.find(new URL(from)))?.text()
    const called = async (value, page) => labelIn(form ?? '', value) || nameOf(await titleOf(new URL(page, from)))
    const place = valueOf(fields, 'business')
    const people = fields.filter(([name]) => name === 'with').map(([, value]) => value)
    return {
      place: place && (await called(place, `/directory/${place}`)),
      people: await Promise.all(
        people.map((person) => called(person, `/notebook/contacts/${person.replace(/^contact-/, '')}`)),
      ),
    }
  }

  /**
   * What a choice of a page is called: the first line beside it.
   * @param {string} html
   * @param {string} value
   */
  function labelIn(html, value) {
    const after = html.split(`value="${value}"`)[1]?.split(/<br|<\/label>/)[0] ?? ''
    return plain(after.slice(after.indexOf('>') + 1))
  }

  async function remember(key) {
    if (key === '') return
    const sent = (await device.known('sent')) ?? []
    await device.learn('sent', [...sent, key].slice(-SENT_KEYS))
  }

  let sending = Promise.resolve()

  /** Sends what waits for this device's reader, one after the other, and never twice at a time. */
  function send() {
    const mine = sending.then(sendAll)
    sending = mine.catch(() => undefined)
    return mine
  }

  async function sendAll() {
    const mark = await device.reader()
    if (!mark || mark === device.NOBODY) return
    let changed = false
    for (const entry of await device.waitingOf(mark)) {
      if (entry.state !== 'waiting') continue
      const verdict = await sendOne(entry)
      if (verdict === 'later') break
      changed = true
    }
    if (changed) await tell()
  }

  /** @returns 'later' where there is no signal, or nobody to send it for */
  async function sendOne(entry) {
    const begun = readers.begin()
    const answer = await post(entry.path, dated(entry), { headers: { [readers.READER]: entry.mark } }, 3 * PATIENCE_MS)
    const reader = answer?.headers.get(readers.READER)
    if (!answer || !reader) return 'later'
    if (reader !== entry.mark) {
      await readers.meet(reader, begun)
      return 'later'
    }
    if (answer.status === 429 || answer.status >= 500) return 'later'
    if (answer.ok && answer.redirected) {
      await device.discard(entry.id)
      await remember(entry.key)
      return 'sent'
    }
    const state = answer.status === 409 ? 'conflict' : answer.ok || answer.status === 422 ? 'asks' : 'refused'
    const html = await answer.text()
    const stands = /id="what-stands" href="([^"]+)"/.exec(html)?.[1]
    await device.keep({ ...entry, state, why: whySaid(html), ...(stands && { stands: device.unescaped(stands) }) })
    return state
  }

  const plain = (html) =>
    device
      .unescaped(html.replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim()

  /** The sentences beside the fields of a form that was not taken, else what the page says went wrong. */
  function whySaid(html) {
    const beside = [...html.matchAll(/<p class="err"[^>]*>([\s\S]*?)<\/p>/g)]
    const above = /class="msg err"[\s\S]*?<p>([\s\S]*?)<\/p>/.exec(html)
    const said = beside.length > 0 ? beside : above ? [above] : []
    return said.map(([, words]) => plain(words)).filter(Boolean)
  }

  /** Every open page looks again at what waits. */
  async function tell() {
    for (const client of await worker.clients.matchAll({ includeUncontrolled: true }))
      client.postMessage({ waiting: 'changed' })
  }

  return { TAG, takes, bring, send, tell }
})()
