/** The categories of the directory: one door to what a business can be, and to how tags, lists and people say it. */
export { categories, groups } from './catalog.ts'
export { categoriesNamed } from './named.ts'
export { categoriesFromTags } from './tags.ts'
export { categoriesFromWords, categoriesNamedByTags } from './words.ts'
