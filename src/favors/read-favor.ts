import type { Db } from '../db/tables.ts'
import type { FormState, Parsed } from '../web/forms.ts'
import { withError } from '../web/forms.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { FavorAsked } from './form.ts'
import { pickField } from './form.ts'
import { type NameChoice, whoIsMeant } from './queries-naming.ts'
import type { FavorInput, Named } from './queries-recording.ts'
import { passableFavors } from './queries-twins.ts'

/** A typed name that may mean several; the form asks which. */
export interface Unsettled {
  typed: string
  field: string
  choices: NameChoice[]
}

export type ReadFavor = { ok: true; favor: FavorInput } | { ok: false; state: FormState; unsettled: Unsettled[] }

const EARLIEST = '1900-01-01'

/** The favor as the form says it, or the form with what stands in the way. */
export async function readFavor(
  db: Db,
  viewer: SignedIn,
  form: Parsed<FavorAsked>,
  reader: { today: string; language: Language },
): Promise<ReadFavor> {
  if (!form.ok) return { ok: false, state: form.state, unsettled: [] }
  const { value, state } = form
  const day = value.day ?? reader.today
  if (day > reader.today || day < EARLIEST) {
    return { ok: false, state: withError(state, 'otherDay', 'favor.in-future'), unsettled: [] }
  }
  const unsettled: Unsettled[] = []
  const settle = async (names: string[]): Promise<Named[]> => {
    const settled: Named[] = []
    for (const typed of names) {
      const meant = await whoIsMeant(db, viewer, typed, value.tickedFor(typed))
      if ('named' in meant) settled.push(meant.named)
      else unsettled.push({ typed, field: pickField(typed), choices: meant.perhaps })
    }
    return settled
  }
  const [there, here] = [await settle(value.there), await settle(value.here)]
  if (unsettled.length > 0) {
    return { ok: false, state: withError(state, unsettledField(value, unsettled), 'favor.which'), unsettled }
  }
  const all = [{ account: viewer.accountId }, ...there, ...here]
  const trouble = new Set(all.map((who) => JSON.stringify(who))).size < all.length
  if (trouble) return { ok: false, state: withError(state, 'who', 'favor.named-twice'), unsettled: [] }
  const passed = value.kind === 'favor' ? value.passedOnFromId : null
  if (passed && !(await passableFavors(db, viewer)).some((one) => one.id === passed)) {
    return { ok: false, state: withError(state, 'passedOnFrom', 'form.choose'), unsettled: [] }
  }
  const { kind, words, language } = value
  const told = { kind, words, language: language ?? reader.language, happenedOn: day }
  return { ok: true, favor: { ...told, passedOnFromId: passed, there, here } }
}

/** Beside which field it is asked who is meant. */
function unsettledField(value: FavorAsked, unsettled: Unsettled[]): string {
  const [first] = unsettled
  if (value.there[0] === first?.typed) return 'who'
  return value.there.includes(first?.typed ?? '') ? 'othersThere' : 'othersHere'
}
