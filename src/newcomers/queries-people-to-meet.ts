import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'
import { goesIn } from './going-in-rules.ts'
import type { CouldMeet } from './guide-rules.ts'
import { anyPlaces, firstNeeds, type Need, placesForFirstNeeds } from './queries-first.ts'
import { askableFaces } from './queries-who.ts'

export interface Wanted {
  need: Need
  category: string
}

/** The first place of each need, each place once. */
export function onePerNeed(places: readonly { id: string; category: string }[]): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  for (const { need, trades } of firstNeeds) {
    const place = places.find(({ id, category }) => !wanted.has(id) && trades.some((trade) => trade === category))
    if (place) wanted.set(place.id, { need, category: place.category })
  }
  return wanted
}

/** Everybody a guide may lead this newcomer to: for the first needs in their order, then the rest of the town's doors. */
export async function couldMeet(db: Db, viewer: SignedIn): Promise<CouldMeet[]> {
  const needs = onePerNeed(await placesForFirstNeeds(db))
  const others = await anyPlaces(db)
  const faces = await askableFaces(db, viewer, { faces: [], businesses: [...needs.keys(), ...others] })
  const meet = faces.map((face): CouldMeet => {
    const need = needs.get(face.place.id)?.need
    return {
      faceId: face.id,
      businessId: face.place.id,
      kind: need ? `need-${need}` : 'neighbor',
      walkIn: ['open', 'opens', 'unsure'].includes(goesIn(face.place)),
      hasOpener: face.opener !== null,
    }
  })
  const order = [...needs.keys()]
  const place = ({ businessId, kind }: CouldMeet): number =>
    kind === 'neighbor' ? order.length : order.indexOf(businessId)
  return meet.toSorted((a, b) => place(a) - place(b))
}
