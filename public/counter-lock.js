// Takes what lies open off the screen of a counter’s tablet that nobody touched: the book, or a page of whoever signed
// in on it. The town locks it by itself at the next request; without this the page would stay to be read until then.
// What is being written goes along with the lock, and is there again for whoever wrote it.
/** @param {string} which @returns {NodeListOf<HTMLFormElement>} */
const formsLike = (which) => document.querySelectorAll(which)
const locks = formsLike('form.lock-now, form[data-lock-after]')
const [lock] = formsLike('form[data-lock-after]')
const [written] = formsLike('form[data-half-written]')
const after = Number(lock?.dataset.lockAfter) * 60_000
let touchedAt = Date.now()

const shut = () => {
  document.body.hidden = true
  if (written) written.action = `${lock?.action ?? ''}?form=${encodeURIComponent(written.dataset.halfWritten ?? '')}`
  const shutting = written ?? lock
  shutting?.submit()
}
const touch = () => {
  touchedAt = Date.now()
}

if (lock && after > 0) {
  for (const form of locks) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      shut()
    })
  }
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(kind, touch, { passive: true })
  setInterval(() => {
    if (Date.now() - touchedAt > after) shut()
  }, 5_000)
  // A page brought back from memory was never asked for: whether it may be read, the town says.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}
