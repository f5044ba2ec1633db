import { beforeAll, describe, expect, test } from 'vitest'
import { between, counter, desk, own, places } from './pages.ts'
import { fine, lookAgain, type Looks, openWalkedTown, type Size, type WalkedTown } from './browser.ts'

/** What axe finds differently with another width or light; all else is the same wherever a page is open. */
export const ofLightAndWidth = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

/**
 * Every page of every person on one screen: nothing for axe, nothing too small, nothing sideways, no word from the console.
 * @param alsoAt a window's size at which the same pages are held against finger and edge
 * @param rules only these of axe's; all of them where not said
 */
export function describeEveryPage(
  name: string,
  looks: Looks,
  { alsoAt, rules }: { alsoAt?: Size; rules?: readonly string[] } = {},
): void {
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
        expect(await walked.lookAt(page, path, rules)).toEqual(fine(path))
        if (alsoAt) expect(await lookAgain(page, path, alsoAt), 'in a smaller window').toEqual(fine(path))
      }
      expect(said).toEqual([])
      await context.close()
    })
  })
}
