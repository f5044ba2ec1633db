import { accountTables } from './columns/accounts.ts'
import { archiveTables } from './columns/archive.ts'
import { counterTables } from './columns/counter.ts'
import { directoryTables } from './columns/directory.ts'
import { favorTables } from './columns/favors.ts'
import { importTables } from './columns/imports.ts'
import { newcomerTables } from './columns/newcomers.ts'
import { notebookTables } from './columns/notebook.ts'
import { porchTables } from './columns/porch.ts'
import { ratingTables } from './columns/ratings.ts'
import { refrigeratorTables } from './columns/refrigerator.ts'
import { saleTables } from './columns/sales.ts'
import type { Declared } from './columns/notation.ts'

/** Every table and column of the town, each declared once. See `columns/notation.ts`. */
export const columns = {
  ...accountTables,
  ...directoryTables,
  ...importTables,
  ...refrigeratorTables,
  ...saleTables,
  ...notebookTables,
  ...archiveTables,
  ...counterTables,
  ...favorTables,
  ...ratingTables,
  ...newcomerTables,
  ...porchTables,
} satisfies Declared
