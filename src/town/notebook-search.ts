import { favorsToLookThrough } from '../favors/queries-search.ts'
import { ownNotebook } from '../notebook/queries-notebook.ts'
import { isMeant, wordsWanted } from '../notebook/search/matching.ts'
import { type Hit, searchNotebook } from '../notebook/search/search.ts'
import type { Db } from '../db/tables.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { A_GROUP, showNotebookSearch } from './notebook-search-page.ts'

/** One box over everything the viewer wrote down, or was told as one of two. Nothing of anybody else is looked at. */
export function notebookSearchRoutes(street: Street, house: House): void {
  street.signedIn('GET /notebook/search', async (req, res, viewer) => {
    const typed = typeof req.query.q === 'string' ? req.query.q : ''
    const words = wordsWanted(typed)
    showNotebookSearch(house, req, res, { typed, words, hits: await everythingMeant(house.db, viewer, words) })
  })
}

async function everythingMeant(db: Db, viewer: SignedIn, words: string[]): Promise<Hit[]> {
  if (words.length === 0) return []
  const own = await searchNotebook(db, await ownNotebook(db, viewer), words, A_GROUP)
  const favors = await favorsToLookThrough(db, viewer)
  const meant = favors.flatMap((favor): Hit[] => {
    const names = favor.others.flatMap(({ name }) => (name === 'former' ? [] : [name.said]))
    if (!isMeant(words, [favor.words, favor.mine.ownWords, ...names])) return []
    const { id, happenedOn: day, words: said, language } = favor
    const about = names.join(', ') || null
    return [{ kind: 'favor', href: `/favors/${id}`, about, day, writtenAt: null, words: said, language }]
  })
  return [...own, ...meant]
}
