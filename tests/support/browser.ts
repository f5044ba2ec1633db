/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type RunningTown, startTown } from '../../src/server.ts'
import { chromiumPath } from './chromium.ts'
import { layDemo } from './demo.ts'

const KEPT_OUT = 'Service Worker registration blocked by Playwright'

export type Looks = Parameters<Browser['newContext']>[0]

/** Of a window, in CSS pixels. */
export interface Size {
  width: number
  height: number
}

/** Somebody's browser, open on Laurel Gap. */
export interface Sitting {
  context: BrowserContext
  page: Page
  /** What the browser's console was told. */
  said: string[]
}

export interface WalkedTown {
  town: RunningTown
  /** A path's address. */
  at: (path: string) => string
  /** Sits down as one of Laurel Gap's persons, with a browser of their own. @param through another way to the town */
  open: (as: string, looks: Looks, through?: (path: string) => string) => Promise<Sitting>
  /** Opens a page and says what is wrong with it. @param rules only these of axe's; all of them where not said */
  lookAt: (page: Page, path: string, rules?: readonly string[]) => Promise<Record<string, unknown>>
  /** Says what is wrong with the page that is open. */
  lookHere: (page: Page) => Promise<Record<string, unknown>>
}

/** Laurel Gap on its first morning behind a real port, and Chromium in front of it; both closed after the file. */
export async function openWalkedTown(): Promise<WalkedTown> {
  const folder = await mkdtemp(join(tmpdir(), 'woodstove-tour-'))
  const config = readConfig({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', BASE_URL: 'http://127.0.0.1' })
  await layDemo(config)
  const town = await startTown(config)
  await town.jobs.runDue(town.house.clock.now())
  const browser = await chromium.launch({
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
  afterAll(async () => {
    await browser.close()
    await town.close()
    await rm(folder, { recursive: true, force: true })
  })
  const at = (path: string): string => `http://127.0.0.1:${String(town.port)}${path}`
  return {
    town,
    at,
    async open(as, looks, through = at) {
      // What a device keeps is walked in a file of its own; elsewhere it would ask for pages beside those that are looked at.
      const context = await browser.newContext({ serviceWorkers: 'block', ...looks, bypassCSP: false })
      // From outside: the pages' own rules let no other script in.
      await context.addInitScript({ content: axe })
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', (message) => {
        // That the worker is kept out is the driver's own remark: the page says nothing of it.
        if (message.text() !== KEPT_OUT) said.push(message.text())
      })
      page.on('pageerror', (error) => said.push(error.message))
      await page.goto(through('/demo'))
      await page.locator(`form.person:has(input[value="${as}"]) button`).click()
      return { context, page, said }
    },
    async lookAt(page, path, rules) {
      await page.goto(at(path))
      return look(page, path, rules)
    },
    lookHere: (page) => look(page, pathOf(page)),
  }
}

/** Where a page stands, without its town. */
export const pathOf = (page: Page): string => new URL(page.url()).pathname

async function look(page: Page, path: string, rules?: readonly string[]): Promise<Record<string, unknown>> {
  const overflow = await sideways(page)
  return { path, findings: await findings(page, rules), tooSmall: await tooSmall(page), overflow }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(
    where: Document,
    how: { resultTypes: ['violations']; preload: false; runOnly?: string[] },
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** axe's findings, in words that say where. No rule that is on by default needs the style sheets fetched once more. */
async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async (runOnly) => {
      const { axe: look } = globalThis as unknown as { axe: Axe }
      const how = { resultTypes: ['violations' as const] as ['violations'], preload: false as const }
      const { violations } = await look.run(document, runOnly ? { ...how, runOnly } : how)
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 140)}`))
    },
    rules && [...rules],
  )
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
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What a page that is open looks like with another size of window: its layout alone is asked about. */
export async function lookAgain(page: Page, path: string, size: Size): Promise<Record<string, unknown>> {
  const before = page.viewportSize()
  await page.setViewportSize(size)
  const looked = { path, findings: [], tooSmall: await tooSmall(page), overflow: await sideways(page) }
  if (before) await page.setViewportSize(before)
  return looked
}

/** What `lookAt` says of a page with nothing wrong. */
export const fine = (path: string) => ({ path, findings: [], tooSmall: [], overflow: 0 })
