// On every page: takes in the service worker, says what waits on this device, and puts a form right that was opened
// before today. Without it every page works as it stands.

export {}

const { mark, language, live } = {
  mark: document.body.dataset.mark ?? '',
  language: document.documentElement.lang,
  live: document.getElementById('kept-line') === null,
}
const worker = navigator.serviceWorker
/** It did not come through the worker, which does not know yet whose it is. */
const cameByItself = !performance
  .getEntriesByType('navigation')
  .some((came) => 'workerStart' in came && Number(came.workerStart) > 0)

/** Whose page this is: a kept one of nobody's is read by whoever the device belongs to. */
const readersOwn = async () => (live ? mark : ((await device.reader()) ?? device.NOBODY))

async function takeInWorker() {
  const registration = await worker.register('/sw.js', { updateViaCache: 'none' })
  if (!cameByItself || !live) return
  await worker.ready
  registration.active?.postMessage({ asked: 'greet', mark, address: location.pathname + location.search })
}

/** @param {Element} inside @param {string} which @returns {NodeListOf<HTMLInputElement>} */
const inputs = (inside, which) => inside.querySelectorAll(which)
/** @param {HTMLFormElement} form @returns {HTMLInputElement[]} */
const fieldsOf = (form) => /** @type {HTMLInputElement[]} */ ([...form.elements])

const tellWorker = async (asked) => (await worker.getRegistration())?.active?.postMessage({ asked })

/** What waits, on top of every page; its own page says it at length. */
async function sayWhatWaits() {
  const place = document.getElementById('device')
  if (!place || location.pathname === '/on-this-device') return
  const reader = await readersOwn()
  const signedIn = reader !== device.NOBODY
  const waiting = signedIn ? await device.waitingOf(reader) : await device.everybodys()
  place.hidden = waiting.length === 0
  const kept = waiting.length > 0 ? await device.wordsIn(language) : null
  if (!kept) return place.replaceChildren()
  const box = document.createElement('div')
  box.className = 'msg off'
  box.setAttribute('role', 'status')
  const line = document.createElement('p')
  const link = document.createElement('a')
  link.href = signedIn ? '/on-this-device' : '/sign-in?next=/on-this-device'
  link.textContent = kept.words[signedIn ? 'offline.see-them' : 'offline.sign-in-go']
  line.append(sentenceFor(kept.words, signedIn, waiting), ' ', link)
  box.append(line)
  place.className = 'wrap said'
  place.replaceChildren(box)
}

/** Whoever is signed out learns that something waits, and nothing of what, of whom, or how much. */
function sentenceFor(words, signedIn, waiting) {
  if (!signedIn) return words['offline.somebodys']
  if (waiting.some((entry) => entry.state !== 'waiting')) return words['offline.needs-a-look']
  if (waiting.length === 1) return words['offline.waits_one']
  return device.fill(words['offline.waits_other'], { count: waiting.length })
}

/** A page that came just now has the town's own day on it: only the days since then are this device's to count. */
function daysOpen(zone) {
  const [opened, now] = [performance.timeOrigin, Date.now()].map((instant) => Date.parse(device.dayIn(zone, instant)))
  return Math.round((now - opened) / 86_400_000)
}

/** Opened before today: what says "today" is today when it is written. */
async function moveToToday() {
  const days = document.querySelector('[data-today]')
  const zone = document.body.dataset.zone
  if (!(days instanceof HTMLElement) || !zone) return
  const shown = days.dataset.today ?? ''
  const today = live ? device.dayPlus(shown, daysOpen(zone)) : device.dayIn(zone, await device.townNow())
  if (shown >= today) return
  const moved = { [shown]: today, [device.dayPlus(shown, -1)]: device.dayPlus(today, -1) }
  for (const choice of inputs(days, 'input[type=radio]')) choice.value = moved[choice.value] ?? choice.value
  days.dataset.today = today
}

