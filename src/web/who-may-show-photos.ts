import type { Guard } from './guard.ts'

/** Who may use the routes of a place's photos: whoever keeps its page puts them up, anybody looks at them. */
export const whoMayShowPhotos = {
  'GET /photos/:file': 'anybody',
  'GET /directory/:slug/photos': 'resident',
  'POST /directory/:slug/photos': 'resident',
  'GET /directory/:slug/photos/:id/caption': 'resident',
  'POST /directory/:slug/photos/:id/caption': 'resident',
  'POST /directory/:slug/photos/:id/position': 'resident',
  'GET /directory/:slug/photos/:id/removal': 'resident',
  'POST /directory/:slug/photos/:id/removal': 'resident',
} as const satisfies Record<string, Guard>
