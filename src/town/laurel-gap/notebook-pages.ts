import { habitsOf, hereSince } from './habits.ts'
import { demoPeople } from './people.ts'
import { ratings } from './relations-ratings.ts'
import { ratingsInTown } from './relations-ratings-town.ts'
import { pairs } from './relations-pairs.ts'
import { notebooks } from './relations.ts'
import type { AccountKey, AppLanguage, TownContact, TownVisit } from './shapes.ts'
import { type Keeper, type MadeVisit, yearOfVisits } from './year-of-visits.ts'

export interface NotebookPages {
  language: AppLanguage
  contacts: TownContact[]
  /** Oldest first. */
  visits: (TownVisit & { time?: string })[]
}

/** One resident's notebook: what they wrote themselves, and the rest of their year around it. */
export function pagesOf(key: AccountKey, reads: AppLanguage, firstDay: string): NotebookPages {
  const own = notebooks.find((notebook) => notebook.keeper === key)
  const language = own?.language ?? reads
  const contacts = [...(own?.contacts ?? [])]
  const written = [...(own?.visits ?? []), ...pairs.filter((pair) => pair.by === key).map(pairAsVisit)]
  const visits = [...written, ...yearOfVisits(keeperOf(key, language, written), firstDay).map(madeAsVisit)]
  const known = visits.map((visit) => ({ ...visit, met: visit.met.map((name) => keyOf(contacts, visit, name)) }))
  return { language, contacts, visits: known.sort((one, other) => other.daysAgo - one.daysAgo) }
}

export function keeperOf(key: AccountKey, language: AppLanguage, written: readonly TownVisit[]): Keeper {
  const answered = [...ratings, ...ratingsInTown].flatMap(({ business, daysAgo, said }) =>
    Object.keys(said).flatMap((who, at) => (who === key ? [{ to: business, daysAgo: daysAgo + at * 3 }] : [])),
  )
  const wordless = demoPeople.some((person) => person.key === key)
  return { key, language, since: hereSince(key), habits: habitsOf(key), errands: answered, written, wordless }
}

const pairAsVisit = ({ by: _, face, line, they, me, notYetAnswered, ...pair }: (typeof pairs)[number]): TownVisit => ({
  ...pair,
  met: [face],
  line,
  theyWentPast: they,
  iWentPast: me,
  pastIs: notYetAnswered ? 'sent' : 'agreed',
})

const madeAsVisit = ({ face, whatFor, line, ...visit }: MadeVisit): TownVisit & { time: string } => ({
  ...visit,
  met: face === null ? [] : [face],
  ...(whatFor === null ? {} : { whatFor }),
  ...(line === null ? {} : { line }),
})

/** Whoever was met and stands in the notebook under no key yet is the place's face of that name. */
function keyOf(contacts: TownContact[], { business }: TownVisit, name: string): string {
  const known = contacts.find((contact) => contact.key === name) ?? contacts.find((contact) => contact.name === name)
  if (known) return known.key
  if (!business) throw new Error(`nobody in this notebook is called ${name}`)
  contacts.push({ key: name, name, pointer: { business, face: name }, facts: [], family: [], dates: [], topics: [] })
  return name
}
