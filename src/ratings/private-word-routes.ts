import type { Request } from 'express'
import type { Db } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { answerForm, privateWordForm } from './form.ts'
import { showPrivateWord, showPrivateWordForm } from './page.ts'
import { ownRating, placeToRate, type RatedPlace, somebodyAnswersFor } from './queries.ts'
import { answerPrivateWord, type PrivateWord, privateWordFor, rest, sendPrivateWord } from './queries-private-words.ts'

const idIn = (req: Request): string => String(req.params.id)

/** A private word first: between one neighbor and who answers for a place, and nobody else. */
export function privateWordRoutes(street: Street, house: House): void {
  const { db } = house
  street.signedIn('GET /directory/:slug/private-word', async (req, res, viewer) => {
    const place = await placeThatReads(house, viewer, String(req.params.slug))
    const own = await ownRating(db, viewer.accountId, place.id)
    showPrivateWordForm(house, req, res, { place, rated: own?.stage === 'new' && own.conflict === null })
  })

  street.signedIn('POST /directory/:slug/private-word', async (req, res, viewer) => {
    const place = await placeThatReads(house, viewer, String(req.params.slug))
    const form = parseForm(privateWordForm, req.body)
    if (!form.ok) return showPrivateWordForm(house, req, res, { place, rated: false, form: form.state })
    const now = house.clock.now()
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        const id = await sendPrivateWord(trx, viewer, place.id, form.value.words, now)
        return id ? `/private-words/${id}` : ''
      }),
    )
    if (location === '') {
      const state = withError(form.state, 'words', 'private.already')
      return showPrivateWordForm(house, req, res, { place, rated: false, form: state })
    }
    say(res, house.secret, { key: 'private.sent', values: { place: place.name } })
    res.redirect(303, location)
  })

  street.signedIn('GET /private-words/:id', async (req, res, viewer) => {
    const word = await privateWordFor(db, viewer, idIn(req))
    showPrivateWord(house, req, res, { word, rated: await hasRated(db, viewer, word) })
  })

  street.signedIn('POST /private-words/:id/answer', async (req, res, viewer) => {
    const word = await privateWordFor(db, viewer, idIn(req))
    if (word.fromId === viewer.accountId) throw new NotFound('private word to answer')
    const form = parseForm(answerForm, req.body)
    if (!form.ok) return showPrivateWord(house, req, res, { word, rated: false, form: form.state })
    await keepAnswer(house, viewer, word, form.value.answer, req.body)
    say(res, house.secret, { key: 'private.answer-kept', values: { name: word.fromName } })
    res.redirect(303, `/private-words/${word.id}`)
  })

  street.signedIn('POST /private-words/:id/rest', async (req, res, viewer) => {
    const word = await privateWordFor(db, viewer, idIn(req))
    if (word.fromId !== viewer.accountId) throw new NotFound('private word')
    await inTransaction(db, (trx) => rest(trx, word.id, house.clock.now()))
    say(res, house.secret, { key: 'private.rested' })
    res.redirect(303, `/directory/${word.business.slug}#word`)
  })
}

const hasRated = async (db: Db, viewer: SignedIn, { business }: PrivateWord): Promise<boolean> =>
  (await ownRating(db, viewer.accountId, business.id)) !== null

/** @throws NotFound where nobody would read it, and for those who stand behind that counter themselves */
async function placeThatReads(house: House, viewer: SignedIn, slug: string): Promise<RatedPlace> {
  const place = await placeToRate(house.db, viewer, slug)
  const today = dayIn(townOf(house).zone, house.clock.now())
  if (place.behindCounter || !(await somebodyAnswersFor(house.db, viewer, place.id, today)))
    throw new NotFound('somebody to read it')
  return place
}

/** Two of a place may answer at once: the first one's words stand. */
async function keepAnswer(house: House, by: SignedIn, word: PrivateWord, answer: string, body: unknown): Promise<void> {
  const now = house.clock.now()
  await inTransaction(house.db, (trx) =>
    once(trx, { author: by.accountId, body, now }, async () => {
      if (!(await answerPrivateWord(trx, word.id, by, answer, now))) throw new NotFound('private word to answer')
      return `/private-words/${word.id}`
    }),
  )
}
