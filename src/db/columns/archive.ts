import { id, instant, ref, text } from './notation.ts'

/** What somebody is bringing from another town, between the look into it and the yes; one at a time, for a day. */
export const archiveTables = {
  broughtNotebook: {
    id: id('me erase none'),
    accountId: ref('account', 'me erase none'),
    content: text('me erase none'),
    broughtAt: instant('me erase none'),
  },
}
