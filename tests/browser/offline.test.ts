import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashPassword } from '../../src/accounts/password-rules.ts'
import type { SettableClock } from '../../src/web/clock.ts'
import { fine, type Looks, openWalkedTown, type Sitting, type WalkedTown } from '../support/browser.ts'
import { type Line, openLine } from '../support/line.ts'

const DAY = 86_400_000
let walked: WalkedTown
let line: Line
beforeAll(async () => {
  walked = await openWalkedTown()
  line = await openLine(walked.town.port)
})
beforeEach(() => {
  line.mend()
  line.release()
})
afterAll(() => {
  line.close()
})

const at = (path: string): string => `http://127.0.0.1:${String(line.port)}${path}`

interface Device {
  reader(): Promise<string | null>
  known(name: string): Promise<{ mark: string } | undefined>
  everybodys(): Promise<Record<string, unknown>[]>
  keep(entry: unknown): Promise<number>
  learn(name: string, value: unknown): Promise<void>
}
declare const device: Device

/** Somebody's phone, on the line that can be cut, with everything on it that they should have at hand. */
async function phoneOf(as: string, looks: Looks = {}): Promise<Sitting> {
  const phone = { viewport: { width: 390, height: 844 }, serviceWorkers: 'allow' } as const
  const sitting = await walked.open(as, { ...phone, ...looks }, at)
  sitting.page.setDefaultTimeout(20_000)
  await packed(sitting.page)
  return sitting
}

async function become(page: Page, as: string): Promise<void> {
  await page.goto(at('/demo'))
  await page.locator(`form.person:has(input[value="${as}"]) button`).click()
  await packed(page)
}

/** Until the device has what its reader should have at hand. */
async function packed(page: Page): Promise<void> {
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await until(page, async () => {
    const [reader, filled] = [await device.reader(), await device.known('filled')]
    return (
      reader === document.body.dataset.mark && filled?.mark === reader && navigator.serviceWorker.controller !== null
    )
  })
}

/** Patiently: where the whole suite runs beside it, eleven visits take their time. */
const until = (page: Page, holds: () => Promise<boolean>): Promise<void> =>
  expect.poll(() => page.evaluate(holds).catch(() => false), { timeout: 45_000, interval: 100 }).toBe(true)

/** Everything that stands on the device, in one string. */
const onDevice = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const pages: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        pages.push(request.url, (await (await cache.match(request))?.text()) ?? '')
    }
    return JSON.stringify([pages, await device.everybodys(), Object.entries(localStorage)])
  })

const said = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? ''

/** Writes a visit down as one does, whether there is a signal or not. */
async function writeVisit(page: Page, place: string, more: Record<string, string> = {}): Promise<void> {
  await page.goto(at('/notebook/visits/new'))
  await page.locator('[name=place]').fill(place)
  for (const [name, value] of Object.entries(more))
    await page.locator(`[name=${name}]`).evaluate((field: HTMLInputElement, words) => (field.value = words), value)
  await page.getByRole('button', { name: 'Save this visit' }).first().click()
  await page.waitForLoadState()
}

const visitsIn = async (places: RegExp) => {
  const rows = await walked.town.house.db.selectFrom('visit').select(['place', 'visitedOn']).orderBy('id').execute()
  return rows.filter(({ place }) => places.test(place ?? '')).map(({ place, visitedOn }) => [place, visitedOn])
}

const nothingWaits = (page: Page) => until(page, async () => (await device.everybodys()).length === 0)

