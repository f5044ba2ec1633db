import { describeEveryPage, ofLightAndWidth } from '../support/every-page.ts'

/** The same pages as by lamp light, where all that axe knows is asked of them. */
describeEveryPage(
  'on a desk, and on the smallest phone',
  { viewport: { width: 1280, height: 900 } },
  { alsoAt: { width: 320, height: 640 }, rules: ofLightAndWidth },
)
