import type { Request, Response } from 'express'
import type { peopleOf } from '../accounts/people-queries.ts'
import { dayPlus } from '../web/clock.ts'
import type { FormState } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { headOf } from './page.ts'
import type { Book } from './queries-book.ts'
import { mayEnd, rolesToGive } from './rules.ts'

/** Who is behind this counter, and from when until when. */
export function showPeople(
  house: House,
  req: Request,
  res: Response,
  book: Book,
  { form, people }: { form: FormState; people: Awaited<ReturnType<typeof peopleOf>> },
): void {
  const { viewer } = res.locals
  const { today } = book.counter
  const page = {
    book: headOf(book, res),
    roles: rolesToGive(book.business),
    waits: book.business.waits === true,
    people: people
      .filter((person) => !viewer.blocked.has(person.accountId))
      .filter((person) => person.untilOn === null || person.untilOn > today)
      .map(({ accountId, untilOn, ...person }) => ({
        ...person,
        lastOn: untilOn && dayPlus(untilOn, -1),
        isOwn: accountId === viewer.accountId,
        mayEnd: mayEnd(book.business, person.role, accountId === viewer.accountId),
      })),
  }
  showPage(house, req, res, {
    view: 'counter/people',
    title: res.locals.t('counter.people'),
    tab: 'counter',
    page,
    form,
  })
}
