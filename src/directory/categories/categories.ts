/** The categories of the directory: one door to what a business can be, and to how tags, lists and people say it. */
export { categories, groups, type Category, type Group, type GroupId } from './catalog.ts'
export { categoriesNamed } from './named.ts'
export { categoriesFromTags } from './tags.ts'
export { categoriesFromWords } from './words.ts'
