import { type House, townOf } from '../web/house.ts'
import { type FormState, parseForm, withError } from '../web/forms.ts'
import type { Language } from '../web/languages.ts'
import { approachCodes, type BusinessFacts, codesIn, type FactName, payCodes, spokenCodes } from './facts.ts'
import { type EntryInput, entryForm, TRADES, tradeFields } from './form.ts'
import { type FaceEdit, readFaces } from './face-reading.ts'
import type { HoursKeeper, HoursQuestion } from './hours/keeper.ts'
import { unspokenRules, withRules } from './hours/kept-rules.ts'
import type { Rule } from './hours/notation-parts.ts'
import { readableWeek, weekOf, type WeekRow } from './hours/week.ts'
import { readPhone, readWebsite } from './import/contacts.ts'
import { widensHidden } from './rules.ts'
import { shownFacts } from './shown-entry.ts'
import { readTrades, tradeName, type TradeQuestion } from './trades.ts'

/** Hours as they were understood, before anything is kept. */
export interface HoursPreview {
  words: string
  /** What the "that's right" button sends back. */
  understood: string
  kind: 'week' | 'too-hard' | 'as-text'
  week: WeekRow[]
  questions: HoursQuestion[]
  /** What stood about holidays and days off, of which these words say nothing; `dropped` where their writer takes it off. */
  kept: { rules: Rule[]; dropped: boolean }
}

type NamedFacts = Partial<BusinessFacts> & Pick<BusinessFacts, 'name'>

/** What became of a form that was sent. */
export type EntryReading =
  | { kind: 'wrong'; form: FormState; trades: TradeQuestion[] }
  | { kind: 'preview'; form: FormState; preview: HoursPreview }
  | {
      kind: 'ready'
      form: FormState
      facts: NamedFacts
      faces: FaceEdit[]
      newHours: boolean
      input: EntryInput
    }

interface Reader {
  house: House
  hours: HoursKeeper
  language: Language
}

/**
 * Reads an entry's form. What stands in a field as the form showed it is not read anew: a phone or hours that somebody
 * else wrote in another way are not changed by whoever fixes the name.
 * @param base the facts that the writer had before them; null for a new entry
 * @param hidden what is there but was not shown to them
 */
export async function readEntry(
  reader: Reader,
  body: unknown,
  base: BusinessFacts | null,
  hidden: readonly FactName[] = [],
): Promise<EntryReading> {
  const parsed = parseForm(entryForm, body)
  const faces = readFaces(body, reader.language)
  let form: FormState = { ...parsed.state, errors: { ...parsed.state.errors, ...faces.errors } }
  if (!parsed.ok) return { kind: 'wrong', form, trades: [] }
  const input = parsed.value
  const country = townOf(reader.house).country.toUpperCase()
  const shown = base && shownFacts(base, reader.language, country)
  const trades = readTrades(
    tradeFields.map((field) => input[field]),
    input.category,
  )
  if (trades.questions.length === 0) form = withTrades(form, trades.categories, reader.language)
  for (const { at, words, options } of trades.questions) {
    form = withError(
      form,
      tradeFields[at] ?? 'trade1',
      options.length > 0 ? 'entry.trade-which' : 'entry.trade-unknown',
      {
        words,
      },
    )
  }
  const phone =
    input.phone === (shown?.phone ?? null) ? (base?.phone ?? null) : readPhone(input.phone ?? '', country).phone
  if (input.phone && !phone) form = withError(form, 'phone', 'entry.phone-bad')
  const website = input.website === (base?.website ?? null) ? input.website : readWebsite(input.website ?? '')
  if (input.website && !website) form = withError(form, 'website', 'entry.website-bad')
  const widened = base && widensHidden(hidden, base, { ...plainInput(input, base, reader.language), phone })
  if (widened) form = withError(form, widened, 'entry.not-yours-to-show')
  if (Object.keys(form.errors).length > 0) return { kind: 'wrong', form, trades: trades.questions }

  const hours = await readHours(reader, input, base)
  if (hours.preview) return { kind: 'preview', form, preview: hours.preview }
  const facts: NamedFacts = { ...plainInput(input, base, reader.language), phone, website }
  if (hours.facts) Object.assign(facts, hours.facts)
  facts.categories = [...trades.categories, ...(base?.categories.slice(TRADES) ?? [])]
  return { kind: 'ready', form, facts, faces: faces.edits, newHours: hours.facts !== null, input }
}

