/** What is kept of a business for searching, folded; only what anybody may read. */
export interface SearchDocument {
  number: number
  name: string
  people: string
  trades: string
  about: string
  place: string
}
