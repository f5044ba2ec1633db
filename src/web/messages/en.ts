import { accounts } from './en/accounts.ts'
import { cameBy } from './en/came-by.ts'
import { archive } from './en/archive.ts'
import { cards } from './en/cards.ts'
import { claims } from './en/claims.ts'
import { contacts } from './en/contacts.ts'
import { common } from './en/common.ts'
import { counter } from './en/counter.ts'
import { counterLock } from './en/counter-lock.ts'
import { directory } from './en/directory.ts'
import { edition } from './en/edition.ts'
import { duplicates } from './en/duplicates.ts'
import { favors } from './en/favors.ts'
import { gaps } from './en/gaps.ts'
import { guide } from './en/guide.ts'
import { files } from './en/files.ts'
import { help } from './en/help.ts'
import { imports } from './en/imports.ts'
import { leaving } from './en/leaving.ts'
import { loans } from './en/loans.ts'
import { maps } from './en/maps.ts'
import { newcomers } from './en/newcomers.ts'
import { notebook } from './en/notebook.ts'
import { offline } from './en/offline.ts'
import { ownSearch } from './en/own-search.ts'
import { paper } from './en/paper.ts'
import { passing } from './en/passing.ts'
import { asking } from './en/asking.ts'
import { phrases } from './en/phrases.ts'
import { photos } from './en/photos.ts'
import { porch } from './en/porch.ts'
import { ratings } from './en/ratings.ts'
import { refrigerator } from './en/refrigerator.ts'
import { reminders } from './en/reminders.ts'
import { seesParts } from './en/sees-parts.ts'
import { setup } from './en/setup.ts'
import { sold } from './en/sold.ts'
import { start } from './en/start.ts'
import { stewards } from './en/stewards.ts'
import { suggestions } from './en/suggestions.ts'
import { town } from './en/town.ts'
import { ways } from './en/ways.ts'
import { wentPast } from './en/went-past.ts'
import { word } from './en/word.ts'

export const en = {
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
