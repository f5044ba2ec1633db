import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { aboutIn } from './asked.ts'
import { showDeskQuestions, showQuestionForm, showQuestions } from './desk-page.ts'
import { answerForm, questionForm } from './form.ts'
import { answerQuestion, askTheDesk, thankTheDesk } from './queries-desk.ts'

const idIn = (req: Request): string => String(req.params.id)

/** Where nobody is known, the library desk asks around. */
export function questionRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /who/questions', (req, res, viewer) => showQuestions(house, req, res, viewer))

  street.signedIn('GET /who/questions/new', (req, res) => {
    showQuestionForm(house, req, res, freshForm({ topic: aboutIn(req.query.about) }))
  })

  street.signedIn('POST /who/questions', async (req, res, viewer) => {
    const form = parseForm(questionForm, req.body)
    if (!form.ok) {
      showQuestionForm(house, req, res, form.state)
      return
    }
    const asked = { ...form.value, language: res.locals.language }
    const now = clock.now()
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        await askTheDesk(trx, viewer.accountId, asked, now)
        return '/who/questions'
      }),
    )
    say(res, secret, { key: 'question.kept' })
    res.redirect(303, location)
  })

  street.signedIn('POST /who/questions/:id/thanks', async (req, res, viewer) => {
    await inTransaction(db, (trx) => thankTheDesk(trx, viewer, idIn(req)))
    say(res, secret, { key: 'question.thanked' })
    res.redirect(303, '/who/questions')
  })

  street.signedIn('GET /stewards/questions', (req, res) => showDeskQuestions(house, req, res))

  street.signedIn('POST /stewards/questions/:id/answer', async (req, res, viewer) => {
    const form = parseForm(answerForm, req.body)
    if (!form.ok) return showDeskQuestions(house, req, res, { id: idIn(req), form: form.state })
    const answer = { ...form.value, language: res.locals.language }
    await inTransaction(db, (trx) => answerQuestion(trx, viewer, idIn(req), answer, clock.now()))
    say(res, secret, { key: 'question.answered' })
    res.redirect(303, '/stewards/questions')
  })
}
