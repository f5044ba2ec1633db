import { describeEveryPage } from '../support/every-page.ts'

describeEveryPage('on a phone by lamp light, in Spanish', {
  viewport: { width: 390, height: 844 },
  colorScheme: 'dark',
  locale: 'es-US',
})
