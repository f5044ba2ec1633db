import type { Db } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Viewer } from '../web/viewer.ts'
import { favorRows, partiesOf } from './queries.ts'
import { readableBy } from './rules.ts'
import { type Name, nameOf, type PartyRow } from './seeing-rules.ts'

export interface ToldFavor {
  id: string
  kind: 'thanks' | 'favor'
  words: string
  language: 'en' | 'es'
  happenedOn: string
  readableBy: 'neighbors' | 'anybody'
  givers: Name[]
  receivers: Name[]
}

/**
 * A favor whose every party agreed that others may read it.
 * @throws NotFound for whoever they did not agree to, and between people who blocked each other
 */
export async function toldFavor(db: Db, viewer: Viewer, id: string): Promise<ToldFavor> {
  const favor = await favorRows(db).where('favor.id', '=', id).where('favor.sameAsId', 'is', null).executeTakeFirst()
  const parties = favor ? (await partiesOf(db, [id])).filter(isNamed) : []
  const audience = favor ? readableBy(favor.state, parties.map(asNamed)) : 'parties'
  const unseen = parties.some((party) => party.accountId !== null && viewer.blocked.has(party.accountId))
  if (!favor || audience === 'parties' || unseen) throw new NotFound('favor')
  if (audience === 'neighbors' && viewer.accountId === null) throw new NotFound('favor')
  const { kind, words, language, happenedOn } = favor
  const namesOn = (side: 'gave' | 'received') => parties.filter((party) => party.side === side).map(nameOf)
  return {
    id,
    kind,
    words,
    language,
    happenedOn,
    readableBy: audience,
    givers: namesOn('gave'),
    receivers: namesOn('received'),
  }
}

const isNamed = (party: PartyRow): boolean =>
  party.accountId !== null || party.businessId !== null || party.neighborName !== null

const asNamed = ({ answer, audience }: PartyRow) => ({ answer, audience, isNamed: true })
