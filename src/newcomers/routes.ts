import { openSearch } from '../directory/search/search.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { isSignedIn } from '../web/viewer.ts'
import { whoToTalkTo } from './answers.ts'
import { aboutIn, monthBegan } from './asked.ts'
import { questionRoutes } from './desk-routes.ts'
import { guideRoutes } from './guide-routes.ts'
import { introductionRoutes } from './introduction-routes.ts'
import { showNewcomers } from './newcomers-page.ts'
import { offerRoutes } from './offer-routes.ts'
import { showWho } from './page.ts'
import { allWays } from './queries-ways.ts'
import { topicsOffered } from './queries-topics.ts'
import { vouchRoutes } from './vouch-routes.ts'
import { wayRoutes } from './way-routes.ts'
import { readFirst, waysAbout } from './way-rules.ts'

const noAnswers = { answers: [], next: null }
const noTopics = { topics: [], next: null }

/** Who to talk to: people, not links. */
export function newcomerRoutes(street: Street, house: House): void {
  const { db } = house
  const search = openSearch(db)

  street.open('GET /who', async (req, res) => {
    const { viewer } = res.locals
    const { language } = res.locals
    const about = aboutIn(req.query.about)
    const after = aboutIn(req.query.after) || null
    const asked = { about, after, monthBegan: monthBegan(house) }
    const people = about ? await whoToTalkTo(db, search, viewer, asked) : noAnswers
    const offered = !about && isSignedIn(viewer) ? await topicsOffered(db, viewer, { language, after }) : noTopics
    const ways = about ? readFirst(waysAbout(await allWays(db, viewer), about), language) : []
    showWho(house, req, res, {
      about,
      after,
      ...people,
      topics: offered.topics,
      ways,
      next: people.next ?? offered.next,
    })
  })

  street.open('GET /newcomers', (req, res) => showNewcomers(house, req, res))

  offerRoutes(street, house)
  vouchRoutes(street, house)
  introductionRoutes(street, house)
  questionRoutes(street, house)
  wayRoutes(street, house)
  guideRoutes(street, house)
}
