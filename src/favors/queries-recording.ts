import { newId } from '../db/ids.ts'
import type { Trx } from '../db/tables.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import { keepTelling } from './queries-answers.ts'
import { begins, type Kind, recorderSide, type Side } from './rules.ts'

/** Somebody named in a favor: an account, a business, or a neighbor who has no account. */
export type Named = { account: string } | { business: string } | { neighbor: string }

export interface FavorInput {
  kind: Kind
  words: string
  language: Language
  /** `YYYY-MM-DD` in the town's zone. */
  happenedOn: string
  passedOnFromId: string | null
  /** The other side; at least one. */
  there: Named[]
  /** Who else was on the recorder's side, as at a barn-raising. */
  here: Named[]
}

/** Writes a favor down. Its recorder's word stands as their own yes. @returns its id */
export async function recordFavor(trx: Trx, viewer: SignedIn, favor: FavorInput, now: string): Promise<string> {
  const id = newId()
  const { kind, words, language, happenedOn, passedOnFromId } = favor
  await trx
    .insertInto('favor')
    .values({
      id,
      kind,
      words,
      language,
      happenedOn,
      passedOnFromId,
      state: begins[kind],
      recordedById: viewer.accountId,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  const side = recorderSide[kind]
  const across: Side = side === 'gave' ? 'received' : 'gave'
  const recorder = newParty(id, side, { account: viewer.accountId })
  await trx
    .insertInto('favorParty')
    .values([
      { ...recorder, state: 'yes' as const, answeredAt: now },
      ...favor.here.map((who) => newParty(id, side, who)),
      ...favor.there.map((who) => newParty(id, across, who)),
    ])
    .execute()
  await keepTelling(trx, id, recorder.id, { words, language }, now)
  return id
}

const newParty = (favorId: string, side: Side, who: Named) => ({
  id: newId(),
  favorId,
  side,
  accountId: 'account' in who ? who.account : null,
  businessId: 'business' in who ? who.business : null,
  neighborName: 'neighbor' in who ? who.neighbor : null,
  state: 'waiting' as const,
  answeredAt: null as string | null,
  audience: 'parties' as const,
  askedSteward: 0 as const,
})
