import type { Language } from '../../db/columns/accounts.ts'
import type { Db } from '../../db/tables.ts'
import type { Notebook } from '../queries-notebook.ts'
import { isMeant } from './matching.ts'
import { beenAt, type LineRow, linesHolding, metAt, ownTurn, type VisitRow, visitsHolding } from './long-rows.ts'
import * as read from './rows.ts'

/** Something of a notebook in which the words were found. */
export interface Hit {
  kind: 'person' | 'visit' | 'line' | 'ask' | 'day' | 'reminder' | 'went-past' | 'favor'
  href: string
  /** Whom it is about, or where it was; null where neither is known. */
  about: string | null
  /** `YYYY-MM-DD`, where it happened on a day. */
  day: string | null
  /** An instant it was written down at, where it has no day of its own. */
  writtenAt: string | null
  /** The words it was found by, or where those are a name, what is said of it. */
  words: string
  language: Language | null
}

type OwnNotebook = Notebook & { accountId: string }

const found = (hit: Pick<Hit, 'kind' | 'href' | 'about' | 'words'> & Partial<Hit>): Hit => ({
  day: null,
  writtenAt: null,
  language: null,
  ...hit,
})

/**
 * What the words stand in, in the viewer's own notebook, each kind in its own order.
 * @param most of a kind: of what there is more of, at least one more is given, and not all is looked for
 */
export async function searchNotebook(
  db: Db,
  notebook: OwnNotebook,
  words: readonly string[],
  most: number,
): Promise<Hit[]> {
  if (words.length === 0) return []
  const people = await read.peopleIn(db, notebook)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const parts = [
    () => personHits(db, notebook, people, words),
    () => lineHits(db, notebook, names, words, most),
    () => visitHits(db, notebook, names, words, most),
    () => dayHits(db, notebook, names, words),
    () => reminderHits(db, notebook, names, words),
    () => wentPastHits(db, notebook.accountId, words),
  ]
  const hits: Hit[] = []
  for (const part of parts) {
    await ownTurn()
    hits.push(...(await part()))
  }
  return hits
}

/** By the name, how they met, or what is good to know of them. */
async function personHits(
  db: Db,
  notebook: Notebook,
  people: read.PersonRow[],
  words: readonly string[],
): Promise<Hit[]> {
  const facts = new Map<string, string[]>()
  for (const { contactId, label, value } of await read.factsIn(db, notebook)) {
    const said = label ? `${label}: ${value}` : value
    facts.set(contactId, [...(facts.get(contactId) ?? []), said])
  }
  const hits = people.flatMap(({ id, name, howMet }): { hit: Hit; byName: boolean }[] => {
    const said = [...(facts.get(id) ?? []), ...(howMet ? [howMet] : [])]
    if (!isMeant(words, [name, ...said])) return []
    const which = said.filter((text) => words.some((word) => isMeant([word], [text])))
    const hit = found({ kind: 'person', href: `/notebook/contacts/${id}`, about: name, words: which.join('. ') })
    return [{ hit, byName: isMeant(words, [name]) }]
  })
  return hits.sort((a, b) => Number(b.byName) - Number(a.byName)).map(({ hit }) => hit)
}

async function lineHits(
  db: Db,
  notebook: Notebook,
  names: ReadonlyMap<string, string>,
  words: readonly string[],
  most: number,
): Promise<Hit[]> {
  const hits: Hit[] = []
  const isWanted = (kind: Hit['kind']): boolean => hits.filter((hit) => hit.kind === kind).length <= most
  const wanted = () => [...(isWanted('line') ? [0 as const] : []), ...(isWanted('ask') ? [1 as const] : [])]
  for await (const lines of linesHolding(db, notebook, words, wanted)) {
    for (const line of lines) {
      const name = line.contactId === null ? null : (names.get(line.contactId) ?? null)
      const place = line.visitAt ?? line.business
      if (!isMeant(words, [line.body, line.answer], [name, place, line.whatFor])) continue
      hits.push(lineHit(line, name ?? place))
    }
  }
  return hits
}

