import { Invalid } from '../../errors.ts'
import { readEmail, readPhone, readWebsite } from './contacts.ts'
import { blankListing, importBounds, type RawListing } from './listing.ts'
import { pauseAt } from './pause.ts'
import { type Piece, takeHours } from './pasted-hours.ts'
import { placeAmong } from './pasted-place.ts'
import type { Remarks } from './remarks.ts'
import { cutText, oneLine } from './words.ts'

const phone =
  /(?:\+\d{1,3}[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s./-])\d{3}[\s.-]?\d{4}(?!\d)(?:\s*(?:x|ext\.?)\s*\d{1,6}\b)?|\+\d{8,15}\b|\b\d{10}\b/i
const email = /[^\s,;|<>()]{1,64}@[\w.-]{1,190}\.[a-z]{2,24}/i
const website =
  /(?:https?:\/\/|www\.)[^\s,;|<>]{1,480}|\b[a-z\d][a-z\d-]{0,62}\.(?:com|org|net|us|biz|info|coop|church|farm|shop)\b(?:\/[^\s,;|<>]{0,200})?/i

/** A list as people type it, one business a line: the name first; phone, mail and web address wherever they stand. */
export async function readPastedList(text: string, remarks: Remarks): Promise<RawListing[]> {
  const raws: RawListing[] = []
  for (const [index, line] of text.split('\n').entries()) {
    // A line takes as long as a dozen rows of a table: all its pieces are tried for hours.
    await pauseAt(index * 10 + 9)
    if (line.length > importBounds.cellLength) {
      throw new Invalid('import.cell-too-long', { row: index + 1, max: importBounds.cellLength })
    }
    const short = line.replace(/[ \u00a0]{2,}/g, ' ')
    if (short.length > importBounds.listLine) {
      remarks.add(index + 1, 'text-cut', { name: short.slice(0, 60), n: importBounds.listLine })
    }
    const raw = readLine(cutText(short, importBounds.listLine), index + 1)
    if (raw !== null) raws.push(raw)
    if (raws.length > importBounds.listings) throw new Invalid('import.too-many-rows', { max: importBounds.listings })
  }
  return raws
}

function readLine(line: string, row: number): RawListing | null {
  let rest = line.replace(/^\s*(?:[-*•·–]|\d{1,3}[.)])\s+/, '')
  const take = (pattern: RegExp, isOne: (found: string) => boolean): string => {
    const found = pattern.exec(rest)
    if (!found || !isOne(found[0])) return ''
    rest = `${rest.slice(0, found.index)}\t${rest.slice(found.index + found[0].length)}`
    return found[0]
  }
  const mail = take(email, (found) => readEmail(found) !== null)
  const web = take(website, (found) => readWebsite(found) !== null)
  const call = take(phone, (found) => readPhone(found, null).phone !== null)
  const { hours, rest: said } = takeHours(piecesOf(rest, line))
  const fields = said.filter((piece) => !label.test(piece))
  const closed = fields.some((piece) => goneForGood.test(piece))
  const [name = '', ...others] = fields.filter((piece) => !goneForGood.test(piece))
  if (name === '') return mail + web + call + hours === '' ? null : blankListing(row)
  const reached = { email: mail, website: web, phone: call }
  return { ...blankListing(row), isBare: true, name, ...reached, hours, closed, ...placeAmong(others) }
}

const label = /^(?:phone|tel|ph|email|e-mail|web|website|teléfono|correo):?$/i
const goneForGood =
  /^(?:permanently closed|closed (?:for good|permanently)|out of business|cerrado (?:definitivamente|para siempre))$/i

/** Bars, tabs and semicolons part a line where somebody used them; else commas do, and dashes with room around them. */
function piecesOf(rest: string, line: string): Piece[] {
  const bars = /[\t|;]/.test(line)
  const quoted = /^\s*"([^"]+)"/.exec(rest)
  const found: Piece[] = quoted ? [{ text: quoted[1] ?? '', before: '' }] : []
  const open = quoted ? rest.slice(quoted[0].length) : rest
  const parts = open.split(bars ? /(\s*[\t|;]\s*|,\s*)/ : /(\s*\t\s*|,\s*|\s+[–—-]\s+)/)
  for (let at = 0; at < parts.length; at += 2) {
    const text = oneLine(parts[at] ?? '').replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/g, '')
    if (text !== '') found.push({ text, before: (parts[at - 1] ?? '').replace(/\s*[\t|]\s*/, ', ') })
  }
  return found
}
