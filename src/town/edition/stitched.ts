import { PDFDocument } from '@cantoo/pdf-lib'

/** Half-letter pages, and the Letter sheets they are printed on, in points. */
const PAGE = { width: 396, height: 612 }

/**
 * In which order pages stand on the sheets of a saddle-stitched booklet, side by side, front and back: the last beside
 * the first, the second beside the one before the last, and so on inward. Null is a blank.
 * @param pages how many there are; blanks fill them up to a multiple of four
 */
export function sheetsOf(pages: number): [left: number | null, right: number | null][] {
  const all = Math.ceil(pages / 4) * 4
  const page = (at: number): number | null => (at < pages ? at : null)
  return Array.from({ length: all / 2 }, (_, side) => {
    const [outer, inner] = [page(all - 1 - side), page(side)]
    return side % 2 === 0 ? [outer, inner] : [inner, outer]
  })
}

/** How many pages fill a booklet up to a multiple of four. */
export const blanksFor = (pages: number): number => (4 - (pages % 4)) % 4

export const pagesIn = async (pdf: Uint8Array): Promise<number> => (await PDFDocument.load(pdf)).getPageCount()

/** Half-letter pages laid out for folding: print on both sides, flipped on the short edge. @param pdf in reading order */
export async function stitched(pdf: Uint8Array): Promise<Uint8Array> {
  const pages = await PDFDocument.load(pdf)
  const sheets = await PDFDocument.create()
  sheets.setTitle(pages.getTitle() ?? '')
  const drawn = await sheets.embedPdf(pages, pages.getPageIndices())
  for (const sides of sheetsOf(drawn.length)) {
    const sheet = sheets.addPage([2 * PAGE.width, PAGE.height])
    for (const [at, side] of sides.entries()) {
      const page = side === null ? undefined : drawn[side]
      if (page) sheet.drawPage(page, { x: at * PAGE.width, y: 0 })
    }
  }
  return sheets.save()
}
