import { readAddress } from './addresses.ts'
import { Invalid } from '../../errors.ts'
import { readEmail, readPhone, readWebsite } from './contacts.ts'
import { blankListing, importBounds, type RawListing } from './listing.ts'
import { pauseAt } from './pause.ts'
import type { Remarks } from './remarks.ts'
import { cutText, oneLine } from './words.ts'

const phone =
  /(?:\+\d{1,3}[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s./-])\d{3}[\s.-]?\d{4}(?!\d)(?:\s*(?:x|ext\.?)\s*\d{1,6}\b)?|\+\d{8,15}\b|\b\d{10}\b/i
const email = /[^\s,;|<>()]{1,64}@[\w.-]{1,190}\.[a-z]{2,24}/i
const website =
  /(?:https?:\/\/|www\.)[^\s,;|<>]{1,480}|\b[a-z\d][a-z\d-]{0,62}\.(?:com|org|net|us|biz|info|coop|church|farm|shop)\b(?:\/[^\s,;|<>]{0,200})?/i
const road =
  /^(?:p\.? ?o\.? box\b|(?:us|nc|va|wv|state|county|hwy|highway|route|rt|rr|calle)\b.*\d|\d+[a-z]? (?:\S+ ){0,5}\S+)|\b(?:st|street|rd|road|ave|avenue|ln|lane|dr|drive|hwy|highway|blvd|pike|loop|calle|camino)\b\.?$/i

/** A list as people type it, one business a line: the name first; phone, mail and web address wherever they stand. */
export async function readPastedList(text: string, remarks: Remarks): Promise<RawListing[]> {
  const raws: RawListing[] = []
  for (const [index, line] of text.split('\n').entries()) {
    await pauseAt(index)
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
  const [name = '', ...others] = fieldsOf(rest)
  if (name === '') return mail + web + call === '' ? null : blankListing(row)
  return { ...blankListing(row), isBare: true, name, email: mail, website: web, phone: call, ...addressAmong(others) }
}

function fieldsOf(line: string): string[] {
  const parts =
    line.includes('\t') || line.includes('|') || line.includes(';') ? /\s*[\t|;]\s*|,\s*/ : /,\s*|\s+[–—-]\s+/
  return splitOutsideQuotes(line, parts)
    .map((part) => oneLine(part).replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/g, ''))
    .map((part) => part.replace(/^(?:phone|tel|ph|email|e-mail|web|website|teléfono|correo):?$/i, ''))
    .filter(Boolean)
}

/** `"Moore, Tate & Daughters", 555-…`: a comma inside quotes belongs to the name. */
function splitOutsideQuotes(line: string, parts: RegExp): string[] {
  const quoted = /^\s*"([^"]+)"/.exec(line)
  if (!quoted) return line.split(parts)
  return [quoted[1] ?? '', ...line.slice(quoted[0].length).split(parts)]
}

/** From the first field that looks like a road on, it is an address; what stands before is said about the business. */
function addressAmong(fields: string[]): Pick<RawListing, 'street' | 'town' | 'state' | 'postcode' | 'about'> {
  const start = fields.findIndex((field) => road.test(field))
  const said = start < 0 ? fields : fields.slice(0, start)
  const address = readAddress(start < 0 ? '' : fields.slice(start).join(', '))
  return {
    street: address.street ?? '',
    town: address.town ?? '',
    state: address.state ?? '',
    postcode: address.postcode ?? '',
    about: said.join(', '),
  }
}
