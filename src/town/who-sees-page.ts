import type { Request, Response } from 'express'
import type { Audience } from '../db/columns/notation.ts'
import type { House } from '../web/house.ts'
import type { MessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { whoSeesWhat } from './who-sees-rules.ts'

const audienceKeys: Record<Audience, MessageKey> = {
  anybody: 'sees.by-anybody',
  neighbors: 'sees.by-neighbors',
  introduced: 'sees.by-introduced',
  parties: 'sees.by-parties',
  counter: 'sees.by-counter',
  owners: 'sees.by-owners',
  stewards: 'sees.by-stewards',
  me: 'sees.by-me',
  row: 'sees.by-row',
  nobody: 'sees.by-nobody',
}

export function showWhoSeesWhat(house: House, req: Request, res: Response): void {
  const { t } = res.locals
  showPage(house, req, res, {
    view: 'town/who-sees-what',
    title: t('sees.title'),
    keepUntil: Object.keys(req.query).length > 0 ? undefined : null,
    page: {
      kinds: whoSeesWhat().map(({ key, most, parts }) => ({
        name: t(key),
        most: t(audienceKeys[most]),
        parts: parts.flatMap(({ audience, what }) =>
          what ? [{ but: t('sees.but', { what: t(what) }), who: t(audienceKeys[audience]) }] : [],
        ),
      })),
    },
  })
}
