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

export type Beside = 'who' | 'othersThere' | 'othersHere'

/** A typed name that may mean several; the form asks which, and keeps what was ticked. */
export interface Unsettled {
  typed: string
  field: string
  /** The field it was typed into: there it is asked. */
  beside: Beside
  choices: NameChoice[]
}

export type ReadFavor = { ok: true; favor: FavorInput } | { ok: false; state: FormState; unsettled: Unsettled[] }

const EARLIEST = '1900-01-01'

/** The favor as the form says it, or the form with what stands in the way. */
export async function readFavor(
  db: Db,
  viewer: SignedIn,
  form: Parsed<FavorAsked>,
  reader: { today: string; written: string; language: Language },
): Promise<ReadFavor> {
  if (!form.ok) return { ok: false, state: form.state, unsettled: [] }
  const { value, state } = form
  const day = value.day ?? reader.written
  if (day > reader.today || day < EARLIEST) {
    return { ok: false, state: withError(state, 'otherDay', 'favor.in-future'), unsettled: [] }
  }
  const asked: Unsettled[] = []
  const asking: Beside[] = []
  const settle = async (names: string[]): Promise<Named[]> => {
    const settled: Named[] = []
    for (const typed of names) {
      const ticked = value.tickedFor(typed)
      const meant = await whoIsMeant(db, viewer, typed, ticked)
      const open = 'named' in meant ? ticked && (await whoIsMeant(db, viewer, typed, null)) : meant
      const beside = besideOf(value, typed)
      if (open && 'perhaps' in open) asked.push({ typed, field: pickField(typed), beside, choices: open.perhaps })
      if ('named' in meant) settled.push(meant.named)
      else asking.push(beside)
    }
    return settled
  }
  const [there, here] = [await settle(value.there), await settle(value.here)]
  if (asking.length > 0) {
    const again = asking.reduce((form, beside) => withError(form, beside, 'favor.which'), state)
    return { ok: false, state: again, unsettled: asked }
  }
  const isViewer = (who?: Named): boolean => who !== undefined && 'account' in who && who.account === viewer.accountId
  const all = [{ account: viewer.accountId }, ...there, ...here]
  const trouble = new Set(all.map((who) => JSON.stringify(who))).size < all.length
  if (value.there.length === 1 && isViewer(there[0])) {
    return { ok: false, state: withError(state, 'who', 'loan.not-yourself'), unsettled: asked }
  }
  if (trouble) return { ok: false, state: withError(state, 'who', 'favor.named-twice'), unsettled: asked }
  const passed = value.kind === 'favor' ? value.passedOnFromId : null
  if (passed && !(await passableFavors(db, viewer)).some((one) => one.id === passed)) {
    return { ok: false, state: withError(state, 'passedOnFrom', 'form.choose'), unsettled: asked }
  }
  const { kind, words, language } = value
  const told = { kind, words, language: language ?? reader.language, happenedOn: day }
  return { ok: true, favor: { ...told, passedOnFromId: passed, there, here } }
}

function besideOf(value: FavorAsked, typed: string): Beside {
  if (value.there[0] === typed) return 'who'
  return value.there.includes(typed) ? 'othersThere' : 'othersHere'
}
