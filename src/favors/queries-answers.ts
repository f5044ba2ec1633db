import { newId } from '../db/ids.ts'
import type { FavorState } from '../db/columns/favors.ts'
import type { Row, Trx } from '../db/tables.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import { favorFor, partiesOf } from './queries.ts'
import { type Answer, answersOpen, comesTo, type FavorAudience, type Happening, nameGoes, next } from './rules.ts'
import { mayShow, type PartyRow } from './seeing-rules.ts'

export interface AnswerGiven {
  answer: Exclude<Answer, 'waiting'>
  /** The telling that was read; null where the asker does not know. An answer to other words is none to these. */
  of: string | null
  /** How it was, for *not quite*; what somebody has to say to a *no*. */
  words: string | null
  language: Language
}

/** The favor's row, held until the transaction ends: two answers at once wait for each other. @throws NotFound */
export async function holdFavor(trx: Trx, id: string): Promise<Row<'favor'>> {
  const favor = await trx
    .updateTable('favor')
    .set((eb) => ({ updatedAt: eb.ref('updatedAt') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!favor) throw new NotFound('favor')
  return favor
}

/** @throws Conflict where the favor moved on meanwhile and this can no longer happen to it */
export async function move(trx: Trx, favor: Row<'favor'>, happening: Happening, now: string): Promise<FavorState> {
  const state = next(favor.state, happening)
  if (!state) throw new Conflict('favor.moved-on')
  await trx.updateTable('favor').set({ state, updatedAt: now }).where('id', '=', favor.id).execute()
  return state
}

/**
 * One party's answer, for itself alone.
 * @throws NotFound where the favor is not the viewer's; Conflict where it was answered otherwise, or told anew, meanwhile
 */
export async function answerFavor(
  trx: Trx,
  viewer: SignedIn,
  id: string,
  given: AnswerGiven,
  now: string,
): Promise<void> {
  const favor = await holdFavor(trx, id)
  const { mine } = await favorFor(trx, viewer, id)
  await answerAs(trx, favor, mine, given, now)
}

/** The same for whoever holds a party's card. The favor is held. */
export async function answerAs(
  trx: Trx,
  favor: Row<'favor'>,
  party: PartyRow,
  given: AnswerGiven,
  now: string,
): Promise<void> {
  const { answer } = given
  // A second press of the same button changes nothing.
  if (party.answer === answer && answer !== 'not-quite') return
  const isRecorder = favor.recordedById !== null && party.accountId === favor.recordedById
  if (!answersOpen(favor.kind, favor.state, party.answer, isRecorder).includes(answer))
    throw new Conflict('favor.moved-on')
  const telling = await lastTelling(trx, favor.id)
  if (given.of !== null && given.of !== telling?.id) throw new Conflict('favor.told-anew')
  if (answer === 'not-quite') return tellAnew(trx, favor, party, given, now)
  const others = (await partiesOf(trx, [favor.id])).filter((one) => one.id !== party.id)
  const set = { state: answer, answeredAt: now }
  if (nameGoes(answer, party.side, others)) await takeNameOff(trx, party.id, set)
  else {
    // What they said to an earlier no stays above it.
    const ownWords = [party.ownWords, given.words].filter(Boolean).join('\n')
    const said = answer === 'no' && given.words ? { ownWords, ownLanguage: given.language } : {}
    await trx
      .updateTable('favorParty')
      .set({ ...set, ...said })
      .where('id', '=', party.id)
      .execute()
  }
  const happened = comesTo(favor.kind, [...others, { side: party.side, answer }])
  if (happened) await move(trx, favor, happened, now)
}

async function lastTelling(trx: Trx, favorId: string) {
  return trx
    .selectFrom('favorTelling')
    .select(['id', 'partyId'])
    .where('favorId', '=', favorId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Nobody reads this name here again, and its card opens nothing. */
async function takeNameOff(trx: Trx, partyId: string, set: { state: Answer; answeredAt: string }): Promise<void> {
  await trx.deleteFrom('paperCode').where('favorPartyId', '=', partyId).execute()
  await trx
    .updateTable('favorParty')
    .set({ ...set, accountId: null, businessId: null, neighborName: null, audience: 'parties', askedSteward: 0 })
    .where('id', '=', partyId)
    .execute()
}

/**
 * *Not quite*: it is told anew, and goes back to everybody else. What was told before stays beside it. Whoever let it be
 * read let the words be read as they were: of these they are asked again.
 */
async function tellAnew(trx: Trx, favor: Row<'favor'>, party: PartyRow, given: AnswerGiven, now: string) {
  const { words, language } = given
  if (!words) throw new Conflict('favor.moved-on')
  await move(trx, favor, 'amended', now)
  await trx.updateTable('favor').set({ words, language }).where('id', '=', favor.id).execute()
  await trx
    .updateTable('favorParty')
    .set({ state: 'waiting', audience: 'parties' })
    .where('favorId', '=', favor.id)
    .where('state', '!=', 'not-me')
    .where((eb) =>
      eb.or([eb('accountId', 'is not', null), eb('businessId', 'is not', null), eb('neighborName', 'is not', null)]),
    )
    .execute()
  await trx.updateTable('favorParty').set({ state: 'not-quite', answeredAt: now }).where('id', '=', party.id).execute()
  await keepTelling(trx, favor.id, party.id, { words, language }, now)
}

export async function keepTelling(
  trx: Trx,
  favorId: string,
  partyId: string,
  told: { words: string; language: Language },
  now: string,
): Promise<void> {
  await trx
    .insertInto('favorTelling')
    .values({ id: newId(), favorId, partyId, ...told, toldAt: now })
    .execute()
}

/** Its recorder does not take the no: both tellings are kept for the two, and it counts for nobody. @throws NotFound */
export async function standByFavor(trx: Trx, viewer: SignedIn, id: string, now: string): Promise<void> {
  const favor = await holdFavor(trx, id)
  const { isRecorder } = await favorFor(trx, viewer, id)
  if (!isRecorder) throw new NotFound('favor')
  if (favor.state !== 'disputed') await move(trx, favor, 'stood-by', now)
}

/** Who may read it, as far as this party is concerned. @throws NotFound */
export async function agreeToAudience(trx: Trx, viewer: Viewer, id: string, audience: FavorAudience): Promise<void> {
  await holdFavor(trx, id)
  const { mine } = await favorFor(trx, viewer, id)
  if (audience !== 'parties' && !mayShow(viewer, mine)) throw new NotFound('favor')
  await trx.updateTable('favorParty').set({ audience }).where('id', '=', mine.id).execute()
}

/** A party asks a steward to look, or no longer. @throws NotFound */
export async function askSteward(trx: Trx, viewer: Viewer, id: string, asked: 0 | 1): Promise<void> {
  await holdFavor(trx, id)
  const { mine } = await favorFor(trx, viewer, id)
  await trx.updateTable('favorParty').set({ askedSteward: asked }).where('id', '=', mine.id).execute()
}

/**
 * Its recorder takes it back, whoever has answered: their own words go. What others told of it stays for those who
 * stand by it; where nobody else told anything, nothing is left to keep.
 * @throws NotFound
 */
export async function takeBackFavor(trx: Trx, viewer: SignedIn, id: string, now: string): Promise<void> {
  const favor = await holdFavor(trx, id)
  if (favor.recordedById !== viewer.accountId) throw new NotFound('favor')
  if (favor.state === 'withdrawn') return
  const own = (await partiesOf(trx, [id])).filter((party) => party.accountId === viewer.accountId)
  const ownIds = ['', ...own.map((party) => party.id)]
  await trx.deleteFrom('favorTelling').where('favorId', '=', id).where('partyId', 'in', ownIds).execute()
  const told = await trx
    .selectFrom('favorTelling')
    .select(['words', 'language'])
    .where('favorId', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const replied = await trx
    .selectFrom('favorParty')
    .select('id')
    .where('favorId', '=', id)
    .where('ownWords', 'is not', null)
    .executeTakeFirst()
  if (!told && !replied) {
    await trx.deleteFrom('favor').where('id', '=', id).execute()
    return
  }
  await move(trx, favor, 'taken-back', now)
  await trx
    .updateTable('favor')
    .set({ words: told?.words ?? '', language: told?.language ?? favor.language })
    .where('id', '=', id)
    .execute()
  await trx.updateTable('favor').set({ sameAsId: null }).where('sameAsId', '=', id).execute()
}
