import type { Guard } from './guard.ts'

/** Who takes the list out, who rings through it, and who brings one in; and everything of one's own. */
export const whoMayTakeLists = {
  'GET /directory.csv': 'anybody',
  'GET /directory.geojson': 'anybody',
  'GET /directory.json': 'anybody',
  'GET /directory.atom': 'anybody',
  'GET /directory/:slug.vcf': 'anybody',
  'GET /sitemap.xml': 'anybody',
  'GET /robots.txt': 'anybody',
  'GET /account/export': 'resident',
  'GET /account/export/woodstove.zip': 'resident',
  'GET /account/archive': 'resident',
  'POST /account/archive': 'resident',
  'POST /account/archive/keeping': 'resident',
  'POST /account/archive/removal': 'resident',
  'GET /stewards/ring-through': 'steward',
  'POST /stewards/ring-through/:slug': 'steward',
  'GET /stewards/imports': 'steward',
  'POST /stewards/imports': 'steward',
  'GET /stewards/imports/sample.csv': 'steward',
  'GET /stewards/imports/:id': 'steward',
  'POST /stewards/imports/:id/columns': 'steward',
  'POST /stewards/imports/:id/application': 'steward',
  'POST /stewards/imports/:id/doubts': 'steward',
  'POST /stewards/imports/:id/undoing': 'steward',
} as const satisfies Record<string, Guard>
