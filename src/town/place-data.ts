import { categories } from '../directory/categories/categories.ts'
import type { Outlook } from '../directory/hours/outlook.ts'
import { weekOf } from '../directory/hours/week.ts'
import type { Reading } from '../directory/hours/open-words.ts'
import { type Photo, shownPhoto } from '../directory/photos/rules.ts'
import type { Place } from './place-queries.ts'

interface Machines {
  baseUrl: string
  country: string
  /** When the door opens, as far as somebody has written it down; null where nobody did, or the place is gone. */
  outlook: Outlook | null
}

/**
 * The page's facts for machines (schema.org, JSON-LD): what anybody may read, whoever looks. It is data, never run; `<`
 * is written so that no words in it can end the block.
 */
export function machineData(place: Place, { baseUrl, country, outlook }: Machines, reading: Reading): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'LocalBusiness',
    '@id': `${baseUrl}/b/${place.code}`,
    url: `${baseUrl}/directory/${place.slug}`,
    name: place.name,
    description: place.about ?? undefined,
    address: place.placeShown ?? undefined,
    geo:
      place.shownLat === null || place.shownLon === null
        ? undefined
        : { '@type': 'GeoCoordinates', latitude: place.shownLat, longitude: place.shownLon },
    telephone: place.phoneAudience === 'anybody' ? (place.phone ?? undefined) : undefined,
    email: place.mailAudience === 'anybody' ? (place.mail ?? undefined) : undefined,
    sameAs: place.website ?? undefined,
    knowsLanguage: place.spoken ? place.spoken.split(' ') : undefined,
    openingHoursSpecification: outlook ? openDays(outlook, country, reading) : undefined,
    keywords: place.categories.map((id) => categories.get(id)?.name.en ?? id).join(', ') || undefined,
    image: place.photos.length > 0 ? place.photos.map((photo) => pictureOf(photo, baseUrl)) : undefined,
    employee: place.faces
      .filter((face) => face.audience === 'anybody')
      .map((face) => ({ '@type': 'Person', name: face.name, jobTitle: face.role ?? undefined })),
  }
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`
}

/**
 * The seven days of the page, each for itself: so seasons, holidays and closures are in them, and nothing is said of the
 * hours by appointment, which schema.org has no word for.
 */
function openDays(outlook: Outlook, country: string, { now, zone }: Reading): object[] {
  return weekOf(outlook, now, zone, country).flatMap(({ day, spans }) =>
    spans
      .filter((span) => span.state === 'open')
      .map((span) => ({
        '@type': 'OpeningHoursSpecification',
        validFrom: day,
        validThrough: day,
        opens: span.from,
        // Their way to say midnight, or around the clock.
        closes: span.to === '24:00' ? '23:59' : span.to,
      })),
  )
}

function pictureOf(photo: Photo, baseUrl: string): object {
  const { src, width, height, caption, lang } = shownPhoto(photo)
  return { '@type': 'ImageObject', contentUrl: `${baseUrl}${src}`, width, height, caption, inLanguage: lang }
}