test('a phone comes back after three days with eleven visits, its session expired', async () => {
  const { db, clock } = walked.town.house
  const { context, page } = await phoneOf('ruth')
  const start = Date.now()
  const written: [string, string][] = []
  line.cut()
  for (const [day, date, count] of [
    [0, '2026-11-17', 4],
    [1, '2026-11-18', 4],
    [2, '2026-11-19', 3],
  ] as const) {
    for (let n = 1; n <= count; n += 1) {
      // From 9:40 on, the last one at half past eleven at night.
      await page.clock.setFixedTime(start + day * DAY + (n === count ? 13.8 : n) * 3_600_000)
      const place = `Stop ${String(written.length + 1)}`
      await writeVisit(page, place)
      written.push([place, date])
    }
  }
  expect(new URL(page.url()).pathname).toBe('/on-this-device')
  await expect.poll(() => page.locator('#waiting li').count()).toBe(11)
  expect(await said(page)).toContain('Waits for a signal.')
  await page.goto(at('/notebook'))
  await page.locator('#device').getByText('11 things wait on this device.').waitFor()
  expect(await visitsIn(/^Stop/)).toEqual([])

  // Three days later: nobody is signed in any more.
  ;(clock as SettableClock).moveTo('2026-11-20T14:40:00.000Z')
  await db.deleteFrom('session').execute()
  line.mend()
  await page.goto(at('/notebook'))
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  const waits = page.locator('#device')
  await waits.getByText('waits for whoever wrote it').waitFor()
  expect(await waits.innerText()).not.toMatch(/11|Stop/)

  // Earl has it in his hands first: he is told of nothing, and nothing goes in his name.
  await become(page, 'earl')
  await page.goto(at('/on-this-device'))
  await page.getByText('Nothing waits.').waitFor()
  await page.goto(at('/porch'))
  expect(await waits.isVisible()).toBe(false)
  expect(await visitsIn(/^Stop/)).toEqual([])

  await page.goto(at('/demo'))
  const waiting = await page.evaluate(() => device.everybodys())
  await page.locator('form.person:has(input[value="ruth"]) button').click()
  await nothingWaits(page)
  expect(await visitsIn(/^Stop/)).toEqual(written)

  // The town had taken them, and the phone did not hear of it: sent again they are the same eleven.
  await page.evaluate(async (entries) => {
    for (const entry of entries) await device.keep(entry)
    navigator.serviceWorker.controller?.postMessage({ asked: 'send' })
  }, waiting)
  await nothingWaits(page)
  expect(await visitsIn(/^Stop/)).toEqual(written)
  await context.close()
})

test('what the town asks back is shown with its words; signing out offers to take it along, and erases all', async () => {
  const { context, page } = await phoneOf('ruth')
  await page.goto(at('/notebook/contacts'))
  await page.locator('main .names a, main .ledger a').first().click()
  await page.waitForURL(/contacts\/[0-9a-f-]{36}/)
  line.cut()
  await writeVisit(page, 'The canary cage', { otherDay: '2031-01-01', smallTalk: 'Biscuit sings' })
  line.mend()
  await page.getByRole('button', { name: 'Try to send now' }).click()
  await page.getByText('It was asked back').waitFor()
  expect(await said(page)).toContain('Biscuit sings')
  expect(await said(page)).toContain('That is still to come.')
  expect(await walked.lookHere(page)).toEqual(fine('/on-this-device'))

  await page.goto(at('/account'))
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('Before you sign out').waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#leaving').getByRole('button', { name: 'Take all of it along' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toMatch(/A visit[\s\S]*The canary cage[\s\S]*Biscuit sings/)
  expect((await onDevice(page)).includes('Biscuit')).toBe(true)
  await page.getByRole('button', { name: 'Discard what waits, and sign out' }).click()
  await page.getByText('You are signed out', { exact: false }).first().waitFor()
  const left = await onDevice(page)
  for (const canary of ['Biscuit', 'canary cage', 'Calloway', at('/notebook'), at('/favors')])
    expect(left.includes(canary), canary).toBe(false)
  await become(page, 'earl')
  expect(/Biscuit|canary cage/.test(await onDevice(page))).toBe(false)
  expect(await visitsIn(/canary/)).toEqual([])
  await context.close()
})

