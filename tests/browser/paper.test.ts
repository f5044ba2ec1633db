import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openWalkedTown, type WalkedTown } from '../support/browser.ts'

/** How many pages a printer would use, and how large the first is, in points. */
async function printed(page: Page): Promise<{ pages: number; size: string }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  return { pages: pdf.match(/\/Type \/Page\b/g)?.length ?? 0, size: `${Number(width)} ${Number(height)}` }
}

const LETTER = '612 792'
const CARD = '360 216'

describe('on paper', () => {
  let walked: WalkedTown
  beforeAll(async () => {
    walked = await openWalkedTown()
  })

  test('cards are one card, sheets one sheet', async () => {
    const { context, page } = await walked.open('ruth', { viewport: { width: 390, height: 800 } })
    const { db } = walked.town.house
    const thanks = await db
      .selectFrom('favor')
      .innerJoin('account', 'account.id', 'favor.recordedById')
      .select('favor.id')
      .where('account.name', '=', 'Ruth Calloway')
      .where('favor.kind', '=', 'thanks')
      .executeTakeFirstOrThrow()
    const papers: [path: string, size: string][] = [
      ['/notebook/walk-in/gap-hardware-and-feed', CARD],
      ['/account/cards/paper', CARD],
      [`/favors/${thanks.id}/thank-you`, LETTER],
      ['/refrigerator', LETTER],
      ['/poster', LETTER],
      ['/directory/gap-hardware-and-feed/sign', LETTER],
      ['/ways/trash-recycling-and-the-transfer-station', LETTER],
    ]
    for (const [path, size] of papers) {
      await page.goto(walked.at(path))
      expect({ path, ...(await printed(page)) }).toEqual({ path, pages: 1, size })
    }
    // The poster's frame goes around all of it, the square at its foot too.
    await page.emulateMedia({ media: 'print' })
    await page.goto(walked.at('/poster'))
    const [frame, square] = [
      await page.locator('.poster').boundingBox(),
      await page.locator('.poster .qr').boundingBox(),
    ]
    expect(square!.y + square!.height).toBeLessThan(frame!.y + frame!.height - 10)
    await page.emulateMedia({ media: 'screen' })
    // What is pressed is not printed, and the telephone is.
    await page.goto(walked.at('/directory/gap-hardware-and-feed'))
    await page.emulateMedia({ media: 'print' })
    const shown = await page.evaluate(() => document.body.innerText)
    expect(shown).toContain('336-555-0142')
    expect(shown).not.toContain('Woodstove')
    expect(shown).not.toContain('Be someone else')
    expect(await page.locator('button:visible, .btn:visible:not([href^="tel:"]), input:visible').count()).toBe(0)
    await context.close()
  })

  test('what the desk and the counter hand over is one sheet to cut', async () => {
    const desk = await walked.open('dee', { viewport: { width: 1280, height: 800 } })
    for (const name of ['Lida Moss', 'Nacho Vargas', 'Ines Barr']) {
      await desk.page.goto(walked.at('/stewards/slips'))
      await desk.page.fill('[name=name]', name)
      await desk.page.locator('form[action="/stewards/slips"] button').click()
    }
    await desk.page.goto(walked.at('/stewards/slips/sheet'))
    expect(await printed(desk.page)).toEqual({ pages: 1, size: LETTER })
    await desk.context.close()

    const counter = await walked.open('earl', { viewport: { width: 1280, height: 800 } })
    const at = '/counter/gap-hardware-and-feed/regulars'
    await counter.page.goto(walked.at(at))
    const regular = await counter.page
      .locator(`main a[href^="${at}/"]:not([href$="/new"])`)
      .first()
      .getAttribute('href')
    await counter.page.goto(walked.at(`${regular?.split('#')[0] ?? ''}/paper`))
    await counter.page.locator('form[action$="/paper"] button').click()
    expect(await printed(counter.page)).toEqual({ pages: 1, size: LETTER })
    await counter.context.close()
  })
})