/** The fields that need no further reading. */
function plainInput(input: EntryInput, base: BusinessFacts | null, language: Language): NamedFacts {
  const { name, about, street, locality, region, postcode, addressShown, lat, lon, mail } = input
  const { phoneAudience, mailAudience, approachWords, paysWords, wheelchair, comesToYou } = input
  const { directions, fillIn, makesMyDay } = input
  return {
    ...{ name, about, street, locality, region, postcode, addressShown, lat, lon, mail },
    ...{ phoneAudience, mailAudience, approachWords, paysWords, wheelchair, comesToYou },
    ...{ directions, fillIn, makesMyDay },
    categories: [],
    aboutLanguage: input.aboutLanguage ?? base?.aboutLanguage ?? language,
    approach: joinCodes(input.approach, approachCodes, base?.approach),
    pays: joinCodes(input.pays, payCodes, base?.pays),
    spoken: joinCodes(input.spoken, spokenCodes, base?.spoken),
  }
}

/** In the order they stood in, then what is new. A code that the form does not offer stays. */
function joinCodes(chosen: readonly string[], offered: readonly string[], base = ''): string {
  const known = codesIn(base)
  const kept = known.filter((code) => chosen.includes(code) || !offered.includes(code))
  return [...kept, ...chosen.filter((code) => !known.includes(code))].join(' ')
}

/** Trades that are settled stand in their fields by name, so that a later look at the form does not ask again. */
function withTrades(form: FormState, ids: readonly string[], language: Language): FormState {
  const values: Record<string, unknown> = { ...form.values, category: [] }
  tradeFields.forEach((field, at) => {
    values[field] = ids[at] === undefined ? '' : tradeName(ids[at], language)
  })
  return { ...form, values }
}

type HoursFacts = Pick<BusinessFacts, 'hours' | 'hoursText'>

/** Hours are kept only after their writer saw them as a week and said that they are right. */
async function readHours(
  { house, hours }: Reader,
  input: EntryInput,
  base: BusinessFacts | null,
): Promise<{ facts: HoursFacts | null; preview: HoursPreview | null }> {
  const words = input.hours ?? ''
  if (words === (base?.hours ?? base?.hoursText ?? '')) return { facts: null, preview: null }
  const reading = await hours.read(words)
  const none = { rules: [], dropped: false }
  if (reading.kind === 'empty') return { facts: { hours: null, hoursText: null }, preview: null }
  if (reading.kind === 'kept-as-text') {
    const preview = { words, understood: reading.text, kind: 'as-text' as const, week: [], questions: [], kept: none }
    const right = input.understood === reading.text
    return right ? { facts: { hours: null, hoursText: reading.text }, preview: null } : { facts: null, preview }
  }
  const { questions, changed } = reading
  // Whoever writes the notation itself says all of it.
  const kept = changed
    ? { rules: unspokenRules(base?.hours ?? null, reading.expression), dropped: input.dropRules === 1 }
    : none
  const expression = kept.dropped ? reading.expression : withRules(reading.expression, kept.rules)
  if (input.understood === expression) return { facts: { hours: expression, hoursText: null }, preview: null }
  const now = house.clock.now()
  const { zone, country } = townOf(house)
  const [outlook] = await hours.outlooks([{ expression, from: now }])
  const week = typeof outlook === 'object' ? readableWeek(weekOf(outlook, now, zone, country)) : []
  const kind = week.length > 0 ? 'week' : 'too-hard'
  return { facts: null, preview: { words, understood: expression, kind, week, questions, kept } }
}