test('a page of Ruth’s is nobody else’s: not after a change of person, not by Back, not from an answer that was late', async () => {
  const { context, page } = await phoneOf('ruth')
  const walkIn = '/notebook/walk-in/gap-hardware-and-feed'
  const hers = await page.evaluate(() => document.body.dataset.mark ?? '')
  await page.goto(at(walkIn))
  line.cut()
  await page.goto(at(walkIn))
  expect(await page.locator('#kept-line').innerText()).toMatch(/^Saved \w+ at \d+:\d\d [AP]M; no signal now\./)
  line.mend()

  // Asked for as Ruth, answered when Earl has come in.
  line.hold('GET /notebook/contacts?late')
  const late = await context.newPage()
  const asked = late.goto(at('/notebook/contacts?late')).catch(() => null)
  await expect.poll(() => line.isHolding).toBe(true)
  await become(page, 'earl')
  line.release()
  await asked
  await late.close()
  line.cut()
  for (const path of [walkIn, '/notebook/contacts', '/notebook/contacts?late', '/notebook/visits']) {
    await page.goto(at(path))
    expect((await page.content()).includes(hers), path).toBe(false)
  }
  await page.goto(at(walkIn))
  expect(await page.locator('#kept-line').innerText()).toContain('this page is not kept on this device')
  await page.goBack()
  await page.goBack()
  expect((await page.content()).includes(hers)).toBe(false)
  line.mend()

  // At the door, and nobody knows whether he got in: nothing of Ruth's is shown meanwhile.
  await become(page, 'ruth')
  await page.goto(at('/demo'))
  line.cut()
  await page.locator('form.person:has(input[value="earl"]) button').click()
  await page.waitForURL(/on-this-device/)
  await page.goto(at('/notebook/visits'))
  expect(await page.locator('#kept-line').innerText()).toContain('this page is not kept on this device')
  await context.close()
})

test('the counter goes on through an outage, in Spanish too; another site’s form gets no help from the device', async () => {
  const { context, page } = await phoneOf('tammy', { viewport: { width: 820, height: 1180 } })
  await page.goto(at('/counter/gap-hardware-and-feed?q=rut'))
  await page
    .getByRole('link', { name: /Ruth Calloway/ })
    .first()
    .click()
  await page.waitForURL(/regulars/)
  const regular = new URL(page.url()).pathname
  await page.locator('header').getByRole('button', { name: 'Español' }).click()
  await page.waitForURL(/regulars/)
  await page.goto(at(regular))
  line.cut()
  await page.goto(at(regular))
  expect(await page.locator('#kept-line').innerText()).toMatch(
    /^Guardada el \w+, \d+:\d\d [ap]\.\s?m\.; ahora no hay señal\./,
  )
  await page.locator('form[action$="/visits"] button').first().click()
  await page.waitForURL(/#waits-/)
  await page.locator('[name=body]').fill('La bisagra aguantó')
  await page.locator('[name=body]').press('Enter')
  await page.locator('#device').getByText('2 cosas esperan en este aparato').waitFor()
  line.mend()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await until(page, async () => (await device.everybodys()).length === 0)
  await page.goto(at(regular))
  expect(await said(page)).toMatch(/Hoy[\s\S]*La bisagra aguantó/)

  const evil = await context.newPage()
  await evil.route('http://elsewhere.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${at('/notebook/visits')}"><input name="place" value="Forged"><button>Go</button></form>`,
    }),
  )
  await evil.goto('http://elsewhere.example/')
  await evil.getByRole('button').click()
  await evil.waitForURL(/notebook\/visits/)
  expect(await visitsIn(/Forged/)).toEqual([])
  await context.close()
})

test('a tablet that lay idle shows nothing more; whoever leaves town leaves what others wrote', async () => {
  const { context, page } = await phoneOf('ruth')
  const idleFor = (minutes: number) =>
    page.evaluate((since) => device.learn('idle', { minutes: 5, at: Date.now() - since }), minutes * 60_000)
  line.cut()
  await idleFor(4)
  await page.goto(at('/notebook'))
  expect(await page.locator('#kept-line').innerText()).toContain('Saved')
  await idleFor(6)
  await page.goto(at('/notebook'))
  expect(await page.locator('#kept-line').innerText()).toContain('this page is not kept on this device')
  expect(await page.evaluate(() => device.reader())).toBe(null)
  line.mend()

  const { db } = walked.town.house
  const passwordHash = await hashPassword('wood goes in first')
  await db.updateTable('account').set({ passwordHash }).where('name', '=', 'Ruth Calloway').execute()
  await page.goto(at('/account/leaving'))
  await page.evaluate(() => device.keep({ mark: 'another', path: '/favors', fields: [], keptAt: Date.now() }))
  await page.locator('[name=current]').fill('wood goes in first')
  await page.locator('main form button').click()
  await page.waitForURL((url) => url.pathname === '/')
  expect((await page.evaluate(() => device.everybodys())).map(({ mark }) => mark)).toEqual(['another'])
  expect((await onDevice(page)).includes('Calloway')).toBe(false)
  await context.close()
})

