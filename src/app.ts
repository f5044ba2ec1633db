import express, { type Express } from 'express'
import { journalJob } from './accounts/journal.ts'
import { accountRoutes } from './accounts/routes.ts'
import { viewerFor } from './accounts/viewers.ts'
import { cameByOfVisit } from './counter/came-by-part.ts'
import { counterOnThePlace } from './counter/on-the-place-page.ts'
import { claimsJob, shopNotesJob } from './counter/jobs.ts'
import { counterRoutes } from './counter/routes.ts'
import { meetTablet } from './counter/tablet-at.ts'
import {
  accountErased,
  accountShut,
  businessMerged,
  businessSold,
  contactMerged,
  lettersParts,
  waiting,
} from './handlers.ts'
import type { HoursKeeper } from './directory/hours/keeper.ts'
import { exportRoutes } from './directory/export/routes.ts'
import { gapsRoutes } from './directory/gaps/routes.ts'
import { importRoutes } from './directory/import/pages/routes.ts'
import { previewedFilesJob } from './directory/import/kept-files.ts'
import { lookAtTheirClosures } from './directory/queries-closures.ts'
import { confirmationSeasonsJob, openStateJob, refreshOpenState } from './directory/open/state.ts'
import { phraseRoutes } from './directory/phrases/routes.ts'
import { photoFilesJob } from './directory/photos/job.ts'
import { photoRoutes } from './directory/photos/routes.ts'
import { refrigeratorRoutes } from './directory/refrigerator/routes.ts'
import { returnRoutes } from './directory/returns/routes.ts'
import { closingRoutes } from './directory/suggestions/closing-routes.ts'
import { suggestionRoutes } from './directory/suggestions/routes.ts'
import { askAfterHoursJob } from './directory/asking/letters.ts'
import { askingRoutes } from './directory/asking/routes.ts'
import { duplicatesJob } from './directory/merges/job.ts'
import { mergeRoutes } from './directory/merges/routes.ts'
import { moveRoutes } from './directory/moved/routes.ts'
import { rememberingRoutes } from './directory/remembering/routes.ts'
import { salesJob } from './directory/sales/job.ts'
import { saleRoutes } from './directory/sales/routes.ts'
import { directoryRoutes } from './directory/routes.ts'
import { favorsOfContact } from './favors/with-contact-page.ts'
import { favorRoutes } from './favors/routes.ts'
import { unconfirmedFavorsJob } from './favors/unconfirmed.ts'
import type { Job, Jobs } from './jobs/jobs.ts'
import { mailSender } from './jobs/mail.ts'
import { outboxJob } from './jobs/outbox.ts'
import { introductionsJob } from './newcomers/lapse-job.ts'
import { newcomerRoutes } from './newcomers/routes.ts'
import { joinedPagesJob } from './notebook/merges/job.ts'
import { notebookLetterJob } from './notebook/letter/sending.ts'
import { notebookRoutes } from './notebook/routes.ts'
import { porchDigestJob } from './porch/digest.ts'
import { porchRoutes } from './porch/routes.ts'
import { wordOnThePlace } from './ratings/on-the-place-page.ts'
import { mondaysWordJob } from './ratings/publication.ts'
import { ratingRoutes } from './ratings/routes.ts'
import { ratingOfVisit } from './ratings/visit-part.ts'
import { offlineRoutes } from './town/offline-routes.ts'
import { notebookSearchRoutes } from './town/notebook-search.ts'
import { archiveRoutes, broughtNotebooksJob } from './town/archive/routes.ts'
import { townRoutes } from './town/routes.ts'
import { walkInRoutes } from './town/walk-in.ts'
import { walkInPersonRoutes } from './town/walk-in-person.ts'
import type { SettableClock } from './web/clock.ts'
import { demoRoutes } from './town/demo-routes.ts'
import { wordRoutes } from './town/word-routes.ts'
import { setupRoutes } from './town/setup-routes.ts'
import { startRoutes } from './town/start-routes.ts'
import { refuseOtherSites } from './web/cross-site.ts'
import { errorPages, noSuchPage } from './web/error-pages.ts'
import type { House } from './web/house.ts'
import { logRequests } from './web/log.ts'
import { meetReader, pickLanguage } from './web/reader.ts'
import { openStreet, type Street } from './web/registrar.ts'
import { countOf } from './web/waiting.ts'
import { headers, refuseNul } from './web/security.ts'
import { sessions } from './web/sessions.ts'
import { setUpFirst } from './web/set-up-first.ts'

