import type { Request, Response } from 'express'
import type { House } from '../web/house.ts'
import type { MessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { asksInFirst, helpAddress, helpFiles, helpParts, readersOf } from './help-rules.ts'

/** How the town can be read by everybody, in the order of the page. */
const ways = ['no-script', 'keyboard', 'text', 'paper', 'languages', 'phone'] as const
const wayIcons = {
  'no-script': 'circle-check',
  keyboard: 'chevron-right',
  text: 'book-open',
  paper: 'printer',
  languages: 'languages',
  phone: 'phone',
} as const

/** What each page is for, in the order of what one wants to do. @param desk whom to ask when the page does not tell */
export function showHelp(house: House, req: Request, res: Response, desk: string): void {
  const { t, viewer } = res.locals
  showPage(house, req, res, {
    view: 'town/help',
    title: t('help.title'),
    keepUntil: Object.keys(req.query).length > 0 ? undefined : null,
    page: {
      desk,
      parts: helpParts.map(({ id, entries }) => ({
        id,
        title: t(`help.part-${id}`),
        entries: entries.map((entry) => {
          const seen = readersOf(entry)
          return {
            icon: entry.icon,
            label: t(entry.label),
            href: helpAddress(entry.route, viewer),
            what: t(entry.what),
            signIn: asksInFirst(entry.route, viewer),
            seen: seen && { icon: seen.icon, words: t(seen.key) },
          }
        }),
      })),
      ways: ways.map((way) => ({
        icon: wayIcons[way],
        lead: t(`help.way-${way}` satisfies MessageKey),
        rest: t(`help.way-${way}-rest` satisfies MessageKey),
      })),
      files: helpFiles.map(({ route, name }) => ({
        href: route.slice('GET '.length),
        label: t(`files.${name}`),
        what: t(`files.${name}-for`),
      })),
    },
  })
}