/** A form that was asked for with a place or a person, and kept without: they are put in. */
async function fillFromAddress(form) {
  const asked = new URLSearchParams(location.search)
  const business = asked.get('business')
  if (business && form.action.endsWith('/notebook/visits')) {
    const name = await titleOf(`/directory/${business}`)
    choose(form, 'business', business, name ?? business)
  } else if (business && form.elements.who && !form.elements.who.value) {
    form.elements.who.value = (await titleOf(`/directory/${business}`)) ?? ''
  }
  const contact = asked.get('contact')
  if (contact) choose(form, 'with', `contact-${contact}`, (await titleOf(`/notebook/contacts/${contact}`)) ?? '')
}

async function titleOf(address) {
  const reader = await device.reader()
  for (const owner of [reader, device.NOBODY]) {
    const kept = owner && (await (await caches.open(`woodstove-kept-${owner}`)).match(address))
    if (kept) return decodeURIComponent(kept.headers.get('kept-title') ?? '').split(' · ')[0]
  }
  return null
}

/** Ticks a choice; one that the form does not have is put before the others, where there is a name for it. */
function choose(form, name, value, label) {
  const choices = [...form.querySelectorAll('input[type=radio], input[type=checkbox]')].filter(
    (one) => one.name === name,
  )
  const there = choices.find((one) => one.value === value)
  if (there) there.checked = true
  else if (label !== '') {
    const row = document.createElement('label')
    row.className = 'pick tap'
    const choice = document.createElement('input')
    Object.assign(choice, { type: name === 'with' ? 'checkbox' : 'radio', name, value, checked: true })
    const words = document.createElement('span')
    words.textContent = label
    row.append(choice, words)
    const first = choices[0]?.closest('label')
    if (first) first.before(row)
    else hide(form, name, value)
  }
}

function hide(form, name, value) {
  const field = document.createElement('input')
  Object.assign(field, { type: 'hidden', name, value })
  form.append(field)
}

/** What waits is changed in the form it was written in. */
async function fillFromWaiting() {
  const id = Number(/^#change-(\d+)$/.exec(location.hash)?.[1])
  const entry = id ? (await device.waitingOf(await readersOwn())).find((one) => one.id === id) : undefined
  if (!entry) return false
  const form = [...document.forms].find((one) => new URL(one.action).pathname === entry.path)
  if (!form) return false
  for (const box of inputs(form, 'input[type=checkbox], input[type=radio]')) box.checked = false
  for (const [name, value] of entry.fields) {
    if (name === 'token' || name === 'writtenAt') continue
    const fields = fieldsOf(form).filter((field) => field.name === name)
    const tick = fields.find((field) => ['radio', 'checkbox'].includes(field.type))
    if (tick) choose(form, name, value, value)
    else if (fields[0]) fields[0].value = value
    else hide(form, name, value)
    fields.map((field) => field.closest('details')).forEach((fold) => fold && value !== '' && (fold.open = true))
  }
  hide(form, 'instead', String(id))
  hide(form, 'writtenAt', new Date(entry.writtenAt).toISOString())
  form.scrollIntoView()
  return true
}

/** Brought back by the browser as it stood: it may be somebody else's by now. */
async function lookWhose() {
  const reader = await device.reader()
  if (live && reader !== null && reader !== mark) location.reload()
}

async function comeToIt() {
  await moveToToday()
  await sayWhatWaits()
}

if (window.isSecureContext && worker) {
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) void lookWhose()
  })
  window.addEventListener('load', () => void takeInWorker().catch(() => undefined))
  window.addEventListener('online', () => void tellWorker('send'))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return
    void tellWorker('send')
    void comeToIt()
  })
  worker.addEventListener('message', () => void sayWhatWaits())
  const form = document.querySelector('main form[method=post]')
  form?.addEventListener('focusin', () => void moveToToday(), { once: true })
  void (async () => {
    await comeToIt()
    if (!(await fillFromWaiting()) && !live && form) await fillFromAddress(form)
    if (!document.getElementById('device')?.hidden) await navigator.storage?.persist?.()
  })()
}
