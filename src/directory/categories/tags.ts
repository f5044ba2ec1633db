import { categories } from './catalog.ts'

/** One way OSM tags say a category: every pair must hold. */
interface Sign {
  id: string
  pairs: [string, string][]
}

const signsByFirstPair = new Map<string, Sign[]>()
for (const { id, tags } of categories.values()) {
  for (const set of tags) {
    const pairs = Object.entries(set)
    const first = pairs[0]?.join('=') ?? ''
    const signs = signsByFirstPair.get(first)
    if (signs === undefined) signsByFirstPair.set(first, [{ id, pairs }])
    else signs.push({ id, pairs })
  }
}

/**
 * The categories that OSM tags name, the most specific first: amenity=restaurant with cuisine=pizza;burger is pizza, then
 * restaurant. Values may be lists with semicolons.
 */
export function categoriesFromTags(tags: Record<string, string>): string[] {
  const values = new Map(Object.entries(tags).map(([key, value]) => [key, value.split(';').map((one) => one.trim())]))
  const holding: Sign[] = []
  for (const [key, list] of values) {
    for (const value of list) {
      const signs = signsByFirstPair.get(`${key}=${value}`) ?? []
      holding.push(...signs.filter(({ pairs }) => pairs.every(([k, v]) => values.get(k)?.includes(v) === true)))
    }
  }
  holding.sort((a, b) => b.pairs.length - a.pairs.length)
  return [...new Set(holding.map(({ id }) => id))]
}