test('what waits is named as its page named it; where a form came twice both texts are shown', async () => {
  const { context, page } = await phoneOf('dot')
  await page.goto(at('/notebook/visits/new?business=gap-hardware-and-feed'))
  line.cut()
  await page.locator('[name=smallTalk]').evaluate((field: HTMLInputElement) => (field.value = 'The greenhouse is up'))
  await page.getByRole('button', { name: 'Save this visit' }).first().click()
  await page.waitForURL(/on-this-device/)
  await page.locator('#waiting h3').getByText('A visit, Gap Hardware & Feed', { exact: true }).waitFor()
  const path = '/notebook/visits'
  line.mend()
  // The same form had reached the town before, saying something else.
  await page.evaluate(async (to) => {
    const [entry] = (await device.everybodys()) as unknown as { fields: [string, string][] }[]
    const other = (entry?.fields ?? []).map(([name, value]) => [name, name === 'smallTalk' ? 'The roof is on' : value])
    await fetch(to, { method: 'POST', body: new URLSearchParams(other) })
  }, path)
  await page.getByRole('button', { name: 'Try to send now' }).click()
  await page.locator('#waiting').getByText('Something else was sent from the same form').waitFor()
  await page
    .locator('#waiting')
    .getByText(/The roof is on/)
    .waitFor()
  expect(await said(page)).toMatch(/The greenhouse is up[\s\S]*What stands in the town:/)
  expect(await walked.lookHere(page)).toEqual(fine('/on-this-device'))
  await page.getByRole('button', { name: 'Keep what stands, let mine go' }).click()
  await page.getByRole('button', { name: 'Yes, let mine go' }).click()
  await page.getByText('Nothing waits.').waitFor()
  await context.close()
})

test('a new worker loses nothing and sweeps up; a reload past it and a signing out leave what others wrote', async () => {
  const { context, page } = await phoneOf('dot')
  const sheet = '/edition/refrigerator.pdf'
  await page.goto(at('/refrigerator'))
  const asFile = async () => (await page.goto(at(sheet)))?.headers()['content-type']
  expect(await asFile()).toBe('application/pdf')
  await page.goto(at('/refrigerator'))
  line.cut()
  await page.goto(at('/refrigerator'))
  expect(await page.locator('#kept-line').innerText()).toContain('Saved')
  expect(await asFile()).toBe('application/pdf')
  await writeVisit(page, 'The bread oven')
  await page.evaluate(async () => {
    await device.keep({ mark: 'another', path: '/favors', fields: [], keptAt: Date.now() })
    await (await caches.open('woodstove-pages-of-old')).put('/old', new Response('Old words'))
    const shelf = await caches.open(`woodstove-kept-${document.body.dataset.mark ?? ''}`)
    await shelf.put('/directory?q=doctor', new Response('Looked for'))
  })
  line.mend()
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js?next', { updateViaCache: 'none' })
  })
  await until(page, async () => {
    const { active } = (await navigator.serviceWorker.getRegistration()) ?? {}
    return active?.scriptURL.endsWith('?next') === true && active.state === 'activated'
  })
  const after = await onDevice(page)
  expect(after).not.toMatch(/Old words|Looked for/)
  expect(after).toContain('The bread oven')
  await page.goto(at('/notebook'))
  await until(page, async () => (await device.everybodys()).length === 1)
  expect(await visitsIn(/bread oven/)).toHaveLength(1)

  await page.goto(at('/account'))
  // The page has called back the worker without a mark in its address: until that one is at work, nothing is sent.
  await until(page, async () => {
    const { active, installing, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {}
    return !installing && !waiting && active?.state === 'activated' && !active.scriptURL.endsWith('?next')
  })
  const reloading = await context.newCDPSession(page)
  await Promise.all([page.waitForEvent('load'), reloading.send('Page.reload', { ignoreCache: true })])
  // The page said to the worker whose it is, and the worker has fetched what they should have at hand.
  await until(page, async () => {
    const [reader, filled] = [await device.reader(), await device.known('filled')]
    return reader === document.body.dataset.mark && filled?.mark === reader
  })
  await page.locator('form[action="/sign-out"] button').first().click({ noWaitAfter: true })
  await page.waitForURL((url) => url.pathname !== '/account', { timeout: 60_000 })
  await until(page, async () => (await device.everybodys()).length === 1)
  expect(await onDevice(page)).not.toMatch(/Hemphill|bread oven/)
  await context.close()
})
