import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'

/** One file of the project, as the architecture test sees it. Paths are from the project's root, with slashes. */
export interface HouseFile {
  path: string
  lines: string[]
  /** What it imports: a path where the file is ours, else the name of a package. */
  imports: string[]
}

export const projectRoot = resolve(import.meta.dirname, '../..')

const fromClause =
  /^(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+[\w$]+)?)?\s*from\s+'([^']+)'/gm
const bareImport = /^import\s+'([^']+)'/gm
const callImport = /\bimport\(\s*'([^']+)'/g

/** Every file under `folder` whose name ends so, with its imports. */
export function readHouse(folder: string, ending: string): HouseFile[] {
  return filesUnder(folder)
    .filter((path) => path.endsWith(ending))
    .map((path) => {
      const text = readFileSync(join(projectRoot, path), 'utf8')
      return { path, lines: text.trimEnd().split('\n'), imports: importsIn(path, text) }
    })
}

/** Paths of all files under a folder of the project; none where there is no such folder. */
export function filesUnder(folder: string): string[] {
  const place = join(projectRoot, folder)
  if (!existsSync(place)) return []
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(projectRoot, posix.join(entry.parentPath, entry.name)))
    .sort()
}

/** Names in one folder of the project. */
export function namesIn(folder: string, kind: 'folders' | 'all' = 'all'): string[] {
  const place = join(projectRoot, folder)
  if (!existsSync(place)) return []
  const entries = readdirSync(place, { withFileTypes: true })
  return entries.filter((entry) => kind === 'all' || entry.isDirectory()).map((entry) => entry.name)
}

function importsIn(path: string, text: string): string[] {
  const code = codeLines(text.split('\n')).join('\n')
  const named = [...code.matchAll(fromClause), ...code.matchAll(bareImport), ...code.matchAll(callImport)]
  const targets = named.map((match) => match[1] ?? '')
  return targets.map((target) => (target.startsWith('.') ? posix.join(dirname(path), target) : target))
}

/** Lines that are not comment alone. */
export function codeLines(lines: string[]): string[] {
  return lines.filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line))
}

/** The first way found from a node back to itself, told as `a > b > a`; null where there is none. */
export function circleIn(arrows: Map<string, Set<string>>): string | null {
  const done = new Set<string>()
  const walk = (node: string, way: string[]): string | null => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node].join(' > ')
    if (done.has(node)) return null
    for (const next of arrows.get(node) ?? []) {
      const circle = walk(next, [...way, node])
      if (circle) return circle
    }
    done.add(node)
    return null
  }
  for (const node of arrows.keys()) {
    const circle = walk(node, [])
    if (circle) return circle
  }
  return null
}
