import type { Request } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { say } from '../../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { once } from '../../web/once.ts'
import type { Street } from '../../web/registrar.ts'
import { openSearch } from '../search/search.ts'
import { readTrades, type TradeQuestion, type TradesRead } from '../trades.ts'
import { phraseForm, phraseTrades } from './form.ts'
import { phraseAddress, phrasesAsked, showPhrases } from './page.ts'
import { addPhrase, takePhraseAway } from './queries.ts'
import { phraseTrouble } from './rules.ts'

/** What people here say for a trade: the search learns it from the desk. */
export function phraseRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house
  const search = openSearch(db)
  const shown = (req: Request) => ({ search, asked: phrasesAsked(req.query) })

  street.signedIn('GET /stewards/phrases', (req, res) =>
    showPhrases(house, req, res, {
      ...shown(req),
      form: freshForm({ phrase: req.query.q, language: res.locals.language }),
    }),
  )

  street.signedIn('POST /stewards/phrases', async (req, res, viewer) => {
    const parsed = parseForm(phraseForm, req.body)
    const again = (form: FormState, questions: TradeQuestion[] = []) =>
      showPhrases(house, req, res, { ...shown(req), form, questions })
    if (!parsed.ok) return again(parsed.state)
    const { phrase, language, category } = parsed.value
    const trades = readTrades(
      phraseTrades.map((field) => parsed.value[field]),
      category,
    )
    const form = withTroubles(parsed.state, phrase, trades)
    if (Object.keys(form.errors).length > 0) return again(form, trades.questions)
    const [now, input] = [clock.now(), { phrase, language, categories: trades.categories }]
    const kept = { isNew: true }
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        kept.isNew = await addPhrase(trx, viewer, input, now)
        return phraseAddress({ q: phrase })
      }),
    )
    if (!kept.isNew) return again(withError(form, 'phrase', 'phrase.there-already'))
    say(res, secret, { key: 'phrase.added', values: { phrase } })
    res.redirect(303, location)
  })

  street.signedIn('POST /stewards/phrases/:id/removal', async (req, res, viewer) => {
    const id = String(req.params.id)
    const phrase = await inTransaction(db, (trx) => takePhraseAway(trx, viewer, id, clock.now()))
    say(res, secret, { key: 'phrase.taken-away', values: { phrase } })
    res.redirect(303, phraseAddress({ q: phrase }))
  })
}

function withTroubles(state: FormState, phrase: string, { questions }: TradesRead): FormState {
  const trouble = phraseTrouble(phrase)
  let form = trouble ? withError(state, 'phrase', trouble) : state
  for (const { at, words, options } of questions) {
    const key = options.length > 0 ? 'entry.trade-which' : 'entry.trade-unknown'
    form = withError(form, phraseTrades[at] ?? 'trade1', key, { words })
  }
  return form
}
