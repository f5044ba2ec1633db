import { describeEveryPage } from '../support/every-page.ts'

describeEveryPage('on a small phone', { viewport: { width: 320, height: 640 } })
