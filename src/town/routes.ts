import type { Request } from 'express'
import { LRUCache } from 'lru-cache'
import { theDesk } from '../accounts/steward-queries.ts'
import type { Db } from '../db/tables.ts'
import { versionOf } from '../db/version.ts'
import { noFilters, readFilters } from '../directory/listing/filters.ts'
import { openListing } from '../directory/listing/listing.ts'
import { anyHoursKnown, businessBySlug } from '../directory/queries.ts'
import { mayTakeBack, saleOf } from '../directory/sales/queries.ts'
import { openSearch } from '../directory/search/search.ts'
import { walkInCard } from '../notebook/queries-walk-in.ts'
import { porchOnTheFront } from '../porch/queries-front.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import type { SafeHtml } from '../web/assets.ts'
import { movedTo } from '../web/moved.ts'
import type { PlaceSection } from '../web/place-section.ts'
import type { Street } from '../web/registrar.ts'
import { isSignedIn, nobody, type SignedIn } from '../web/viewer.ts'
import { editionRoutes } from './edition-routes.ts'
import { showFront } from './front-page.ts'
import { showHelp } from './help-page.ts'
import { openLists } from './drawn-list-page.ts'
import { showList } from './list-page.ts'
import { errandsOf, type OwnLine, ownLines } from './own-lines.ts'
import { openPlaces, showPlace } from './place-page.ts'
import { paperRoutes } from './paper-routes.ts'
import { openRows } from './row-page.ts'
import { sitemapRoutes } from './sitemap-routes.ts'
import { openTownMaps } from './town-maps.ts'
import { showWhoSeesWhat } from './who-sees-page.ts'

const ON_THE_FRONT = 6
const noLines = new Map<string, OwnLine>()

/** The pages that several rooms' things come together on. */
export function townRoutes(street: Street, house: House, sections: readonly PlaceSection[]): void {
  const { db } = house
  const maps = openTownMaps(house)
  const rows = openRows(house, maps)
  const places = openPlaces(house, maps)
  const listing = openListing(db, openSearch(db))
  const lists = openLists(house, listing, rows, maps)
  const ids = openAddresses(house)

  healthRoutes(street, house)
  paperRoutes(street, house)
  editionRoutes(street, house)
  sitemapRoutes(street, house)

  street.open('GET /', async (req, res) => {
    const { viewer } = res.locals
    const open = await listing.page({ ...noFilters, open: 'now' }, null)
    const all = await listing.page(noFilters, null)
    showFront(house, req, res, {
      hero: (await maps.now(res.locals)).hero,
      rows: await rows.draw(open.ids.slice(0, ON_THE_FRONT), res.locals),
      openNow: open.facets.total,
      all: all.facets.total,
      hoursUnknown: open.facets.total === 0 && !(await anyHoursKnown(db)),
      headings: all.facets.category,
      desk: all.facets.total > 0 ? '' : await theDesk(db, res.locals),
      errands: isSignedIn(viewer) ? await errandsOf(db, viewer) : [],
      porch: await porchOnTheFront(db, viewer, dayIn(townOf(house).zone, house.clock.now())),
    })
  })

  street.open('GET /directory', async (req, res) => {
    const { viewer } = res.locals
    const filters = readFilters(req.query)
    const after = cursorOf(req)
    const list = await lists.draw(filters, after, res.locals)
    const own = isSignedIn(viewer) ? await ownLines(db, viewer, list.ids) : noLines
    showList(house, req, res, list, own)
  })

  street.open('GET /directory/:slug', async (req, res) => {
    const { viewer } = res.locals
    const slug = String(req.params.slug)
    const found = await ids.find(slug)
    if (found.slug !== slug) {
      movedTo(res, `/directory/${found.slug}`)
      return
    }
    const drawn = await places.draw(found.id, res.locals)
    const htmlSections: SafeHtml[] = []
    for (const section of sections) htmlSections.push(await section(drawn, req, res))
    const card = isSignedIn(viewer) ? await walkInCard(db, viewer, found.id) : null
    const desk = drawn.hasFace ? '' : await theDesk(db, res.locals)
    const seesSale = drawn.gone && isSignedIn(viewer) && (await seesSaleOf(db, viewer, found.id))
    showPlace(house, req, res, { drawn, card, desk, seesSale, htmlSections })
  })

  street.open('GET /help', async (req, res) => {
    showHelp(house, req, res, await theDesk(db, res.locals))
  })

  street.open('GET /who-sees-what', (req, res) => {
    showWhoSeesWhat(house, req, res)
  })
}

function healthRoutes(street: Street, house: House): void {
  street.open('GET /healthz', (_req, res) => {
    res.type('text/plain').send('ok')
  })

  street.open('GET /readyz', async (_req, res) => {
    const ready = await answers(house)
    res
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready' : 'not ready')
  })
}

async function seesSaleOf(db: Db, viewer: SignedIn, businessId: string): Promise<boolean> {
  const sale = await saleOf(db, businessId)
  return sale !== null && mayTakeBack(db, viewer, sale)
}

const ID = /^[0-9a-f-]{36}$/

function cursorOf(req: Request): string | null {
  const { after } = req.query
  return typeof after === 'string' && ID.test(after) ? after : null
}

/** Which business an address leads to, the same for everybody; kept until a public page changes. */
function openAddresses(house: House) {
  const kept = new LRUCache<string, { id: string; slug: string }>({ max: 5000 })
  const version = versionOf(house.db)
  return {
    /** @throws NotFound */
    async find(slug: string): Promise<{ id: string; slug: string }> {
      const key = `${version.current} ${slug}`
      const known = kept.get(key)
      if (known) return known
      const found = await businessBySlug(house.db, nobody, slug)
      kept.set(key, found)
      return found
    },
  }
}

async function answers(house: House): Promise<boolean> {
  try {
    await house.db.selectFrom('town').select('id').limit(1).execute()
    return house.town.current !== null
  } catch {
    return false
  }
}
