import { newId } from '../../src/db/ids.ts'
import { topicKeyOf, topicWords } from '../../src/newcomers/topic-rules.ts'
import { foldText } from '../../src/web/fold.ts'
import type { Bulk } from './bulk.ts'
import { openDice } from './dice.ts'
import { personName } from './names.ts'
import type { Seeded } from './seed-businesses.ts'

/** What people of this town are asked about. */
export const topics = [
  ...(['Dry firewood', 'School bus', 'Deer processing', 'Interpreting in Spanish', 'Septic tanks'] as const),
  ...(['A ride to Boone', 'Babysitting', 'Burn permits', 'Well pumps', 'Hunting land', 'Church choir'] as const),
  ...(['Canning', 'Chainsaws', 'Horseshoes', 'Old photographs', 'Sewing a coat', 'Tax forms', 'Beagles'] as const),
  ...(['Chess', 'Roller derby', 'Algebra', 'Trail shoes', 'Telescopes', 'Square dance', 'Tomatoes'] as const),
] as const

const MOST_RESIDENTS = 5000
const VOUCHES_A_RESIDENT = 10

/** Residents who offer to be asked, and ten vouches of each: half for neighbors, half for faces, half of them named. */
export function seedVouches(bulk: Bulk, businesses: Seeded[], readerId: string, now: string): void {
  const dice = openDice(businesses.length + 2)
  const residents = Array.from({ length: Math.min(MOST_RESIDENTS, businesses.length / 2) }, () => newId())
  const faces = businesses.flatMap((business) => business.faces.map((face) => face.id))
  const keys = new Map(topics.map((topic) => [topic, { key: topicKeyOf(topic), words: topicWords(topic) }]))
  for (const id of residents) {
    const name = `${personName(dice)} ${id.slice(-6)}`
    const about = { name, nameKey: foldText(name), nameLook: foldText(name), language: 'en', role: 'resident' } as const
    bulk.put('account', { id, ...about, state: 'active', joinedBy: 'slip', createdAt: now })
    const topic = dice.of(topics)
    const offerId = newId()
    const offer = {
      accountId: id,
      topic,
      topicKey: keys.get(topic)?.key ?? '',
      whenAndWhere: 'Thursdays at the library',
    }
    bulk.put('offerToBeAsked', { id: offerId, ...offer, language: 'en', hidden: 0 })
    for (const key of keys.get(topic)?.words ?? []) bulk.put('topicWord', { key, offerId })
  }
  const said = new Set<string>()
  for (let at = 0; at < residents.length * VOUCHES_A_RESIDENT; at += 1) {
    // Now and then the reader says something too: they know some people.
    const voucherId = dice.hits(0.0005) ? readerId : dice.of(residents)
    const toFace = dice.hits(0.5)
    const target = toFace ? dice.of(faces) : dice.of(residents)
    const topic = dice.of(topics)
    if (said.has(`${voucherId} ${target} ${topic}`) || target === voucherId) continue
    said.add(`${voucherId} ${target} ${topic}`)
    const vouchId = newId()
    const of = toFace ? { faceId: target } : { accountId: target }
    const named = dice.hits(0.5) ? 1 : 0
    const consent = { namesMe: named, introduces: named === 1 && dice.hits(0.2) ? 1 : 0 } as const
    const topicKey = keys.get(topic)?.key ?? ''
    const words = { topic, topicKey, language: 'en', madeOn: now.slice(0, 10) } as const
    bulk.put('vouch', { id: vouchId, voucherId, ...of, ...words, ...consent })
    for (const key of keys.get(topic)?.words ?? []) bulk.put('topicWord', { key, vouchId })
  }
}
