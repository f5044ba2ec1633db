import { daysBetween } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import type { Language } from '../web/languages.ts'
import type { Waiting, WordForYou } from '../web/waiting.ts'
import { loansPastDue } from './queries-loans.ts'

const PAST_DUE = `select count(*) from "loan" where "returnedOn" is null and ("lenderId" = ? or "borrowerId" = ?)
  and "dueOn" < (select "day" from "today")
  and not exists (select 1 from "block" where "blockerId" = "lenderId" and "blockedId" = "borrowerId"
    or "blockerId" = "borrowerId" and "blockedId" = "lenderId")`

/**
 * Its place in `/word`: things whose day to be back is over. Both ends are reminded, and nobody is told off: either can
 * say that it is back, and whoever lent it that there is no hurry.
 */
export const loansDueWaiting: Waiting = {
  key: 'loans-due',
  countSql: PAST_DUE,
  params: 2,
  async list(db, viewer, today) {
    const loans = await loansPastDue(db, viewer, today)
    return loans.map(({ id, lenderId, lenderName, borrowerAccount, borrowerName, thing, dueOn }): WordForYou => {
      const lent = lenderId === viewer.accountId
      const due = dueOn ?? today
      const name = (lent ? (borrowerAccount ?? borrowerName) : lenderName) ?? ''
      return {
        at: due,
        words: (t, language) =>
          t(lent ? 'word.lent-due' : 'word.borrowed-due', {
            day: dueDay(due, today, language),
            name: name === '' ? t('favor.former') : name,
          }),
        href: `/favors#loan-${id}`,
        quote: { text: thing, language: null },
        answers: [
          { action: `/favors/loans/${id}/return`, label: 'loan.is-back' },
          ...(lent ? [{ action: `/favors/loans/${id}/patience`, label: 'loan.no-hurry' as const, plain: true }] : []),
        ],
      }
    })
  },
}

const dueDay = (day: string, today: string, language: Language): string =>
  sayDay(day, language, daysBetween(day, today) < 7 ? 'weekday' : 'medium')
