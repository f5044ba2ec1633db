import { describeEveryPage } from '../support/every-page.ts'

describeEveryPage(
  'on a desk, and on the smallest phone',
  { viewport: { width: 1280, height: 900 } },
  { width: 320, height: 640 },
)
