import { beforeAll, describe, expect, test } from 'vitest'
import { between, counter, desk, own, places } from './pages.ts'
import { fine, lookAgain, type Looks, openWalkedTown, type Size, type WalkedTown } from './browser.ts'

/**
 * Every page of every person on one screen: nothing for axe, nothing too small, nothing sideways, no word from the console.
 * @param alsoAt a window's size at which the same pages are held against finger and edge
 */
export function describeEveryPage(name: string, looks: Looks, alsoAt?: Size): void {
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
      for (const path of paths) {
        expect(await walked.lookAt(page, path)).toEqual(fine(path))
        if (alsoAt) expect(await lookAgain(page, path, alsoAt), 'in a smaller window').toEqual(fine(path))
      }
      expect(said).toEqual([])
      await context.close()
    })
  })
}
