/** Laurel Gap's pages that everybody may open. */
export const places = [
  '/',
  '/directory',
  '/directory?q=leña',
  '/directory/gap-hardware-and-feed',
  '/directory/joyce-owle-bookkeeping',
  '/who-sees-what',
  '/who',
  '/who?about=leña',
  '/who?about=school+bus',
  '/newcomers',
  '/porch',
  '/porch/stove',
  '/ways',
  '/ways/trash-recycling-and-the-transfer-station',
  '/ways/firewood/history',
  '/my-page',
  '/sign-in',
  '/join',
  '/demo',
]
/** Of Ruth, a resident. */
export const own = [
  '/notebook',
  '/notebook/visits',
  '/notebook/visits/new?business=gap-hardware-and-feed',
  '/notebook/walk-in/gap-hardware-and-feed',
  '/notebook/contacts',
  '/favors',
  '/favors/new',
  '/favors/new?kind=favor',
  '/favors/loans/new',
  '/favors/card',
  '/account',
  '/account/digest',
  '/account/cards',
  '/directory/one-light-brewing/claim',
  '/word',
  '/porch',
  '/porch/new?kind=gathering',
  '/ways/new',
  '/newcomers/guide',
  '/directory/gap-hardware-and-feed',
]
/** Of Earl, behind his counter. */
export const counter = [
  '/counter/gap-hardware-and-feed',
  '/counter/gap-hardware-and-feed?q=rut',
  '/counter/gap-hardware-and-feed/regulars',
  '/counter/gap-hardware-and-feed/regulars/new',
  '/counter/gap-hardware-and-feed/list',
  '/counter/gap-hardware-and-feed/people',
]
/** Of Dot, who brings people together. */
export const between = [
  '/who?about=firewood',
  '/newcomers',
  '/who/offers',
  '/who/vouches',
  '/who/vouches/new?business=gap-hardware-and-feed',
  '/who/introductions',
  '/who/questions/new?about=firewood',
]
/** Of Dee, a steward. */
export const desk = [
  '/stewards/questions',
  '/stewards',
  '/stewards/slips',
  '/stewards/accounts',
  '/stewards/imports',
  '/stewards/people',
  '/stewards/claims',
  '/stewards/question',
  '/stewards/reports',
  '/directory/new',
  '/directory/whitfield-pharmacy/edit',
  '/directory/whitfield-pharmacy/history',
]
