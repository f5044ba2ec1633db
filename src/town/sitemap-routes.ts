import { sendExport } from '../directory/export/send.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { sendText } from '../web/send-text.ts'
import { writeSitemap } from './sitemap.ts'

/** What search engines ask for before anything else. */
export function sitemapRoutes(street: Street, house: House): void {
  const { baseUrl } = house.config

  street.open('GET /sitemap.xml', async (req, res) => {
    const { after } = req.query
    const part = typeof after === 'string' && /^([0-9a-f-]{36})?$/.test(after) ? after : null
    await sendExport(house, req, res, 'application/xml; charset=utf-8', (db, _today, write) =>
      writeSitemap(db, baseUrl, part, write),
    )
  })

  // A list narrowed in a thousand ways is a thousand pages of the same: the plain one leads to every place.
  street.open('GET /robots.txt', (req, res) => {
    sendText(
      req,
      res,
      'text/plain; charset=utf-8',
      `User-agent: *\nDisallow: /directory?\nDisallow: /demo\nSitemap: ${baseUrl}/sitemap.xml\n`,
    )
  })
}
