import { nameKey } from '../accounts/rules.ts'
import type { Db } from '../db/tables.ts'
import { foldText } from '../web/fold.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { Named } from './queries-recording.ts'

/** Somebody a typed name may mean. */
export interface NameChoice {
  /** What ticking it sends: `account-…` or `business-…`. */
  token: string
  name: string
  kind: 'resident' | 'business'
}

export type Meant = { named: Named } | { perhaps: NameChoice[] }

/** Ticked where none of those offered is meant: the name is a neighbor's who has no account. */
export const NOBODY_HERE = 'neighbor'

const OFFERED = 5

/**
 * Who is meant by a name as it was typed. One resident or business of that very name is; several, or others that the
 * words may mean, are offered; a name that means nobody here is a neighbor's without account.
 * @param ticked what was ticked among those offered before, or null
 */
export async function whoIsMeant(db: Db, viewer: SignedIn, typed: string, ticked: string | null): Promise<Meant> {
  if (ticked === NOBODY_HERE) return { named: { neighbor: typed } }
  if (ticked) {
    const named = await tickedOne(db, viewer, ticked)
    if (named) return { named }
  }
  const same = [...(await accountsNamed(db, viewer, typed)), ...(await businessesNamed(db, typed))]
  if (same.length === 1 && same[0]) return { named: namedBy(same[0].token) }
  if (same.length > 1) return { perhaps: same }
  const perhaps = [...(await accountsLike(db, viewer, typed)), ...(await businessesLike(db, typed))]
  return perhaps.length > 0 ? { perhaps } : { named: { neighbor: typed } }
}

function namedBy(token: string): Named {
  const id = token.slice(token.indexOf('-') + 1)
  return token.startsWith('account-') ? { account: id } : { business: id }
}

/** Only who is there for this viewer: nobody they blocked, nor who blocked them. */
function accountsFor(db: Db, viewer: SignedIn) {
  const unseen = [...viewer.blocked]
  return db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('state', '=', 'active')
    .$if(unseen.length > 0, (accounts) => accounts.where('id', 'not in', unseen))
}

const businessesHere = (db: Db) => db.selectFrom('business').select(['id', 'name']).where('mergedIntoId', 'is', null)

const asResident = ({ id, name }: { id: string; name: string }): NameChoice => ({
  token: `account-${id}`,
  name,
  kind: 'resident',
})
const asBusiness = ({ id, name }: { id: string; name: string }): NameChoice => ({
  token: `business-${id}`,
  name,
  kind: 'business',
})

async function tickedOne(db: Db, viewer: SignedIn, token: string): Promise<Named | null> {
  const [, kind, id = ''] = /^(account|business)-([0-9a-f-]{36})$/.exec(token) ?? []
  if (!kind) return null
  const found =
    kind === 'account'
      ? await accountsFor(db, viewer).where('id', '=', id).executeTakeFirst()
      : await businessesHere(db).where('id', '=', id).executeTakeFirst()
  return found ? namedBy(token) : null
}

async function accountsNamed(db: Db, viewer: SignedIn, typed: string): Promise<NameChoice[]> {
  return (await accountsFor(db, viewer).where('nameKey', '=', nameKey(typed)).limit(OFFERED).execute()).map(asResident)
}

async function businessesNamed(db: Db, typed: string): Promise<NameChoice[]> {
  return (await businessesHere(db).where('nameKey', '=', foldText(typed)).limit(OFFERED).execute()).map(asBusiness)
}

/** Residents one of whose names begins like the first or the last word typed. */
async function accountsLike(db: Db, viewer: SignedIn, typed: string): Promise<NameChoice[]> {
  const words = nameKey(typed).split(' ')
  const starts = [...new Set([words[0] ?? '', words.at(-1) ?? ''])].filter((word) => word.length >= 3)
  if (starts.length === 0) return []
  // A name's key holds letters, digits and blanks alone: nothing in it means anything to LIKE.
  const rows = await accountsFor(db, viewer)
    .where((eb) =>
      eb.or(starts.flatMap((word) => [eb('nameKey', 'like', `${word}%`), eb('nameKey', 'like', `% ${word}%`)])),
    )
    .orderBy('nameKey')
    .limit(OFFERED)
    .execute()
  return rows.map(asResident)
}

async function businessesLike(db: Db, typed: string): Promise<NameChoice[]> {
  const key = foldText(typed)
  if (key.length < 3) return []
  const rows = await businessesHere(db).where('nameKey', 'like', `%${key}%`).orderBy('nameKey').limit(OFFERED).execute()
  return rows.map(asBusiness)
}
