import { newId } from '../../db/ids.ts'
import type { Trx } from '../../db/tables.ts'
import { makeOffer } from '../../newcomers/queries-offers.ts'
import { vouchFor } from '../../newcomers/queries-vouches.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import type { LoadedTown } from './loaded.ts'
import {
  deskQuestions,
  introductions,
  offers,
  type TownIntroduction,
  type TownVouch,
  vouches,
} from './relations-newcomers.ts'
import { offersAcrossTown } from './relations-offers.ts'
import { vouchesAcrossTown } from './relations-vouches.ts'
import type { AccountKey, BusinessSlug } from './shapes.ts'
import { laurelGap } from './town.ts'

/** What people may be asked about, and who says so. */
export async function loadNewcomers(trx: Trx, town: LoadedTown): Promise<void> {
  for (const { by, topic, whenAndWhere, opener = null, introducesPerMonth = null } of [
    ...offers,
    ...offersAcrossTown,
  ]) {
    const offer = { topic: topic.text, whenAndWhere, opener, introducesPerMonth }
    await makeOffer(trx, idOf(town, by), offer, topic.language)
  }
  for (const vouch of [...vouches, ...vouchesAcrossTown]) await addVouch(trx, town, vouch)
  for (const introduction of introductions) await addIntroduction(trx, town, introduction)
  for (const { asker, topic, answer, daysAgo } of deskQuestions) {
    const askedAt = evening(town, daysAgo)
    const answered = { answer: answer?.text ?? null, answerLanguage: answer?.language ?? null }
    const asked = { id: newId(), askerId: idOf(town, asker), topic: topic.text, language: topic.language, askedAt }
    const state = answer ? 'answered' : 'open'
    const answeredAt = answer ? evening(town, daysAgo - 1) : null
    await trx
      .insertInto('deskQuestion')
      .values({ ...asked, ...answered, state, answeredAt })
      .execute()
  }
}

async function addVouch(trx: Trx, town: LoadedTown, vouch: TownVouch): Promise<void> {
  const { by, of, topic } = vouch
  const faceId = typeof of === 'string' ? null : faceOf(town, of)
  const accountId = typeof of === 'string' ? idOf(town, of) : null
  const said = { topic: topic.text, namesMe: vouch.named ? 1 : 0, introduces: vouch.introduces ? 1 : 0 } as const
  const today = dayPlus(town.firstDay, -20)
  const subject = { token: '', faceId, accountId, name: '', place: null }
  await vouchFor(trx, idOf(town, by), subject, said, { language: topic.language, today })
  if (!vouch.agreed) return
  const last = trx.selectFrom('vouch').select((eb) => eb.fn.max('id').as('id'))
  await trx.updateTable('vouch').set({ agreedOn: today }).where('id', '=', last).execute()
}

async function addIntroduction(trx: Trx, town: LoadedTown, one: TownIntroduction): Promise<void> {
  const { topic, words, state, daysAgo } = one
  const faceId = typeof one.other === 'string' ? null : faceOf(town, one.other)
  const face = faceId
    ? await trx.selectFrom('face').select('accountId').where('id', '=', faceId).executeTakeFirst()
    : null
  const otherId = typeof one.other === 'string' ? idOf(town, one.other) : (face?.accountId ?? null)
  const people = { askerId: idOf(town, one.asker), introducerId: idOf(town, one.introducer), otherId, faceId }
  const reach = { askerReach: one.askerReach ?? null, otherReach: one.otherReach ?? null }
  const said = { topic: topic.text, language: topic.language, words, ...reach }
  const askedAt = evening(town, daysAgo)
  await trx
    .insertInto('introduction')
    .values({ id: newId(), ...people, ...said, state, putAside: 0, askedAt, movedAt: askedAt })
    .execute()
}

const evening = (town: LoadedTown, daysAgo: number): string =>
  instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), '19:00')

function faceOf(town: LoadedTown, { business, face }: { business: BusinessSlug; face: string }): string {
  const id = town.faces.get(`${business}/${face}`)
  if (!id) throw new Error(`nobody is called ${face} at ${business}`)
  return id
}

function idOf(town: LoadedTown, key: AccountKey): string {
  const id = town.accounts.get(key)
  if (!id) throw new Error(`nobody in Laurel Gap is called ${key}`)
  return id
}
