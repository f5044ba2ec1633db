import { categories } from '../directory/categories/categories.ts'
import type { Place } from './place-queries.ts'

/**
 * The page's facts for machines (schema.org, JSON-LD): what anybody may read, whoever looks. It is data, never run; `<`
 * is written so that no words in it can end the block.
 */
export function machineData(place: Place, baseUrl: string): string {
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
    keywords: place.categories.map((id) => categories.get(id)?.name.en ?? id).join(', ') || undefined,
    employee: place.faces
      .filter((face) => face.audience === 'anybody')
      .map((face) => ({ '@type': 'Person', name: face.name, jobTitle: face.role ?? undefined })),
  }
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`
}
