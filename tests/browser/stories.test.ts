import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { fine, openWalkedTown, sideways, type WalkedTown } from '../support/browser.ts'

let walked: WalkedTown
beforeAll(async () => {
  walked = await openWalkedTown()
})

test('a name without a blank, as long as a field takes, pushes no page sideways', async () => {
  const { context, page } = await walked.open('dee', { viewport: { width: 320, height: 640 } })
  const long = (most: number): string => 'W'.repeat(most)
  const sent = async (path: string, form: Record<string, string>): Promise<string> => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await context.request.post(walked.at(path), { form, headers, maxRedirects: 0 })
    expect(answer.status(), path).toBe(303)
    return (answer.headers().location ?? '').split('#')[0] ?? ''
  }
  const place = await sent('/directory', {
    name: long(120),
    trade1: 'hardware',
    street: long(160),
    approachWords: long(300),
    'face1-name': long(80),
    'face1-role': long(200),
  })
  const contact = await sent('/notebook/contacts', { name: long(120), tag: long(200) })
  await sent('/notebook/visits', { place: long(200), otherName: long(120), askNext: long(500) })
  await sent('/stewards/slips', { name: long(80) })
  const shop = place.split('/').at(-1) ?? ''
  const paths = ['/directory?q=wwww', place, `${place}/edit`, `${place}/history`, `/notebook/walk-in/${shop}`, contact]
  const books = ['/notebook', '/notebook/visits', '/notebook/visits/new', '/notebook/contacts']
  const desks = ['/stewards/slips', '/stewards/people?name=wwww', `/stewards/people/${shop}`, '/stewards/audit']
  for (const path of [...paths, ...books, ...desks]) {
    await page.goto(walked.at(path))
    expect(await sideways(page), path).toBe(0)
  }
  await context.close()
})

test('a visit is kept by keyboard alone, with scripts off', async () => {
  const { context, page } = await walked.open('ruth', {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  await page.goto(walked.at('/directory/gap-hardware-and-feed'))
  await page.getByRole('link', { name: 'Record a visit' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/visits\/new/)
  await page.getByRole('button', { name: 'Save this visit' }).first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/notebook/)
  expect(await page.getByRole('status').textContent()).toContain('Gap Hardware')
  await context.close()
})

/** Goes on by the keyboard alone to what says these words, and fails where that is further than so many steps away. */
async function tabTo(page: Page, words: string, most: number): Promise<void> {
  for (let steps = 0; steps < most; steps += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((said) => document.activeElement?.textContent.includes(said), words)) return
  }
  throw new Error(`${words} is more than ${String(most)} steps away`)
}

test('Tammy greets Ruth by name on her first Monday, and Ruth reads what is kept of her', async () => {
  const looks = { javaScriptEnabled: false, viewport: { width: 820, height: 1180 } }
  const { context, page } = await walked.open('tammy', looks)
  await page.goto(walked.at('/counter/gap-hardware-and-feed'))
  await page.getByRole('searchbox').fill('rut')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=rut/)
  await tabTo(page, 'Ruth Calloway', 6)
  await page.keyboard.press('Enter')
  await page.waitForURL(/#pn$/)
  const words = page.getByRole('textbox', { name: 'Or a few words' })
  expect(await words.evaluate((field) => field.clientWidth)).toBeGreaterThan(350)
  const said = await page.locator('main').textContent()
  expect(said).toContain('Call me Ruth.')
  expect(said).not.toContain('Don’t sell her another')
  await tabTo(page, 'Came in', 6)
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Ruth Calloway came in today').waitFor()
  await words.fill('The hinge held')
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Written down').waitFor()
  const kept = page.getByRole('status').getByRole('button', { name: 'Undo' })
  await page.waitForURL(/#pn$/)
  expect(await kept.evaluate((undo) => undo.getBoundingClientRect().top)).toBeGreaterThan(0)
  await context.close()
  const ruth = await walked.open('ruth', { viewport: { width: 390, height: 844 } })
  await ruth.page.goto(walked.at('/account/cards'))
  await ruth.page.getByRole('link', { name: 'Read what they keep about me : Gap Hardware & Feed' }).click()
  expect(await ruth.page.locator('main').textContent()).toContain('Don’t sell her another')
  expect(await walked.lookAt(ruth.page, new URL(ruth.page.url()).pathname)).toMatchObject({ findings: [], overflow: 0 })
  await ruth.context.close()
  const earl = await walked.open('earl', { viewport: { width: 320, height: 640 } })
  await earl.page.goto(walked.at('/counter/gap-hardware-and-feed?q=rut'))
  await earl.page.getByRole('link', { name: 'Ruth Calloway' }).first().click()
  const regular = new URL(earl.page.url()).pathname
  for (const path of [regular, `${regular}/edit`, `${regular}/paper`]) {
    expect(await walked.lookAt(earl.page, path)).toEqual(fine(path))
  }
  await earl.context.close()
})
