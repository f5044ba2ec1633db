/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type RunningTown, startTown } from '../../src/server.ts'
import { startDemo } from '../../src/town/laurel-gap/start.ts'
import { chromiumPath } from '../support/chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let town: RunningTown
let browser: Browser
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'woodstove-tour-'))
  const config = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', BASE_URL: 'http://127.0.0.1' })
  await startDemo(config, true)
  town = await startTown(config)
  await town.jobs.runDue(town.house.clock.now())
  browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})

afterAll(async () => {
  await browser.close()
  await town.close()
  await rm(folder, { recursive: true, force: true })
})

const at = (path: string): string => `http://127.0.0.1:${town.port}${path}`

async function open(
  as: string,
  looks: Parameters<Browser['newContext']>[0],
): Promise<{ context: BrowserContext; page: Page; said: string[] }> {
  const context = await browser.newContext({ ...looks, bypassCSP: false })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(at('/demo'))
  await page.locator(`form.person:has(input[value="${as}"]) button`).click()
  return { context, page, said }
}

const places = [
  '/',
  '/directory',
  '/directory?q=leña',
  '/directory/gap-hardware-and-feed',
  '/directory/joyce-owle-bookkeeping',
  '/who-sees-what',
  '/porch',
  '/porch/stove',
  '/my-page',
  '/sign-in',
  '/join',
  '/demo',
]
const own = [
  '/notebook',
  '/notebook/visits',
  '/notebook/visits/new?business=gap-hardware-and-feed',
  '/notebook/walk-in/gap-hardware-and-feed',
  '/notebook/contacts',
  '/favors',
  '/favors/new',
  '/favors/new?kind=favor',
  '/favors/loans/new',
  '/favors/card',
  '/account',
  '/account/digest',
  '/account/cards',
  '/directory/one-light-brewing/claim',
  '/word',
  '/porch',
  '/porch/new?kind=gathering',
  '/directory/gap-hardware-and-feed',
]
const counter = [
  '/counter/gap-hardware-and-feed',
  '/counter/gap-hardware-and-feed?q=rut',
  '/counter/gap-hardware-and-feed/regulars',
  '/counter/gap-hardware-and-feed/regulars/new',
  '/counter/gap-hardware-and-feed/list',
  '/counter/gap-hardware-and-feed/people',
]
const desk = [
  '/stewards',
  '/stewards/slips',
  '/stewards/accounts',
  '/stewards/imports',
  '/stewards/people',
  '/stewards/claims',
  '/stewards/question',
  '/stewards/reports',
  '/directory/new',
  '/directory/whitfield-pharmacy/edit',
  '/directory/whitfield-pharmacy/history',
]

interface Axe {
  run(
    where: Document,
    how: { resultTypes: ['violations'] },
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** axe's findings, in words that say where. It is put in from outside: the page's own rules let no other script in. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: look } = globalThis as unknown as { axe: Axe }
    const { violations } = await look.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 140)}`))
  })
}

/** What a finger would miss: controls under 44 px that do not stand inside a sentence. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, select, summary, input:not([type=hidden]), a.btn, a.lnk, nav a')]
      .filter((control) => {
        const label = control.closest('label')
        const box = (label ?? control).getBoundingClientRect()
        return box.width > 0 && box.height > 0 && (box.height < 43.5 || box.width < 43.5)
      })
      .map((control) => control.outerHTML.slice(0, 140)),
  )
}

/** How far the page scrolls sideways. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function lookAt(page: Page, path: string): Promise<Record<string, unknown>> {
  await page.goto(at(path))
  const overflow = await sideways(page)
  return { path, findings: await findings(page), tooSmall: await tooSmall(page), overflow }
}

const fine = (path: string) => ({ path, findings: [], tooSmall: [], overflow: 0 })

describe.each([
  { name: 'a small phone', looks: { viewport: { width: 320, height: 640 } } },
  {
    name: 'a phone by lamp light, in Spanish',
    looks: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const, locale: 'es-US' },
  },
  { name: 'a desk', looks: { viewport: { width: 1280, height: 900 } } },
])('on $name', ({ looks }) => {
  test.each([
    ['nobody', places],
    ['ruth', own],
    ['earl', counter],
    ['dee', desk],
  ])('every page of %s can be read, reached and touched', async (as, paths) => {
    const { context, page, said } = await open(as === 'nobody' ? 'ruth' : as, looks)
    if (as === 'nobody') await context.clearCookies()
    for (const path of paths) expect(await lookAt(page, path)).toEqual(fine(path))
    expect(said).toEqual([])
    await context.close()
  })
})

test('a name without a blank, as long as a field takes, pushes no page sideways', async () => {
  const { context, page } = await open('dee', { viewport: { width: 320, height: 640 } })
  const long = (most: number): string => 'W'.repeat(most)
  const sent = async (path: string, form: Record<string, string>): Promise<string> => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await context.request.post(at(path), { form, headers, maxRedirects: 0 })
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
    await page.goto(at(path))
    expect(await sideways(page), path).toBe(0)
  }
  await context.close()
})

test('a visit is kept by keyboard alone, with scripts off', async () => {
  const { context, page } = await open('ruth', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(at('/directory/gap-hardware-and-feed'))
  await page.getByRole('link', { name: 'Record a visit' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/visits\/new/)
  await page.getByRole('button', { name: 'Save this visit' }).first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/notebook/)
  expect(await page.getByRole('status').textContent()).toContain('Gap Hardware')
  await context.close()
})

test('Tammy greets Ruth by name on her first Monday, and Ruth reads what is kept of her', async () => {
  const looks = { javaScriptEnabled: false, viewport: { width: 820, height: 1180 } }
  const { context, page } = await open('tammy', looks)
  await page.goto(at('/counter/gap-hardware-and-feed'))
  await page.getByRole('searchbox').fill('rut')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: 'Ruth Calloway' }).first().click()
  const said = await page.locator('main').textContent()
  expect(said).toContain('Call me Ruth.')
  expect(said).not.toContain('Don’t sell her another')
  await page.getByRole('button', { name: 'Came in' }).click()
  expect(await page.getByRole('status').textContent()).toContain('Ruth Calloway came in today')
  await context.close()
  const ruth = await open('ruth', { viewport: { width: 390, height: 844 } })
  await ruth.page.goto(at('/account/cards'))
  await ruth.page.getByRole('link', { name: 'Read what they keep about me' }).click()
  expect(await ruth.page.locator('main').textContent()).toContain('Don’t sell her another')
  expect(await lookAt(ruth.page, new URL(ruth.page.url()).pathname)).toMatchObject({ findings: [], overflow: 0 })
  await ruth.context.close()
  const earl = await open('earl', { viewport: { width: 320, height: 640 } })
  await earl.page.goto(at('/counter/gap-hardware-and-feed?q=rut'))
  await earl.page.getByRole('link', { name: 'Ruth Calloway' }).first().click()
  const regular = new URL(earl.page.url()).pathname
  for (const path of [regular, `${regular}/edit`, `${regular}/paper`]) {
    expect(await lookAt(earl.page, path)).toEqual(fine(path))
  }
  await earl.context.close()
})
