import { demoPeople } from './people.ts'

/** The six whom a visitor can become, as the bar on top of every page names them. */
export const personsToBe = demoPeople.map(({ key, name }) => ({
  key,
  name,
  first: name.split(' ')[0] ?? name,
}))
