import { NotFound } from '../../errors.ts'
import { dayIn } from '../../web/clock.ts'
import { type House, townOf } from '../../web/house.ts'
import { movedTo } from '../../web/moved.ts'
import type { Street } from '../../web/registrar.ts'
import { sendText } from '../../web/send-text.ts'
import { nobody } from '../../web/viewer.ts'
import { changesFeed } from './changes-feed.ts'
import { latestChanges } from './changes.ts'
import { exportCsv } from './csv.ts'
import { exportGeoJson } from './geojson.ts'
import { exportHsds, type Origin } from './hsds.ts'
import { publicBusiness } from './public-businesses.ts'
import { sendExport } from './send.ts'
import { vcardOf } from './vcard.ts'
import { closuresTold } from '../queries-closures.ts'
import { businessBySlug } from '../queries.ts'

const MOST_CLOSURES = 50

const todayIn = (house: House): string => dayIn(townOf(house).zone, house.clock.now())

/** The directory to take along: what anybody may read, each row with its source and licence. */
export function exportRoutes(street: Street, house: House): void {
  const origin = (): Origin => ({ baseUrl: house.config.baseUrl, country: townOf(house).country.toUpperCase() })

  // Before the page of a business: its address would take the ending for a part of the name.
  street.open('GET /directory/:slug.vcf', async (req, res) => {
    const { id, slug } = await businessBySlug(house.db, nobody, String(req.params.slug))
    if (slug !== req.params.slug) {
      movedTo(res, `/directory/${slug}.vcf`)
      return
    }
    const business = await publicBusiness(house.db, id, todayIn(house))
    // Nobody keeps the number of a door that stays shut.
    if (business.standing === 'closed' || business.standing === 'sold') throw new NotFound('card')
    res.setHeader('vary', 'Accept-Language, Cookie')
    res.setHeader('content-disposition', `inline; filename="${slug}.vcf"`)
    sendText(req, res, 'text/vcard; charset=utf-8', vcardOf(business, origin(), res.locals))
  })

  street.open('GET /directory.csv', (req, res) => sendExport(house, req, res, 'text/csv; charset=utf-8', exportCsv))
  street.open('GET /directory.geojson', (req, res) =>
    sendExport(house, req, res, 'application/geo+json; charset=utf-8', exportGeoJson),
  )
  street.open('GET /directory.json', (req, res) =>
    sendExport(house, req, res, 'application/json; charset=utf-8', (db, today, write) =>
      exportHsds(db, origin(), today, write),
    ),
  )
  street.open('GET /directory.atom', async (req, res) => {
    const today = todayIn(house)
    const [changes, closures] = [
      await latestChanges(house.db, today),
      await closuresTold(house.db, today, MOST_CLOSURES),
    ]
    sendText(req, res, 'application/atom+xml; charset=utf-8', changesFeed(house, changes, closures, today))
  })
}
