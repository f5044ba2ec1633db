import type { Db } from '../db/tables.ts'
import { businessAddresses, partsOf } from '../directory/export/addresses.ts'
import type { Write } from '../directory/export/write.ts'
import { allWays } from '../newcomers/queries-ways.ts'
import { xmlText } from '../web/atom.ts'
import { nobody } from '../web/viewer.ts'

/** What sitemaps.org lets stand in one file. */
export const MOST_ADDRESSES = 50_000

/** Pages that stand for themselves, beside the town's ways; each counts in the first part. */
const pages = ['/', '/directory', '/directory/gaps', '/who', '/ways', '/porch', '/porch/stove', '/newcomers', '/help']
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/**
 * The town's pages for search engines, in one file, or in an index of several where there are too many.
 * @param part what stood in the address: null for the whole, else after which business the part begins
 */
export async function writeSitemap(
  db: Db,
  baseUrl: string,
  part: string | null,
  write: Write,
  most = MOST_ADDRESSES,
): Promise<void> {
  const ways = await allWays(db, nobody)
  const alone = [...pages, ...ways.map(({ slug }) => `/ways/${slug}`)].slice(0, most - 1)
  const inOne = most - alone.length
  const parts = part === null ? await partsOf(db, inOne) : []
  if (parts.length > 1) return writeIndex(baseUrl, parts, write)
  await write(`${HEAD}<urlset ${NAMESPACE}>\n`)
  if (!part) await write(alone.map((path) => `<url><loc>${xmlText(baseUrl + path)}</loc></url>\n`).join(''))
  for await (const some of businessAddresses(db, part ?? '', inOne)) {
    const lines = some.map(
      ({ slug, updatedAt }) =>
        `<url><loc>${xmlText(`${baseUrl}/directory/${slug}`)}</loc><lastmod>${updatedAt}</lastmod></url>\n`,
    )
    await write(lines.join(''))
  }
  await write('</urlset>\n')
}

async function writeIndex(baseUrl: string, parts: readonly string[], write: Write): Promise<void> {
  const lines = parts.map(
    (part) => `<sitemap><loc>${xmlText(`${baseUrl}/sitemap.xml?after=${part}`)}</loc></sitemap>\n`,
  )
  await write(`${HEAD}<sitemapindex ${NAMESPACE}>\n${lines.join('')}</sitemapindex>\n`)
}
