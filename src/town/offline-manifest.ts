import { asset } from '../web/assets.ts'
import { type House, townOf } from '../web/house.ts'
import { type Language, translator } from '../web/languages.ts'

/** The paper of the pages, and the ink of the sign above them: see `--paper` and `--ink` in the stylesheet. */
const PAPER = '#faf8f1'
const INK = '#1c2320'

/** What makes the town an app on a home screen (W3C Web Application Manifest), with the way to the visit form. */
export function manifestOf(house: House, language: Language) {
  const t = translator(language)
  const { name: town } = townOf(house)
  const drawn = (size: number) => ({ src: asset(`icon-${size}.png`), sizes: `${size}x${size}`, type: 'image/png' })
  return {
    id: '/',
    lang: language,
    name: `${t('app.name')}, ${town}`,
    short_name: t('app.name'),
    description: t('offline.app-about', { town }),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: PAPER,
    theme_color: INK,
    icons: [
      { ...drawn(192), purpose: 'any' },
      { ...drawn(512), purpose: 'any' },
      { ...drawn(512), purpose: 'maskable' },
      { src: asset('icon.svg'), sizes: 'any', type: 'image/svg+xml' },
    ],
    shortcuts: [
      { name: t('offline.write-visit'), url: '/notebook/visits/new', icons: [drawn(192)] },
      { name: t('offline.find'), url: '/directory', icons: [drawn(192)] },
    ],
  }
}
