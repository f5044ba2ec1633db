import { sayDayBy } from '../web/dates.ts'
import type { House } from '../web/house.ts'
import type { LetterPart } from '../web/letter-part.ts'
import { openLoans } from './queries-loans.ts'
import { favorsWaiting } from './queries-waiting.ts'

const MOST = 10

/** Favors that wait for the reader's answer, and things on loan either way: along in a letter that goes out anyway. */
export function openFavorsInLetter({ db }: Pick<House, 'db'>): LetterPart {
  return async (viewer, { t, language, today }) => {
    const waiting = await favorsWaiting.list(db, viewer, today)
    const favors = waiting.map((word) => {
      const said = word.words(t, language)
      return word.quote ? `${said} “${word.quote.text}”` : said
    })
    const loans = (await openLoans(db, viewer)).map((loan) => {
      const lent = loan.lenderId === viewer.accountId
      const name = (lent ? (loan.borrowerAccount ?? loan.borrowerName) : loan.lenderName) ?? t('favor.former')
      const values = { name, thing: loan.thing }
      if (loan.dueOn === null) return t(lent ? 'letter.lent' : 'letter.borrowed', values)
      const day = sayDayBy(loan.dueOn, today, language)
      return t(lent ? 'letter.lent-until' : 'letter.borrowed-until', { ...values, day })
    })
    const lines = [...favors, ...loans].slice(0, MOST)
    return { sections: [{ title: t('letter.favors'), lines }], calls: false }
  }
}
