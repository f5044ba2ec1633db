import type { Request, Response } from 'express'
import { asset, icon, type SafeHtml } from './assets.ts'
import { formToken } from './cross-site.ts'
import * as date from './dates.ts'
import { dropSaid, type Said, takeSaid } from './flash.ts'
import { type FormState, formView } from './forms.ts'
import type { House } from './house.ts'
import { type Language, translator } from './languages.ts'
import { takeBackMayBeKept } from './kept-offline.ts'
import { keepPage, sendHtml } from './kept-pages.ts'
import { menuFor, type Tab } from './menu.ts'
import { typedAddress } from './qr.ts'
import { tabletInUse } from './tablet.ts'
import { fillView } from './views.ts'

export type PageParts<Page extends object> = Frame & (Filled<Page> | { htmlBody: SafeHtml })

/** A page that its view fills in for every reader anew; others come drawn but for what is the reader's own. */
interface Filled<Page extends object> {
  /** `views/` path without its ending. */
  view: string
  /** What the view shows; its type is the room's. */
  page: Page
}

interface Frame {
  title: string
  tab?: Tab
  form?: FormState
  /** 422 after a bad form; 200 where not said. */
  status?: number
  /** The same for every signed-out reader: may be kept until this instant, null meaning until something changes. */
  keepUntil?: string | null
  /** Further tags for the head, already safe: JSON-LD, alternates. */
  head?: string
}

/** A page in the town's look. Every page goes through here; a room's `page.ts` is the only caller. */
export function showPage<Page extends object>(house: House, req: Request, res: Response, parts: PageParts<Page>): void {
  const { viewer, language, t } = res.locals
  const said = saidBefore(house, req, res)
  const failed = parts.form !== undefined && Object.keys(parts.form.errors).length > 0
  const token = (): string => formToken(house.secret, req)
  const common = {
    t,
    icon,
    asset,
    date,
    language,
    viewer,
    path: req.path,
    form: formView(parts.form ?? { values: {}, errors: {}, key: '' }, token, t),
  }
  const body = 'htmlBody' in parts ? parts.htmlBody : fillView(parts.view, { ...common, page: parts.page })
  const html = fillView('partials/layout', { ...common, page: layoutOf(house, req, res, parts, body, said) })
  if (parts.status) res.status(parts.status)
  else if (failed) res.status(422)
  if (req.method !== 'GET' || res.statusCode !== 200 || res.locals.theirsAlone || said) takeBackMayBeKept(res)
  if (parts.keepUntil !== undefined && viewer.accountId === null && !said)
    keepPage(house, req, res, html, parts.keepUntil)
  sendHtml(req, res, html)
}

/** What was said to one person is not read out to whoever takes up the tablet next, nor to a device that keeps the page. */
function saidBefore(house: House, req: Request, res: Response): Said | null {
  if (req.get('woodstove-device') === 'keeping') return null
  return res.locals.tablet && !res.locals.viewer.accountId ? dropSaid(req, res) : takeSaid(req, res, house.secret)
}

function layoutOf(house: House, req: Request, res: Response, parts: Frame, body: SafeHtml, said: Said | null) {
  return {
    title: parts.title,
    tab: parts.tab ?? null,
    menu: menuFor(res.locals.viewer, parts.tab ?? null),
    head: parts.head ?? '',
    body,
    said,
    mark: res.locals.mark,
    tablet: tabletInUse(res.locals),
    town: house.town.current,
    address: typedAddress(house.config.baseUrl),
    demoPeople: house.demoPeople,
    walkStop: walkStop(house, req),
    otherLanguage: otherLanguageLink(req),
    // A page that answers a form has no address of its own to come back to: going away would lose the words on it.
    answersForm: req.method === 'POST',
    otherLanguageWaits: otherLanguageWaits(res.locals.language),
    here: req.method === 'POST' ? '/' : req.originalUrl,
  }
}

/** Where on the demonstration's walk this page is, and what comes next; null beside it. */
function walkStop({ demoWalk }: House, req: Request) {
  const at = demoWalk.findIndex(({ path }) => path === req.originalUrl)
  return at < 0 ? null : { at: at + 1, count: demoWalk.length, next: demoWalk[at + 1] ?? null }
}

/** Why a page that answers a form stays in its language: first to whoever asks for the other one. */
const otherLanguageWaits = (language: Language) =>
  (language === 'es' ? (['en', 'es'] as const) : (['es', 'en'] as const)).map((lang) => ({
    lang,
    words: translator(lang)('app.other-language-waits'),
  }))

/** The same page in the other language. */
function otherLanguageLink(req: Request): string {
  const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '')
  query.set('lang', req.res?.locals.language === 'es' ? 'en' : 'es')
  return `${req.path}?${query.toString()}`
}
