import type { Language } from '../../db/columns/accounts.ts'
import type { Db } from '../../db/tables.ts'
import type { Notebook } from '../queries-notebook.ts'
import { isMeant } from './matching.ts'
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

/** Everything of the viewer's own notebook in which the words stand, each kind in its own order. */
export async function searchNotebook(db: Db, notebook: OwnNotebook, words: readonly string[]): Promise<Hit[]> {
  if (words.length === 0) return []
  const people = await read.peopleIn(db, notebook)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const visits = await read.visitsIn(db, notebook)
  return [
    ...(await personHits(db, notebook, people, words)),
    ...(await lineHits(db, notebook, names, visits, words)),
    ...(await visitHits(db, notebook, names, visits, words)),
    ...(await dayHits(db, notebook, names, words)),
    ...(await reminderHits(db, notebook, names, words)),
    ...(await wentPastHits(db, notebook.accountId, words)),
  ]
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
  visits: readonly read.VisitRow[],
  words: readonly string[],
): Promise<Hit[]> {
  const lines = await read.linesIn(db, notebook)
  const byId = new Map(visits.map((visit) => [visit.id, visit]))
  return lines.flatMap((line): Hit[] => {
    const visit = line.visitId === null ? undefined : byId.get(line.visitId)
    const name = line.contactId === null ? null : (names.get(line.contactId) ?? null)
    const place = visit?.business ?? visit?.place ?? line.business
    if (!isMeant(words, [line.body, line.answer], [name, place, visit?.whatFor])) return []
    return [
      found({
        kind: line.askNext === 1 ? 'ask' : 'line',
        href: whereLine(line),
        about: name ?? place,
        day: visit?.visitedOn ?? null,
        writtenAt: line.createdAt,
        words: line.answer ? `${line.body} — ${line.answer}` : line.body,
        language: line.language,
      }),
    ]
  })
}

function whereLine({ id, visitId, contactId, slug }: read.LineRow): string {
  if (visitId) return `/notebook/visits?at=${visitId}#v-${visitId}`
  if (contactId) return `/notebook/contacts/${contactId}#n-${id}`
  return slug ? `/notebook/walk-in/${slug}` : '/notebook'
}

async function visitHits(
  db: Db,
  notebook: Notebook,
  names: ReadonlyMap<string, string>,
  visits: readonly read.VisitRow[],
  words: readonly string[],
): Promise<Hit[]> {
  // Who was there only helps to tell visits apart: with one word there is nothing to tell.
  const met = new Map<string, string>()
  if (words.length > 1)
    for (const { visitId, contactId } of await read.metIn(db, notebook))
      met.set(visitId, `${met.get(visitId) ?? ''} ${names.get(contactId) ?? ''}`)
  return visits.flatMap(({ id, visitedOn, kind, whatFor, place, business }): Hit[] => {
    if (!isMeant(words, [whatFor, place, business], [met.get(id)])) return []
    const href = `/notebook/visits?at=${id}#v-${id}`
    const day = kind === 'visit' ? visitedOn : visitedOn.slice(0, 4)
    return [found({ kind: 'visit', href, about: business ?? place, day, words: whatFor ?? '' })]
  })
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
