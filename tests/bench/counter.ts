import { newId } from '../../src/db/ids.ts'
import { openDatabase } from '../../src/db/open.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { foldText } from '../../src/web/fold.ts'
import { dayPlus } from '../../src/web/clock.ts'
import { signedIn, type AsksOf } from './asks.ts'
import type { Standing } from './bench.ts'
import { openDice } from './dice.ts'
import { personName, purposes } from './names.ts'
import { MORNING, READER } from './seed.ts'

const REGULARS = 2000
const AT_ONCE = 100
const TODAY = MORNING.slice(0, 10)

/** Three letters of a regular, in a counter book of 2,000. The reader stands behind that counter for this row alone. */
export const counterFinds: AsksOf = async (standing) => {
  const known = opened.get(standing.path) ?? openCounter(standing)
  opened.set(standing.path, known)
  const { slug, names } = await known
  const letters = [...new Set(names.map((name) => foldText(name).slice(0, 3)))]
  return signedIn(() => letters.map((three) => `/counter/${slug}?q=${three}`))(standing)
}

/** A row may be looked at twice: its counter is opened once. */
const opened = new Map<string, ReturnType<typeof openCounter>>()

async function openCounter({ path, seeded }: Standing): Promise<{ slug: string; names: string[] }> {
  const [business] = seeded.businesses
  if (!business) throw new Error('the town has no business')
  const db = openDatabase(`sqlite:${path}`)
  const dice = openDice(11)
  const names = Array.from({ length: REGULARS }, () => personName(dice))
  const notebookId = newId()
  await inTransaction(db, async (trx) => {
    const reader = await trx
      .selectFrom('account')
      .select('id')
      .where('name', '=', READER.name)
      .executeTakeFirstOrThrow()
    const post = {
      id: newId(),
      businessId: business.id,
      accountId: reader.id,
      role: 'owner',
      fromOn: '2026-01-01',
    } as const
    await trx.insertInto('businessPerson').values(post).execute()
    await trx.insertInto('notebook').values({ id: notebookId, businessId: business.id, createdAt: MORNING }).execute()
    for (let from = 0; from < REGULARS; from += AT_ONCE) {
      const rows = names.slice(from, from + AT_ONCE).map((name) => ({
        id: newId(),
        notebookId,
        name,
        nameKey: foldText(name),
        usual: dice.of(purposes),
        rhythmDays: 1 + dice.below(60),
        lastInOn: dayPlus(TODAY, -dice.below(400)),
        createdAt: MORNING,
        updatedAt: MORNING,
      }))
      await trx.insertInto('contact').values(rows).execute()
    }
  })
  await db.destroy()
  return { slug: business.slug, names }
}
