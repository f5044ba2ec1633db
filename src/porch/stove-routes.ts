import { writeAudit } from '../accounts/audit-queries.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { dayPlus } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { answerForm, questionForm } from './form.ts'
import { todayIn } from './page.ts'
import { askQuestion, giveAnswer, questionFor, questionNow } from './queries-stove.ts'
import { mondayOf } from './rules.ts'
import { showAskForm, showQuestion, showWeeks } from './stove-page.ts'

/** The week's question around the stove: a steward asks, everybody answers by name. */
export function stoveRoutes(street: Street, house: House): void {
  street.open('GET /porch/stove', (req, res) => showWeeks(house, req, res))

  street.open('GET /porch/stove/:id', async (req, res) => {
    const question = await questionFor(house.db, res.locals.viewer, String(req.params.id), todayIn(house))
    await showQuestion(house, req, res, question)
  })

  street.signedIn('POST /porch/stove', async (req, res, viewer) => {
    const today = todayIn(house)
    const question = await questionNow(house.db, viewer, today)
    if (!question) throw new NotFound('question')
    const form = parseForm(answerForm, req.body)
    if (!form.ok) return showQuestion(house, req, res, question, form.state)
    if (form.value.question !== question.id) {
      const again = { ...form.state, values: { ...form.state.values, question: question.id } }
      return showQuestion(house, req, res, question, withError(again, 'form', 'stove.over'))
    }
    const { question: questionId, ...said } = form.value
    const now = house.clock.now()
    const given = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () =>
        (await giveAnswer(trx, viewer, { questionId, ...said }, today)) ? `/porch/stove/${question.id}` : '',
      ),
    )
    if (given === '') return showQuestion(house, req, res, question, withError(form.state, 'form', 'stove.was-removed'))
    say(res, house.secret, { key: 'stove.kept' })
    res.redirect(303, given)
  })

  street.signedIn('GET /stewards/question', (req, res) => showAskForm(house, req, res))

  street.signedIn('POST /stewards/question', async (req, res, viewer) => {
    const form = parseForm(questionForm, req.body)
    if (!form.ok) return showAskForm(house, req, res, form.state)
    const { week, words, language } = form.value
    const monday = mondayOf(todayIn(house))
    const weekOf = week === 'this' ? monday : dayPlus(monday, 7)
    const asked = await inTransaction(house.db, async (trx) => {
      if (!(await askQuestion(trx, viewer, { words, language, weekOf }))) return false
      const act = {
        by: viewer.accountId,
        verb: 'question-asked',
        subjectKind: 'porch',
        subjectId: null,
        detail: words,
      } as const
      await writeAudit(trx, act, house.clock.now())
      return true
    })
    if (!asked) return showAskForm(house, req, res, withError(form.state, 'week', 'stove.ask-answered'))
    say(res, house.secret, { key: 'stove.asked' })
    res.redirect(303, '/stewards/question')
  })
}
