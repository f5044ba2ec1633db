// The page of what is on this device: what waits to be sent, each with its words, and which pages are kept.

export {}

const words = JSON.parse(document.getElementById('words')?.dataset.words ?? '{}')
const zone = document.body.dataset.zone ?? 'UTC'
const language = document.documentElement.lang
const waitingPart = document.getElementById('waiting')
const keptPart = document.getElementById('kept')
const asked = new URLSearchParams(location.search)

const say = (key, values = {}) => device.fill(words[key] ?? '', values)
const { kindOf, dayOf, aboutOf, wordsOf, textOf } = inWords({ language, zone, say })

function make(name, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...inside)
  return element
}

const whose = async () =>
  document.getElementById('kept-line') ? ((await device.reader()) ?? device.NOBODY) : (document.body.dataset.mark ?? '')

function download(entries) {
  const text = entries.map(textOf).join('\n\n')
  const link = make('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/plain' })) })
  link.download = `${say('offline.file')}.txt`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** An icon as pages draw them, from the sprite that this page names. */
function drawn(name) {
  const space = 'http://www.w3.org/2000/svg'
  const [icon, use] = [document.createElementNS(space, 'svg'), document.createElementNS(space, 'use')]
  const sprite = document.querySelector('use')?.getAttribute('href')?.split('#')[0] ?? ''
  use.setAttribute('href', `${sprite}#i-${name}`)
  icon.setAttribute('class', 'i cat')
  icon.setAttribute('aria-hidden', 'true')
  icon.append(use)
  return icon
}

const button = (key, act, kind = 'btn plain', about = '') => {
  const made = make('button', { type: 'button', className: kind }, say(key))
  if (about !== '') made.setAttribute('aria-label', `${say(key)}: ${about}`)
  made.addEventListener('click', () => void act())
  return made
}

/** Sends the form as it stands, by hand: the town shows it with what it asks about. */
function openInForm(entry) {
  const form = make('form', { method: 'post', action: entry.path })
  const written = ['writtenAt', new Date(entry.writtenAt).toISOString()]
  for (const [name, value] of [...entry.fields, written, ['instead', String(entry.id)]]) {
    form.append(make('textarea', { name, value, hidden: true }))
  }
  document.body.append(form)
  form.submit()
}

async function sendAsNew(entry) {
  const key = crypto.randomUUID()
  const fields = entry.fields.map(([name, value]) => [name, name === 'key' ? key : value])
  await device.keep({ ...entry, fields, key, state: 'waiting', why: [] })
  await sendNow()
}

const sendNow = async () => (await navigator.serviceWorker.getRegistration())?.active?.postMessage({ asked: 'send' })

/** Those with words of one's own; a tap at the counter is written anew. */
const mayBeChanged = /^\/(notebook\/visits|favors)$|\/notes$/

const stateWords = {
  waiting: 'offline.state-waiting',
  asks: 'offline.state-asks',
  conflict: 'offline.state-conflict',
  refused: 'offline.state-refused',
}

function rowOf(entry, now) {
  const about = [kindOf(entry), aboutOf(entry)].filter(Boolean).join(', ')
  const written = device.when({ language, zone, words }, entry.writtenAt, now)
  const row = make('li', { id: `waits-${entry.id}`, className: entry.state === 'waiting' ? '' : 'bad' })
  const inside = make('div', { className: 'entry flow' })
  inside.append(make('h3', {}, about))
  const day = dayOf(entry)
  if (day) inside.append(make('p', {}, day))
  for (const [, value] of wordsOf(entry)) inside.append(make('p', { className: 'say' }, value))
  inside.append(make('p', { className: 'quiet small' }, say('offline.written', { when: written })))
  const state = make('p', { className: entry.state === 'waiting' ? 'small' : 'err' }, say(stateWords[entry.state]))
  inside.append(state, ...entry.why.map((why) => make('p', { className: 'err' }, why)))
  if (entry.stands) inside.append(standing(entry.stands))
  const tools = make('p', { className: 'row' })
  if (entry.state === 'asks') tools.append(button('offline.open-form', () => openInForm(entry), 'btn', about))
  if (entry.state === 'conflict') tools.append(button('offline.send-as-new', () => sendAsNew(entry), 'btn', about))
  if (mayBeChanged.test(entry.path))
    tools.append(make('a', { className: 'btn plain', href: `${entry.from}#change-${entry.id}` }, say('offline.change')))
  tools.append(
    button('offline.download', () => download([entry]), 'btn plain', about),
    entry.state === 'conflict'
      ? discardOf(entry, about, 'offline.keep-standing', 'offline.keep-standing-yes')
      : discardOf(entry, about, 'offline.discard', 'offline.discard-yes'),
  )
  inside.append(tools)
  row.append(make('p', {}, drawn(entry.state === 'waiting' ? 'hourglass' : 'triangle-alert')), inside)
  return row
}

