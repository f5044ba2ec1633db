import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { fine, openWalkedTown, pathOf, type WalkedTown } from '../support/browser.ts'

const BOOK = '/counter/gap-hardware-and-feed'
const SECRET = 'Wants the long brush back by Friday'
const HALF = 'Her sister is coming from'

let walked: WalkedTown
beforeAll(async () => {
  walked = await openWalkedTown()
})

async function typePin(page: Page, name: string, pin: string): Promise<void> {
  await page.getByText(name, { exact: true }).click()
  await page.getByLabel('Your PIN').fill(pin)
  await page.getByRole('button', { name: 'Open the book' }).click()
}

const findRuth = async (page: Page): Promise<void> => {
  await page.getByLabel('Three letters of a name').fill('rut')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: /Ruth Calloway/ }).click()
}

const wordsOn = (page: Page): Promise<string> => page.locator('body').innerText()

test(
  'one tablet, two clerks: locked in a tap, Back shows nothing, and each is themselves',
  { timeout: 60_000 },
  async () => {
    const { context, page, said } = await walked.open('earl', { viewport: { width: 1024, height: 768 } })
    await page.goto(walked.at(`${BOOK}/tablet`))
    await page.getByRole('button', { name: 'This is the counter’s tablet' }).click()
    expect(pathOf(page)).toBe(`${BOOK}/lock`)
    expect(await walked.lookHere(page)).toEqual(fine(`${BOOK}/lock`))

    await typePin(page, 'Tammy Yates', '2580')
    await findRuth(page)
    const ruths = pathOf(page)
    await page.getByRole('button', { name: 'Came in', exact: true }).click()
    expect(await page.getByRole('status').innerText()).toContain('Ruth Calloway came in today')
    const body = page.getByLabel('Or a few words')
    // Everything for the regular in front of her, and every tap, without scrolling, below what was said.
    for (const which of [
      '#q',
      'form[action$="/visits"] button',
      '#body',
      'button[value=note]',
      'button[value=order]',
    ]) {
      const box = await page.locator(which).first().boundingBox()
      expect(box && box.y > 90 && box.y + box.height <= 768, which).toBe(true)
    }
    await body.fill(SECRET)
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    expect(await wordsOn(page)).toContain(SECRET)

    // Somebody comes round the counter in the middle of a word.
    await body.fill(HALF)
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    expect(pathOf(page)).toBe(`${BOOK}/lock`)
    expect(await wordsOn(page)).toContain('waits for whoever wrote it')
    for (let steps = 0; steps < 3; steps += 1) {
      await page.goBack({ waitUntil: 'commit' })
      await page.locator('main').waitFor()
      expect(await wordsOn(page), pathOf(page)).not.toMatch(/Wants the long brush|stove and chimney|Ruth Calloway/)
    }
    await page.goto(walked.at('/notebook'))
    expect(pathOf(page)).toBe('/sign-in')

    await page.goto(walked.at(ruths))
    await typePin(page, 'Earl Presnell', '1947')
    expect(pathOf(page)).toBe(ruths)
    expect(await wordsOn(page)).toContain('Earl is on.')
    expect(await page.content()).not.toContain(HALF)
    await page.getByLabel('Or a few words').fill('Her roof money is in the coffee can')
    await page.getByText('Only the owners and Ruth, not the clerks').click()
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    expect(await wordsOn(page)).toContain('coffee can')
    await page.getByRole('button', { name: 'Lock', exact: true }).click()

    await typePin(page, 'Tammy Yates', '2580')
    expect(pathOf(page)).toBe(ruths)
    expect(await page.getByLabel('Or a few words').inputValue()).toBe(HALF)
    const hers = await wordsOn(page)
    expect(hers).toContain(SECRET)
    expect(hers).not.toContain('coffee can')
    // Playwright keeps the service worker out, and says so.
    expect(said.filter((line) => !line.includes('Playwright'))).toEqual([])
    await context.close()
  },
)
