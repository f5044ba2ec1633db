/** A place that the town has, as a list of the county's calls it. */
interface TownDouble {
  of: string
  name: string
  street: string
  categories: readonly string[]
  daysAgo: number
}

/** What came twice when a list was brought in, and waits for the desk to look at it. */
export const doubles: readonly TownDouble[] = [
  {
    of: 'blevins-band-mill',
    name: 'Blevins Bandmill LLC',
    street: '890 Little Horse Rd',
    categories: ['sawmill'],
    daysAgo: 9,
  },
]
