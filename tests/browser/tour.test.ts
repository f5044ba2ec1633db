import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  fine,
  lookAgain,
  type Looks,
  openWalkedTown,
  pathOf,
  type Sitting,
  type WalkedTown,
} from '../support/browser.ts'
import { between, counter, desk, own, places } from '../support/pages.ts'

/**
 * Six persons of Laurel Gap, each with what they came for, in the order of one week. Wherever they stop, the page is
 * held to what every page promises, also on the smallest phone. README's pictures are of these stops.
 */
const onAPhone: Looks = { viewport: { width: 390, height: 844 } }
const inSpanish: Looks = { ...onAPhone, locale: 'es-US' }
const byLamp: Looks = { ...onAPhone, colorScheme: 'dark' }
const onATablet: Looks = { viewport: { width: 820, height: 1180 } }
const atADesk: Looks = { viewport: { width: 1280, height: 860 } }
const smallest = { width: 320, height: 640 }
/** Where `npm run pictures` wants them; a test run alone leaves the pictures that are there. */
const pictures = process.env.WOODSTOVE_PICTURES

/** What the tours of every page look at, in both lights and languages and on the smallest phone: here it is what is not among them. */
const lookedAt: ReadonlySet<string> = new Set([...places, ...own, ...counter, ...between, ...desk])

let walked: WalkedTown
let sitting: Sitting | null = null
beforeAll(async () => {
  walked = await openWalkedTown()
})
afterAll(() => sitting?.context.close())

async function sitDown(as: string, looks: Looks): Promise<Page> {
  await sitting?.context.close()
  sitting = await walked.open(as, looks)
  return sitting.page
}

const taken: string[] = []

async function take(page: Page, picture: string): Promise<void> {
  taken.push(`${picture}.png`)
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${picture}.png`) })
}

/** Stops on the page that is open, and looks hard at it. */
async function stop(page: Page, picture?: string): Promise<void> {
  if (picture) await take(page, picture)
  const path = pathOf(page)
  expect(sitting?.said, path).toEqual([])
  if (lookedAt.has(path)) return
  expect(await walked.lookHere(page)).toEqual(fine(path))
  expect(await lookAgain(page, path, smallest), 'on the smallest phone').toEqual(fine(path))
}

const go = (page: Page, path: string) => page.goto(walked.at(path))
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()
const said = (page: Page) => page.getByRole('status').innerText()

describe('a week in Laurel Gap', () => {
  test('a stranger opens the town, and walks its seven stops', async () => {
    const page = await sitDown('ruth', atADesk)
    await page.context().clearCookies()
    await go(page, '/')
    await stop(page, 'front')
    await follow(page, 'the walk')
    await stop(page)
    const stops = page.locator('.ledger form button')
    expect(await stops.count()).toBe(7)
    for (let at = 0; at < 7; at += 1) {
      await go(page, '/demo')
      await stops.nth(at).click()
      await page.waitForURL((url) => url.pathname !== '/demo')
      expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('')
    }
    await stop(page)
  })

  test('Ruth’s pump quits: she finds whom to call, reads her card, writes the visit down, and answers Earl', async () => {
    const page = await sitDown('ruth', onAPhone)
    await page.getByRole('searchbox').fill('my well pump quit')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=my/)
    await stop(page)
    await follow(page, 'Cook Well & Pump')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Ask for Dwight')
    await go(page, '/directory/gap-hardware-and-feed')
    await stop(page, 'place')
    await follow(page, /All of it, to print/)
    await stop(page)
    await go(page, '/directory/gap-hardware-and-feed')
    await follow(page, 'Record a visit')
    await stop(page)
    await press(page, 'Save this visit')
    expect(await said(page)).toContain('Gap Hardware & Feed')
    // The page opens at the visit, and what was kept is said where the eye is.
    expect(await page.getByRole('status').evaluate((told) => told.getBoundingClientRect().top)).toBeGreaterThanOrEqual(
      0,
    )
    await go(page, '/directory/fox-grape-farm-stand')
    await page.getByRole('radio', { name: 'Yes' }).first().check()
    await press(page, 'Save my answer')
    expect(await page.locator('main').innerText()).toContain('Yours is in. It shows with the next Monday’s.')
    await go(page, '/notebook')
    await stop(page)
    await follow(page, /Favors/)
    await stop(page, 'favors')
    await press(page, 'Yes, that’s right')
    expect(await said(page)).not.toBe('')
    await follow(page, /Word for you|Word/)
    await stop(page)
  })

  test('Earl reads his thanks, and looks at the counter book', async () => {
    const page = await sitDown('earl', atADesk)
    await follow(page, /Word for you/)
    await stop(page)
    await press(page, 'Glad to')
    expect(await said(page)).not.toBe('')
    await follow(page, /Counter book/)
    await stop(page)
    await go(page, '/directory/gap-hardware-and-feed')
    await press(page, 'These hours are right')
    expect(await page.locator('main').innerText()).toContain('Checked on November 17, 2026 by Earl Presnell')
  })

  test('Tammy finds a regular in three letters', async () => {
    const page = await sitDown('tammy', onATablet)
    await follow(page, /Counter book|Counter/)
    await page.getByRole('searchbox').fill('rut')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=rut/)
    await follow(page, 'Ruth Calloway')
    await page.waitForURL(/regulars|#pn/)
    await stop(page, 'counter')
    await press(page, 'Came in')
    expect(await said(page)).toContain('Ruth Calloway came in today')
  })

  test('Ana reads Spanish, gives something first, and learns whom to ask', async () => {
    const page = await sitDown('ana', inSpanish)
    await go(page, '/newcomers/guide')
    await stop(page, 'guide')
    await go(page, '/directory/whitfield-pharmacy')
    await press(page, 'Este horario está bien')
    await stop(page)
    await go(page, '/who?about=leña')
    await stop(page)
    await go(page, '/porch')
    await stop(page)
  })

  test('Dot brings two people together', async () => {
    const page = await sitDown('dot', byLamp)
    await follow(page, /Word/)
    await stop(page, 'word-by-lamp')
    await press(page, 'I brought them together')
    expect(await said(page)).not.toBe('')
    await follow(page, 'New')
    await stop(page)
  })

  test('Dee makes a slip for somebody new, and on Monday the town’s word comes out', async () => {
    const page = await sitDown('dee', atADesk)
    await go(page, '/stewards')
    await stop(page)
    await go(page, '/stewards/slips')
    await page.getByRole('textbox').first().fill('Opal Greer')
    await press(page, 'Make a slip')
    await stop(page)
    await go(page, '/directory/fox-grape-farm-stand')
    expect(await page.locator('main').innerText()).toContain('Be the first to say')
    await press(page, 'next Monday')
    expect(await said(page)).toContain('Monday, November 23')
    expect(await page.locator('main').innerText()).toContain('Nearly everyone would go back. 3 or more neighbors.')
    await stop(page)
  })

  test('README shows what was taken on the way, and nothing else', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
    const shown = [...readme.matchAll(/tests\/pictures\/([\w-]+\.png)/g)].map(([, name]) => name)
    expect(shown.sort()).toEqual(taken.sort())
    expect(readdirSync(join(import.meta.dirname, '../pictures')).sort()).toEqual(taken)
  })
})
