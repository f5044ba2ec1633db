import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDay, sayTime } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { demoPeople } from './laurel-gap/people.ts'
import { walk } from './laurel-gap/walk.ts'

/** Where a stranger begins: whom to be, what time it is, and where to walk. */
export function showDemo(house: House, req: Request, res: Response): void {
  const { language, t } = res.locals
  const { zone } = townOf(house)
  const now = house.clock.now()
  const names = new Map(demoPeople.map((person) => [person.key, person.name]))
  showPage(house, req, res, {
    view: 'town/demo',
    title: t('demo.title'),
    page: {
      people: demoPeople.map((person) => ({ key: person.key, name: person.name, about: person.whoTheyAre[language] })),
      walk: walk.map((stop) => ({
        as: stop.as,
        name: names.get(stop.as) ?? '',
        path: stop.path,
        title: stop.title[language],
        line: stop.line[language],
      })),
      clock: t('demo.clock-shows', {
        day: sayDay(dayIn(zone, now), language),
        time: sayTime(now, zone, language),
      }),
    },
  })
}

/** Asks once before what was tried here goes. */
export function askToStartOver(house: House, req: Request, res: Response): void {
  showPage(house, req, res, { view: 'town/start-over', title: res.locals.t('demo.over-ask'), page: {} })
}
