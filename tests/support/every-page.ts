import { beforeAll, describe, expect, test } from 'vitest'
import { fine, type Looks, openWalkedTown, type WalkedTown } from './browser.ts'

/** What everybody may open. */
const places = [
  '/',
  '/directory',
  '/directory?q=leña',
  '/directory/gap-hardware-and-feed',
  '/directory/joyce-owle-bookkeeping',
  '/who-sees-what',
  '/who',
  '/who?about=leña',
  '/who?about=school+bus',
  '/newcomers',
  '/porch',
  '/porch/stove',
  '/ways',
  '/ways/trash-recycling-and-the-transfer-station',
  '/ways/firewood/history',
  '/my-page',
  '/sign-in',
  '/join',
  '/demo',
]
const own = [
  '/notebook',
  '/notebook/visits',
  '/notebook/visits/new?business=gap-hardware-and-feed',
  '/notebook/walk-in/gap-hardware-and-feed',
  '/notebook/contacts',
  '/favors',
  '/favors/new',
  '/favors/new?kind=favor',
  '/favors/loans/new',
  '/favors/card',
  '/account',
  '/account/digest',
  '/account/cards',
  '/directory/one-light-brewing/claim',
  '/word',
  '/porch',
  '/porch/new?kind=gathering',
  '/ways/new',
  '/newcomers/guide',
  '/directory/gap-hardware-and-feed',
]
const counter = [
  '/counter/gap-hardware-and-feed',
  '/counter/gap-hardware-and-feed?q=rut',
  '/counter/gap-hardware-and-feed/regulars',
  '/counter/gap-hardware-and-feed/regulars/new',
  '/counter/gap-hardware-and-feed/list',
  '/counter/gap-hardware-and-feed/people',
]
const between = [
  '/who?about=firewood',
  '/newcomers',
  '/who/offers',
  '/who/vouches',
  '/who/vouches/new?business=gap-hardware-and-feed',
  '/who/introductions',
  '/who/questions/new?about=firewood',
]
const desk = [
  '/stewards/questions',
  '/stewards',
  '/stewards/slips',
  '/stewards/accounts',
  '/stewards/imports',
  '/stewards/people',
  '/stewards/claims',
  '/stewards/question',
  '/stewards/reports',
  '/directory/new',
  '/directory/whitfield-pharmacy/edit',
  '/directory/whitfield-pharmacy/history',
]

/** Every page of every person on one screen: nothing for axe, nothing too small, nothing sideways, no word from the console. */
export function describeEveryPage(name: string, looks: Looks): void {
  describe(name, () => {
    let walked: WalkedTown
    beforeAll(async () => {
      walked = await openWalkedTown()
    })

    test.each([
      ['nobody', places],
      ['ruth', own],
      ['earl', counter],
      ['dot', between],
      ['dee', desk],
    ])('every page of %s can be read, reached and touched', async (as, paths) => {
      const { context, page, said } = await walked.open(as === 'nobody' ? 'ruth' : as, looks)
      if (as === 'nobody') await context.clearCookies()
      for (const path of paths) expect(await walked.lookAt(page, path)).toEqual(fine(path))
      expect(said).toEqual([])
      await context.close()
    })
  })
}
