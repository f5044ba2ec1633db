import { describeEveryPage } from '../support/every-page.ts'

describeEveryPage('on a desk', { viewport: { width: 1280, height: 900 } })
