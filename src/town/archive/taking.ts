import type { Db } from '../../db/tables.ts'
import { ask, padded, places } from '../../db/written.ts'
import { type FavorSeen, type PersonSeen } from '../../favors/seeing-rules.ts'
import { favorsOf, type Part } from '../../favors/queries.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { archived, pointsTo, shares } from './what-is-mine.ts'

export type Value = string | number | null
export type TakenRow = Record<string, Value>

export interface TakenFavor {
  kind: string
  words: string
  language: string
  happenedOn: string
  state: string
  /** Whether the one who takes this along gave or received. */
  side: 'gave' | 'received'
  answer: string
  ownWords: string | null
  /** The shop for which they answered; null for themselves. */
  forBusiness: string | null
  others: { name: string | null; side: string; answer: string; ownWords: string | null }[]
}

/** Everything of one account, as far as that person may read it; and what the ids in it are called. */
export interface Taken {
  tables: Record<string, TakenRow[]>
  favors: TakenFavor[]
  businesses: Record<string, { code: string; name: string; slug: string }>
  faces: Record<string, { name: string; businessId: string }>
  /** Neighbors by id; who left has no name. */
  people: Record<string, string | null>
}

const A_PAGE = 500

/** Reads in pages, so that somebody with thirty years of visits holds nobody up. */
export async function takeAll(db: Db, viewer: SignedIn): Promise<Taken> {
  const tables: Record<string, TakenRow[]> = {}
  for (const table of Object.keys(shares)) tables[table] = await rowsOf(db, viewer.accountId, table)
  const named = idsIn(tables)
  return {
    tables,
    favors: await favorsTaken(db, viewer),
    businesses: await businessesCalled(db, named('business')),
    faces: await facesCalled(db, viewer, named('face')),
    people: await peopleCalled(db, viewer, named('account'), idsOf(tables.block, 'blockedId')),
  }
}

async function rowsOf(db: Db, accountId: string, table: string): Promise<TakenRow[]> {
  const share = shares[table]
  if (!share) return []
  const by = share.by ?? ['id']
  const given = [...new Set([...(share.ties ?? []), ...archived(table)])]
  const keptBack = (column: string): boolean => share.until?.columns.includes(column) ?? false
  const selected = given.map((column) =>
    keptBack(column) ? `case when ${share.until?.when ?? ''} then "${column}" end as "${column}"` : `"${column}"`,
  )
  const keys = by.map((column) => `"${column}"`)
  const marks = by.map((_, at) => `"${column(at)}"`)
  const mine = [...share.where.matchAll(/\?/g)].map(() => accountId)
  const rows: TakenRow[] = []
  for (let last: Value[] | null = null; ;) {
    const after = last ? ` and (${keys.join(', ')}) > (${places(by.length)})` : ''
    const text = `select ${[...selected, ...keys.map((key, at) => `${key} as ${marks[at] ?? ''}`)].join(', ')}
      from "${table}" where (${share.where})${after} order by ${keys.join(', ')} limit ${A_PAGE}`
    const page: TakenRow[] = await ask<TakenRow>(db, text, [...mine, ...(last ?? [])])
    for (const row of page) rows.push(Object.fromEntries(given.map((name) => [name, row[name] ?? null])))
    const end = page.at(-1)
    if (!end || page.length < A_PAGE) return rows
    last = by.map((_, at) => end[column(at)] ?? null)
  }
}

/** What a page is continued by, under a name of its own. */
const column = (at: number): string => `at key ${at}`

/** The ids that rows name, by the table they point to. */
function idsIn(tables: Record<string, TakenRow[]>): (target: string) => string[] {
  const ids = new Map<string, Set<string>>()
  for (const [table, rows] of Object.entries(tables)) {
    const pointing = Object.keys(rows[0] ?? {}).map((name) => [name, pointsTo(table, name)] as const)
    for (const [name, target] of pointing) {
      if (target === null) continue
      const known = ids.get(target) ?? new Set<string>()
      for (const row of rows) if (typeof row[name] === 'string') known.add(row[name])
      ids.set(target, known)
    }
  }
  return (target) => [...(ids.get(target) ?? [])]
}

async function inLots<Found>(ids: string[], find: (lot: string[]) => Promise<Found[]>): Promise<Found[]> {
  const found: Found[] = []
  for (let from = 0; from < ids.length; from += A_PAGE) found.push(...(await find(ids.slice(from, from + A_PAGE))))
  return found
}

async function businessesCalled(db: Db, ids: string[]): Promise<Taken['businesses']> {
  const rows = await inLots(ids, (lot) =>
    db.selectFrom('business').select(['id', 'code', 'name', 'slug']).where('id', 'in', padded(lot)).execute(),
  )
  return Object.fromEntries(rows.map(({ id, ...called }) => [id, called]))
}

/** Faces as their own contact in a notebook outlives them: one who is not there for this reader has no name here. */
async function facesCalled(db: Db, { accountId, blocked }: SignedIn, ids: string[]): Promise<Taken['faces']> {
  const rows = await inLots(ids, (lot) =>
    db
      .selectFrom('face')
      .select(['id', 'name', 'businessId', 'accountId', 'audience'])
      .where('id', 'in', padded(lot))
      .execute(),
  )
  const seen = rows.filter(
    (face) =>
      (face.audience !== 'me' || face.accountId === accountId) &&
      (face.accountId === null || !blocked.has(face.accountId)),
  )
  return Object.fromEntries(seen.map(({ id, name, businessId }) => [id, { name, businessId }]))
}

const idsOf = (rows: TakenRow[] | undefined, name: string): ReadonlySet<Value | undefined> =>
  new Set(rows?.map((row) => row[name]))

/** @param own whom the reader blocked: they know the name */
async function peopleCalled(
  db: Db,
  viewer: SignedIn,
  ids: string[],
  own: ReadonlySet<Value | undefined>,
): Promise<Taken['people']> {
  const rows = await inLots(ids, (lot) =>
    db.selectFrom('account').select(['id', 'name', 'state']).where('id', 'in', padded(lot)).execute(),
  )
  const said = rows.map(({ id, name, state }) => [id, state === 'erased' ? null : name] as const)
  return Object.fromEntries(said.filter(([id]) => own.has(id) || !viewer.blocked.has(id)))
}

const parts: readonly Part[] = ['open', 'gave', 'received', 'aside']

async function favorsTaken(db: Db, viewer: SignedIn): Promise<TakenFavor[]> {
  const favors = new Map<string, FavorSeen>()
  for (const part of parts) {
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof favorsOf>> = await favorsOf(db, viewer, part, { limit: A_PAGE, after })
      for (const favor of page.favors) favors.set(favor.id, favor)
      after = page.next
    } while (after !== null)
  }
  return [...favors.values()].map(takenFavor)
}

const nameOf = ({ name }: Pick<PersonSeen, 'name'>): string | null => (name === 'former' ? null : name.said)

const takenFavor = (favor: FavorSeen): TakenFavor => ({
  kind: favor.kind,
  words: favor.words,
  language: favor.language,
  happenedOn: favor.happenedOn,
  state: favor.state,
  side: favor.mine.side,
  answer: favor.mine.answer,
  ownWords: favor.mine.ownWords,
  forBusiness: favor.mine.businessName,
  others: favor.others.map((other) => ({
    name: nameOf(other),
    side: other.side,
    answer: other.answer,
    ownWords: other.ownWords,
  })),
})
