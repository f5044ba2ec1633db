// Takes what lies open off the screen of a counter’s tablet that nobody touched: the book, or a page of whoever signed
// in on it. The town locks it by itself at the next request; without this the page would stay to be read until then.
const lock = document.querySelector('[data-lock-after]')
const after = Number(lock?.dataset.lockAfter) * 60_000
let touchedAt = Date.now()

const shut = () => {
  document.body.hidden = true
  lock.submit()
}
const touch = () => {
  touchedAt = Date.now()
}

if (lock && after > 0) {
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(kind, touch, { passive: true })
  setInterval(() => {
    if (Date.now() - touchedAt > after) shut()
  }, 5_000)
  // A page brought back from memory was never asked for: whether it may be read, the town says.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}
