import type { Migration } from 'kysely'
import * as accounts from './0001-accounts.ts'
import * as businesses from './0002-businesses.ts'
import * as keepingItTrue from './0003-keeping-it-true.ts'
import * as notebooks from './0004-notebooks.ts'
import * as favorsAndRatings from './0005-favors-and-ratings.ts'
import * as newcomersAndPorch from './0006-newcomers-and-porch.ts'
import * as search from './0007-search.ts'
import * as askedOften from './0008-asked-often.ts'
import * as favorsTold from './0008-favors-told.ts'
import * as ratings from './0009-ratings.ts'
import * as counterBook from './0010-counter-book.ts'
import * as whoToTalkTo from './0011-who-to-talk-to.ts'
import * as porch from './0012-porch.ts'
import * as birthdaysNear from './0013-birthdays-near.ts'
import * as guide from './0014-guide.ts'
import * as refrigerator from './0015-refrigerator.ts'
import * as saidAgain from './0016-said-again.ts'
import * as closures from './0017-closures.ts'
import * as suggestions from './0017-suggestions.ts'
import * as desk from './0018-desk.ts'
import * as photos from './0019-photos.ts'
import * as imports from './0020-imports.ts'
import * as truth from './0021-truth.ts'
import * as sold from './0022-sold.ts'
import * as truthClosures from './0023-truth-closures.ts'
import * as askedAfter from './0024-asked-after.ts'
import * as peopleSuggested from './0024-people-suggested.ts'
import * as reminders from './0025-reminders.ts'
import * as contactsJoined from './0026-contacts-joined.ts'
import * as counterLock from './0028-counter-lock.ts'
import * as archive from './0030-archive.ts'
import * as halfWritten from './0033-half-written.ts'
import * as lookedThrough from './0034-looked-through.ts'

/** Explicit, so that nothing has to read a folder at run time. Names sort in the order they are applied. */
export const migrations: Record<string, Migration> = {
  '0001-accounts': accounts,
  '0002-businesses': businesses,
  '0003-keeping-it-true': keepingItTrue,
  '0004-notebooks': notebooks,
  '0005-favors-and-ratings': favorsAndRatings,
  '0006-newcomers-and-porch': newcomersAndPorch,
  '0007-search': search,
  '0008-asked-often': askedOften,
  '0008-favors-told': favorsTold,
  '0009-ratings': ratings,
  '0010-counter-book': counterBook,
  '0011-who-to-talk-to': whoToTalkTo,
  '0012-porch': porch,
  '0013-birthdays-near': birthdaysNear,
  '0014-guide': guide,
  '0015-refrigerator': refrigerator,
  '0016-said-again': saidAgain,
  '0017-closures': closures,
  '0017-suggestions': suggestions,
  '0018-desk': desk,
  '0019-photos': photos,
  '0020-imports': imports,
  '0021-truth': truth,
  '0022-sold': sold,
  '0023-truth-closures': truthClosures,
  '0024-asked-after': askedAfter,
  '0024-people-suggested': peopleSuggested,
  '0025-reminders': reminders,
  '0026-contacts-joined': contactsJoined,
  '0028-counter-lock': counterLock,
  '0030-archive': archive,
  '0033-half-written': halfWritten,
  '0034-looked-through': lookedThrough,
}
