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
import { waysAbout } from './way-rules.ts'

/** Who to talk to: people, not links. */
export function newcomerRoutes(street: Street, house: House): void {
  const { db } = house
  const search = openSearch(db)

  street.open('GET /who', async (req, res) => {
    const { viewer } = res.locals
    const about = aboutIn(req.query.about)
    const answers = about ? await whoToTalkTo(db, search, viewer, about, monthBegan(house)) : []
    const topics = !about && isSignedIn(viewer) ? await topicsOffered(db, viewer) : []
    const ways = about ? waysAbout(await allWays(db, viewer), about) : []
    showWho(house, req, res, { about, answers, topics, ways })
  })

  street.open('GET /newcomers', (req, res) => showNewcomers(house, req, res))

  offerRoutes(street, house)
  vouchRoutes(street, house)
  introductionRoutes(street, house)
  questionRoutes(street, house)
  wayRoutes(street, house)
  guideRoutes(street, house)
}
