import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import type { Trx } from '../src/db/tables.ts'
import { keptTogether } from '../src/db/together.ts'
import { NotFound } from '../src/errors.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: string

beforeAll(async () => {
  town = await openTown()
  ruth = await town.account('Ruth')
})

const note = (key: string) => (trx: Trx) =>
  trx.insertInto('creation').values({ author: ruth, key, bodyHash: '', location: '', madeAt: MORNING }).execute()

async function kept(keys: string[]): Promise<string[]> {
  const rows = await town.house.db.selectFrom('creation').select('key').where('key', 'in', keys).execute()
  return keys.filter((key) => rows.some((row) => row.key === key))
}

describe('what many write down at a time', () => {
  test('is all kept, and each is told what became of its own', async () => {
    const keys = Array.from({ length: 12 }, newId)
    const told = await Promise.all(
      keys.map((key) =>
        keptTogether(town.house.db, async (trx) => {
          await note(key)(trx)
          return key
        }),
      ),
    )
    expect(told).toEqual(keys)
    expect(await kept(keys)).toEqual(keys)
  })

  test('who is refused leaves nothing behind, and the others are kept', async () => {
    const [one, refused, other] = [newId(), newId(), newId()]
    const answers = await Promise.allSettled([
      keptTogether(town.house.db, note(one)),
      keptTogether(town.house.db, async (trx) => {
        await note(refused)(trx)
        throw new NotFound('contact')
      }),
      keptTogether(town.house.db, note(other)),
    ])
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(answers[1]).toMatchObject({ reason: { status: 404 } })
    expect(await kept([one, refused, other])).toEqual([one, other])
  })

  test('what breaks breaks alone', async () => {
    const [one, broken, other] = [newId(), newId(), newId()]
    const answers = await Promise.allSettled([
      keptTogether(town.house.db, note(one)),
      keptTogether(town.house.db, async (trx) => {
        await note(broken)(trx)
        await note(broken)(trx)
      }),
      keptTogether(town.house.db, note(other)),
    ])
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await kept([one, broken, other])).toEqual([one, other])
  })

  test('twenty sends of one visit at once are one visit', async () => {
    const agent = await town.signIn('Ruth')
    const form = { key: newId(), place: 'The post office', smallTalk: 'The line was long.' }
    const send = () => agent.post('/notebook/visits').type('form').send(form).expect(303)
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    expect(new Set(answers.map((answer) => answer.headers.location)).size).toBe(1)
    const visits = await town.house.db.selectFrom('visit').select('id').where('place', '=', 'The post office').execute()
    expect(visits).toHaveLength(1)
  })
})
