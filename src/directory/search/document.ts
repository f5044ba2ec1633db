import { foldText } from '../../web/fold.ts'

/** What is kept of a business for searching, folded; only what anybody may read. */
export interface SearchDocument {
  number: number
  name: string
  people: string
  trades: string
  about: string
  place: string
}

/** As lists of businesses shorten names to fit a column. */
const shortened = new Map(
  (
    'assn association,assoc associates,bldg building,bur bureau,cncl council,cnsldtd consolidated,cnty county,' +
    'comms communications,constr construction,coolg cooling,ctr center,ctrs centers,cvrngs coverings,dept department,' +
    'elec electric,entrmt entertainment,equip equipment,grmng grooming,hosp hospital,intl international,meth methodist,' +
    'mfg manufacturing,mgmt management,mkt market,mtn mountain,natl national,rfrg refrigeration,rsrc resource,' +
    'svc service,svcs services'
  )
    .split(',')
    .map((pair) => pair.split(' ', 2) as [string, string]),
)

/** A name as it is searched: "Ridge Electrical Svc" is found by "service" too. */
export function nameSearched(name: string): string {
  const folded = foldText(name)
  return [folded, ...folded.split(' ').flatMap((word) => shortened.get(word) ?? [])].join(' ')
}
