import { demoPeople } from './people.ts'
import { walk } from './walk.ts'

/** The six whom a visitor can become, as the bar on top of every page names them. */
export const personsToBe = demoPeople.map(({ key, name }) => ({
  key,
  name,
  first: name.split(' ')[0] ?? name,
}))

const firstNames = new Map(personsToBe.map(({ key, first }) => [key, first]))

/** The walk as its own pages show it: where it goes on, and as whom. */
export const stopsToSee = walk.map(({ as, path, title }) => ({ as, path, title, first: firstNames.get(as) ?? as }))
