import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5'
import type { Canary } from './canaries.ts'

/** The little picture that stands beside each sentence of who can see it (design: the strip rule). */
type Mark = 'lock' | 'users' | 'store' | 'signpost' | 'globe'

/** What an element may say of itself around a value of that audience. Saying less than is true is never wrong for the reader. */
const says: Record<Canary['audience'], readonly Mark[]> = {
  me: ['lock'],
  owners: ['lock', 'users', 'store'],
  counter: ['store'],
  parties: ['users', 'lock'],
  introduced: ['users', 'lock'],
  stewards: ['users', 'lock'],
  neighbors: ['signpost', 'users', 'lock', 'store'],
  nobody: [],
  row: ['signpost', 'users', 'lock', 'store'],
}

/** What holds a thing apart from its neighbors on the page: a label in one of these speaks for that one alone. */
const apart = ['li', 'article', 'section', 'details', 'form']

/**
 * The words on a page that some may not read, and that stand in no element which says who may.
 * An element speaks for everything in it, unless something nearer says otherwise.
 */
export function unlabelled(html: string, canaries: readonly Canary[]): string[] {
  const silent: string[] = []
  const visit = (node: Tree.ChildNode, above: readonly Tree.Element[]): void => {
    if (node.nodeName === 'head') return
    for (const words of wordsOf(node)) {
      const read = words.toLowerCase()
      for (const canary of canaries) {
        if (!read.includes(canary.word.toLowerCase())) continue
        const said = nearestLabel(above)
        if (!said?.some((mark) => says[canary.audience].includes(mark)))
          silent.push(`${canary.at} (${canary.audience}) under ${said?.join(' and ') ?? 'no label'}`)
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, [node, ...above])
  }
  for (const child of parse(html).childNodes) visit(child, [])
  return [...new Set(silent)]
}

const wordsOf = (node: Tree.ChildNode): string[] => {
  if (node.nodeName === '#text' && 'value' in node) return [node.value]
  // What a person may read; an address that a form goes to is read by nobody.
  return 'attrs' in node
    ? node.attrs
        .filter(({ name }) => ['value', 'alt', 'title', 'aria-label', 'placeholder'].includes(name))
        .map(({ value }) => value)
    : []
}

function nearestLabel(above: readonly Tree.Element[]): Mark[] | undefined {
  for (const [index, element] of above.entries()) {
    const marks = marksIn(element, above.slice(0, index))
    if (marks.length > 0) return marks
  }
  return undefined
}

/** @param on the way from the element down to the words: labels elsewhere that stand apart do not speak for them */
function marksIn(element: Tree.Element, on: readonly Tree.Element[]): Mark[] {
  if (!('childNodes' in element)) return []
  if (isLabel(element)) return markOf(element)
  return element.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return []
    if (apart.includes(child.tagName) && !on.includes(child)) return []
    return marksIn(child, on)
  })
}

const classesOf = (element: Tree.Element): string[] =>
  (element.attrs.find(({ name }) => name === 'class')?.value ?? '').split(' ')

const isLabel = (element: Tree.Element): boolean =>
  classesOf(element).some((name) => name === 'seen' || name === 'mineline') || chooses(element)

/** A choice of who may read it says who may. */
const chooses = (element: Tree.Element): boolean =>
  ['select', 'input'].includes(element.tagName) &&
  element.attrs.some(({ name, value }) => name === 'name' && /audience$/i.test(value))

const marks: readonly Mark[] = ['lock', 'users', 'store', 'signpost', 'globe']

function markOf(element: Tree.Element): Mark[] {
  if (chooses(element)) return ['lock', 'users', 'signpost']
  const pictures: string[] = []
  const look = (node: Tree.ChildNode): void => {
    if ('attrs' in node) for (const { value } of node.attrs) pictures.push(value)
    if ('childNodes' in node) node.childNodes.forEach(look)
  }
  look(element)
  return marks.filter((mark) => pictures.some((picture) => picture.endsWith(`#i-${mark}`)))
}