/** What some rooms need beside the house. */
export interface Keepers {
  hours: HoursKeeper
  jobs: Jobs
  clock: SettableClock
  setupCode: string
}

/** Every room's routes. Of those that begin with the same word, the ones asked for most stand first. */
function rooms(street: Street, house: House, keepers: Keepers): void {
  directoryRoutes(street, house, keepers.hours)
  gapsRoutes(street, house)
  // A card's address ends where a page's would go on.
  exportRoutes(street, house)
  townRoutes(street, house, [wordOnThePlace(house), counterOnThePlace(house)])
  notebookRoutes(street, house, {
    parts: [ratingOfVisit, cameByOfVisit(house)],
    sections: [favorsOfContact(house)],
    merged: contactMerged,
    letterParts: lettersParts(house),
  })
  walkInRoutes(street, house)
  walkInPersonRoutes(street, house)
  notebookSearchRoutes(street, house)
  setupRoutes(street, house, keepers.setupCode)
  demoRoutes(street, house, keepers.clock, keepers.jobs)
  accountRoutes(street, house, { erased: accountErased, moved: [lookAtTheirClosures], shut: accountShut })
  importRoutes(street, house, keepers.hours)
  mergeRoutes(street, house, keepers.hours, businessMerged)
  saleRoutes(street, house, keepers.hours, businessSold)
  moveRoutes(street, house, keepers.hours)
  rememberingRoutes(street, house)
  suggestionRoutes(street, house, keepers.hours)
  closingRoutes(street, house, keepers.hours)
  returnRoutes(street, house, keepers.hours)
  photoRoutes(street, house)
  refrigeratorRoutes(street, house)
  phraseRoutes(street, house)
  askingRoutes(street, house)
  favorRoutes(street, house)
  newcomerRoutes(street, house)
  porchRoutes(street, house, (businessIds) => refreshOpenState(house, keepers.hours, businessIds))
  ratingRoutes(street, house)
  wordRoutes(street, house, waiting)
  counterRoutes(street, house)
  archiveRoutes(street, house)
  startRoutes(street, house)
  offlineRoutes(street, house)
}

/** What is done without anybody asking. */
export function townJobs(house: House, hours: HoursKeeper): Job[] {
  const sender = mailSender(
    house.config.smtpUrl,
    house.config.mailFrom ?? `woodstove@${new URL(house.config.baseUrl).hostname}`,
  )
  return [
    openStateJob(house, hours),
    confirmationSeasonsJob(house),
    previewedFilesJob(house),
    broughtNotebooksJob(house),
    photoFilesJob(house),
    unconfirmedFavorsJob(house),
    porchDigestJob(house, { meet: (accountId, today) => viewerFor(house.db, accountId, today), waiting }),
    notebookLetterJob(house, {
      meet: (accountId, today) => viewerFor(house.db, accountId, today),
      parts: lettersParts(house),
    }),
    mondaysWordJob(house),
    introductionsJob(house),
    shopNotesJob(house),
    claimsJob(house),
    duplicatesJob(house),
    joinedPagesJob(house),
    askAfterHoursJob(house),
    salesJob(house),
    journalJob(house.db),
    outboxJob(house.db, { mail: sender }),
  ]
}

/** The middleware in its order, then the rooms. */
export function openApp(house: House, keepers: Keepers): { app: Express; street: Street } {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', house.config.trustProxy)
  app.set('query parser', 'simple')
  app.set('etag', false)

  app.use(logRequests(house.log))
  app.use(headers(house))
  app.use(pickLanguage)
  app.use(sessions(house))
  app.use(express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 400 }))
  app.use(refuseNul)
  const waits = countOf(waiting)
  const load = (accountId: string, today: string) => viewerFor(house.db, accountId, today, waits)
  app.use(meetReader(house, load, (req) => meetTablet(house, req, load)))
  app.use(refuseOtherSites(house))
  app.use(setUpFirst(house))

  const router = express.Router({ caseSensitive: true })
  const street = openStreet(router, house)
  rooms(street, house, keepers)
  app.use(router)
  app.use(noSuchPage)
  app.use(errorPages(house))
  return { app, street }
}
