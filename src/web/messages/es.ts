import { accounts } from './es/accounts.ts'
import { cameBy } from './es/came-by.ts'
import { archive } from './es/archive.ts'
import { cards } from './es/cards.ts'
import { claims } from './es/claims.ts'
import { contacts } from './es/contacts.ts'
import { common } from './es/common.ts'
import { counter } from './es/counter.ts'
import { counterLock } from './es/counter-lock.ts'
import { directory } from './es/directory.ts'
import { edition } from './es/edition.ts'
import { duplicates } from './es/duplicates.ts'
import { favors } from './es/favors.ts'
import { gaps } from './es/gaps.ts'
import { guide } from './es/guide.ts'
import { files } from './es/files.ts'
import { help } from './es/help.ts'
import { imports } from './es/imports.ts'
import { leaving } from './es/leaving.ts'
import { loans } from './es/loans.ts'
import { maps } from './es/maps.ts'
import { newcomers } from './es/newcomers.ts'
import { notebook } from './es/notebook.ts'
import { offline } from './es/offline.ts'
import { ownSearch } from './es/own-search.ts'
import { paper } from './es/paper.ts'
import { passing } from './es/passing.ts'
import { asking } from './es/asking.ts'
import { phrases } from './es/phrases.ts'
import { photos } from './es/photos.ts'
import { porch } from './es/porch.ts'
import { ratings } from './es/ratings.ts'
import { refrigerator } from './es/refrigerator.ts'
import { reminders } from './es/reminders.ts'
import { seesParts } from './es/sees-parts.ts'
import { setup } from './es/setup.ts'
import { sold } from './es/sold.ts'
import { start } from './es/start.ts'
import { stewards } from './es/stewards.ts'
import { suggestions } from './es/suggestions.ts'
import { town } from './es/town.ts'
import { ways } from './es/ways.ts'
import { wentPast } from './es/went-past.ts'
import { word } from './es/word.ts'

export const es = {
  ...common,
  ...contacts,
  ...accounts,
  ...archive,
  ...cameBy,
  ...cards,
  ...claims,
  ...counter,
  ...counterLock,
  ...directory,
  ...edition,
  ...duplicates,
  ...favors,
  ...gaps,
  ...guide,
  ...files,
  ...help,
  ...imports,
  ...leaving,
  ...loans,
  ...maps,
  ...newcomers,
  ...notebook,
  ...offline,
  ...ownSearch,
  ...paper,
  ...passing,
  ...asking,
  ...phrases,
  ...photos,
  ...porch,
  ...ratings,
  ...refrigerator,
  ...reminders,
  ...seesParts,
  ...setup,
  ...sold,
  ...start,
  ...stewards,
  ...suggestions,
  ...town,
  ...ways,
  ...wentPast,
  ...word,
}
