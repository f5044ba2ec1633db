import type { Guard } from './guard.ts'

/** Who may use the routes by which the list is kept true: what neighbors suggest, what becomes of it, and what is put back; and what the search is taught. */
export const whoMaySuggest = {
  'GET /directory/:slug/suggestions/new': 'resident',
  'POST /directory/:slug/suggestions': 'resident',
  'GET /directory/:slug/closing': 'resident',
  'POST /directory/:slug/closing': 'resident',
  'POST /directory/:slug/reopening': 'resident',
  'GET /directory/:slug/returns/new': 'resident',
  'POST /directory/:slug/returns': 'resident',
  'GET /suggestions/:id': 'resident',
  'POST /suggestions/:id/acceptance': 'resident',
  'POST /suggestions/:id/refusal': 'resident',
  'POST /suggestions/:id/withdrawal': 'resident',
  'POST /suggestions/:id/reading': 'resident',
  'GET /stewards/suggestions': 'steward',
  'GET /stewards/phrases': 'steward',
  'POST /stewards/phrases': 'steward',
  'POST /stewards/phrases/:id/removal': 'steward',
} as const satisfies Record<string, Guard>