/** What was sent from the same form before, as it stands in the town now: looked up, for it is not kept here. */
function standing(address) {
  const said = make('p', { className: 'say' }, '')
  const link = make('a', { className: 'lnk', href: address }, say('offline.look-at-it'))
  const box = make('div', { className: 'flow' }, make('p', { className: 'small' }, say('offline.stands')), said, link)
  void standsAt(address).then((text) => {
    said.textContent = text
  })
  return box
}

async function standsAt(address) {
  try {
    const response = await fetch(address)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const hash = decodeURIComponent(address.split('#')[1] ?? '')
    const found = hash ? page.getElementById(hash) : page.querySelector('main .say, main h1')
    for (const form of found?.querySelectorAll('form, a, svg') ?? []) form.remove()
    return found?.textContent?.replace(/\s+/g, ' ').trim() || say('offline.stands-no-more')
  } catch {
    return say('offline.stands-no-signal')
  }
}

/** Asks once more in its own place. */
function discardOf(entry, about, key, surely) {
  const first = button(key, () => first.replaceWith(again), 'btn plain', about)
  const again = button(
    surely,
    async () => {
      await device.discard(entry.id)
      await show()
    },
    'btn',
    about,
  )
  return first
}

function leavingPart(entries) {
  const part = document.getElementById('leaving')
  const stays = asked.get('leaving') === 'yes' && entries.length > 0
  if (part) part.hidden = !stays
}

async function show() {
  const mark = await whose()
  const signedIn = mark !== device.NOBODY && mark !== ''
  const entries = signedIn ? await device.waitingOf(mark) : []
  const elses = signedIn ? [] : await device.everybodys()
  const now = await device.townNow()
  leavingPart(entries)
  const tools = make('p', { className: 'row' })
  if (entries.length > 0)
    tools.append(
      button('offline.send-now', sendNow, 'btn'),
      button('offline.download-all', () => download(entries)),
    )
  const list = make('ol', { className: 'ledger' }, ...entries.map((entry) => rowOf(entry, now)))
  const nothing = make(
    'p',
    { className: 'quiet' },
    say(elses.length > 0 ? 'offline.somebodys' : 'offline.nothing-waits'),
  )
  waitingPart?.replaceChildren(...(entries.length > 0 ? [tools, list] : [nothing]))
  await showKept(mark, now)
  if (location.hash.startsWith('#waits-')) document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

async function showKept(mark, now) {
  const rows = []
  for (const owner of new Set([mark, device.NOBODY])) {
    const name = `woodstove-kept-${owner}`
    if (owner === '' || !(await caches.has(name))) continue
    const shelf = await caches.open(name)
    for (const page of await shelf.keys()) {
      const { pathname, search, searchParams } = new URL(page.url)
      if (owner === device.NOBODY && device.isSearch({ searchParams })) continue
      if (pathname === '/on-this-device' || rows.some((row) => row.address === pathname + search)) continue
      const { headers } = (await shelf.match(page)) ?? new Response()
      const title = decodeURIComponent(headers.get('kept-title') ?? '').split(' · ')[0] || pathname
      rows.push({ address: pathname + search, title, hour: Date.parse(headers.get('woodstove-hour') ?? '') })
    }
  }
  rows.sort((one, other) => one.title.localeCompare(other.title, language))
  const lines = rows.map(({ address, title, hour }) => {
    const saved = say('offline.saved-short', { saved: device.when({ language, zone, words }, hour, now) })
    return make(
      'li',
      {},
      make('a', { className: 'lnk', href: address }, title),
      make('span', { className: 'quiet small' }, ` ${saved}`),
    )
  })
  keptPart?.replaceChildren(
    lines.length > 0
      ? make('ul', { className: 'plain' }, ...lines)
      : make('p', { className: 'quiet' }, say('offline.nothing-kept')),
  )
}

/** On a counter's tablet what waits is no longer shown either, once nobody has touched it: the worker looks whose it is. */
async function leaveNothingOpen() {
  const idle = await device.known('idle')
  if (idle && document.getElementById('kept-line')) setTimeout(() => location.reload(), idle.minutes * 60_000 + 1000)
}

if (window.isSecureContext && navigator.serviceWorker) {
  document.getElementById('no-keeping')?.remove()
  for (const part of document.querySelectorAll('.device-part')) part.removeAttribute('hidden')
  if (asked.get('left') === 'yes') {
    const left = document.getElementById('left')
    if (left) left.hidden = false
  }
  navigator.serviceWorker.addEventListener('message', () => void show())
  document.getElementById('leaving-send')?.addEventListener('click', () => void sendNow())
  document
    .getElementById('leaving-download')
    ?.addEventListener('click', async () => download(await device.waitingOf(await whose())))
  void show()
  void leaveNothingOpen()
}
