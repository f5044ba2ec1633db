// What is written without a signal waits here and is sent once, in order, when there is one. The form says whose it is;
// it is sent only while the town knows this browser as theirs, and the town refuses it for anybody else.

self.outbox = (() => {
  const TAG = 'woodstove-outbox'
  const READER = 'woodstove-reader'
  const PATIENCE_MS = 10_000
  const SENT_KEYS = 200
  const A_WHILE = 10 * 60_000

  /** Forms that may wait; where one is taken back to the page it stood on, rather than to the list of what waits. */
  const forms = [
    { path: /^\/notebook\/visits$/ },
    { path: /^\/notebook\/contacts\/[^/]+\/notes$/ },
    { path: /^\/notebook\/notes\/[^/]+\/asked$/, stays: true },
    { path: /^\/favors$/ },
    { path: /^\/counter\/[^/]+\/regulars\/[^/]+\/visits$/, stays: true, dayIn: 'cameOn' },
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
  const saysTheSame = (one, other) =>
    bodyOf(without(one, 'key', 'token')).toString() === bodyOf(without(other, 'key', 'token')).toString()

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
    if (answer && !shelves.isFromBetween(answer)) {
      if (answer.type === 'opaqueredirect') event.waitUntil(settle(mark, valueOf(fields, 'key'), instead))
      return answer
    }
    if (mark === '') return answer ?? Response.error()
    const entry = await put({ mark, path, fields, instead, from: request.referrer })
    await self.registration.sync?.register(TAG).catch(() => undefined)
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
    const words = formAt(new URL(path, self.location.origin).pathname)?.dayIn
    const dated = words ? await withToday(fields, words, now) : fields
    const before = waiting.find((entry) => entry.id === instead)
    const same = waiting.find(
      (entry) => entry.path === path && Date.now() - entry.keptAt < A_WHILE && saysTheSame(entry.fields, dated),
    )
    const key = valueOf(dated, 'key')
    if (!before && same && same.key === key) return same
    const used = waiting.some((entry) => entry.key === key) || ((await device.known('sent')) ?? []).includes(key)
    // A page that went back to its form brings the first one's key: what is new has a key of its own.
    const fresh = before ? before.key : key !== '' && used ? crypto.randomUUID() : key
    const entry = {
      ...(before ? { id: before.id, writtenAt: before.writtenAt } : { writtenAt: now }),
      mark,
      path,
      fields: dated.map(([name, value]) => [name, name === 'key' ? fresh : value]),
      key: fresh,
      from: new URL(from).pathname + new URL(from).search,
      about: await titleOf(from),
      keptAt: Date.now(),
      state: 'waiting',
      why: [],
    }
    return { ...entry, id: await device.keep(entry) }
  }

  /** What the form leaves to the town's day belongs to the day on which it was written. */
  async function withToday(fields, name, now) {
    const words = (await device.wordsIn('en')) ?? { zone: 'UTC' }
    return [...without(fields, name), [name, device.dayIn(words.zone, now)]]
  }

  async function titleOf(from) {
    const kept = await shelves.find(new URL(from))
    return decodeURIComponent(kept?.headers.get('kept-title') ?? '')
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
    const begun = shelves.begin()
    const answer = await post(entry.path, entry.fields, { headers: { [READER]: entry.mark } }, 3 * PATIENCE_MS)
    const reader = answer?.headers.get(READER)
    if (!answer || !reader) return 'later'
    if (reader !== entry.mark) {
      await shelves.meet(reader, begun)
      return 'later'
    }
    if (answer.status === 429 || answer.status >= 500) return 'later'
    if (answer.ok && answer.redirected) {
      await device.discard(entry.id)
      await remember(entry.key)
      return 'sent'
    }
    const state = answer.status === 409 ? 'conflict' : answer.ok || answer.status === 422 ? 'asks' : 'refused'
    await device.keep({ ...entry, state, why: whySaid(await answer.text()) })
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
    for (const client of await self.clients.matchAll({ includeUncontrolled: true }))
      client.postMessage({ waiting: 'changed' })
  }

  return { TAG, takes, bring, send, tell }
})()