const lineHit = (line: LineRow, about: string | null): Hit =>
  found({
    kind: line.askNext === 1 ? 'ask' : 'line',
    href: whereLine(line),
    about,
    day: line.visitedOn,
    writtenAt: line.createdAt,
    words: line.answer ? `${line.body} — ${line.answer}` : line.body,
    language: line.language,
  })

function whereLine({ id, visitId, contactId, slug }: LineRow): string {
  if (visitId) return `/notebook/visits?at=${visitId}#v-${visitId}`
  if (contactId) return `/notebook/contacts/${contactId}#n-${id}`
  return slug ? `/notebook/walk-in/${slug}` : '/notebook'
}

async function visitHits(
  db: Db,
  notebook: Notebook,
  names: ReadonlyMap<string, string>,
  words: readonly string[],
  most: number,
): Promise<Hit[]> {
  const hits: Hit[] = []
  const been = await beenAt(db, notebook)
  const there = been.filter(({ name }) => words.some((word) => isMeant([word], [name]))).map(({ id }) => id)
  for await (const visits of visitsHolding(db, notebook, words, there)) {
    // Who was there only helps to tell visits apart: with one word there is nothing to tell.
    const met = words.length > 1 ? await namesAt(db, visits, names) : new Map<string, string>()
    for (const { id, visitedOn, kind, whatFor, place, business } of visits) {
      if (!isMeant(words, [whatFor, place, business], [met.get(id)])) continue
      const href = `/notebook/visits?at=${id}#v-${id}`
      const day = kind === 'visit' ? visitedOn : visitedOn.slice(0, 4)
      hits.push(found({ kind: 'visit', href, about: business ?? place, day, words: whatFor ?? '' }))
    }
    if (hits.length > most) break
  }
  return hits
}

async function namesAt(
  db: Db,
  visits: readonly VisitRow[],
  names: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const met = new Map<string, string>()
  for (const { visitId, contactId } of await metAt(db, visits))
    met.set(visitId, `${met.get(visitId) ?? ''} ${names.get(contactId) ?? ''}`)
  return met
}

async function dayHits(
  db: Db,
  notebook: Notebook,
  names: ReadonlyMap<string, string>,
  words: readonly string[],
): Promise<Hit[]> {
  return (await read.daysIn(db, notebook)).flatMap(({ contactId, label }): Hit[] => {
    const about = names.get(contactId) ?? null
    if (!isMeant(words, [label], [about])) return []
    return [found({ kind: 'day', href: `/notebook/contacts/${contactId}`, about, words: label })]
  })
}

async function reminderHits(
  db: Db,
  notebook: Notebook,
  names: ReadonlyMap<string, string>,
  words: readonly string[],
): Promise<Hit[]> {
  return (await read.remindersIn(db, notebook)).flatMap(({ words: said, dueOn: day, contactId }): Hit[] => {
    const about = contactId === null ? null : (names.get(contactId) ?? null)
    if (!isMeant(words, [said], [about])) return []
    const href = contactId === null ? '/notebook/reminders' : `/notebook/contacts/${contactId}`
    return [found({ kind: 'reminder', href, about, day, words: said })]
  })
}

async function wentPastHits(db: Db, accountId: string, words: readonly string[]): Promise<Hit[]> {
  return (await read.wentPastIn(db, accountId)).flatMap((row): Hit[] => {
    if (!isMeant(words, [row.theyWentPast, row.iWentPast], [row.business])) return []
    const said = [row.theyWentPast, row.iWentPast].filter(Boolean).join(' · ')
    const { business: about, visitedOn: day, language } = row
    return [found({ kind: 'went-past', href: `/notebook/went-past/${row.id}`, about, day, words: said, language })]
  })
}
