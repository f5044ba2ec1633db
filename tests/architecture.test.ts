import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { circleIn, codeLines, filesUnder, namesIn, projectRoot, readHouse } from './support/house.ts'
import type { HouseFile } from './support/house.ts'

/** A later room may use an earlier one's queries and rules, never the reverse. */
const features = [
  'accounts',
  'directory',
  'notebook',
  'favors',
  'ratings',
  'counter',
  'newcomers',
  'porch',
  'stewards',
  'town',
]
const ground = ['config', 'errors', 'db', 'web', 'jobs']

/** Which rooms a room may open the door of, beside itself. */
const mayUse: Record<string, string[]> = {
  config: [],
  errors: [],
  db: ['config', 'errors', 'migrations'],
  web: ['config', 'errors', 'db'],
  jobs: ['errors', 'db'],
  ...Object.fromEntries(features.map((room, order) => [room, [...ground, ...features.slice(0, order)]])),
  // What each room does when something happens in another.
  handlers: [...ground, ...features],
  app: [...ground, ...features, 'handlers'],
  // Starts and stops what runs beside the pages: the evaluator of hours, for one.
  server: [...ground, ...features, 'handlers', 'app'],
  // A town that is put back forgets again whoever left: each room does its part.
  commands: [...ground, ...features, 'handlers', 'app', 'server'],
  main: ['config', 'errors', 'web', 'commands'],
}

const topLevel =
  /^(\..*|node_modules|dist|data|src|views|migrations|public|tests|package(-lock)?\.json|tsconfig(\.\w+)?\.json|README\.md|LICENSE|CONTRIBUTING\.md|eslint\.config\.js|vitest\.config\.ts|knip\.json)$/
const drawers = /(^|[-.])(utils?|helpers?|misc|managers?)([-.]|$)/i
const innerRooms = /(^|[-.])(routes?|forms?|pages?)\.ts$/
/** Reads and writes by name, pure decisions, and what is said of a business. */
const openDoors = /^(queries|rules|records|facts)([-.]\w+)*\.ts$|[-.](queries|rules)\.ts$/
const pageDoor = /(^|[-.])page\.ts$/
const rendering = /(?<!function )(?<![.\w])(showPage|fillView|renderView|view)\(|\bres\.render\(/
/** What the town's frame puts round a page: rendered by a view, or made safe by whoever hands it over. */
const frame = { view: 'views/partials/layout.ejs', parts: ['page.head', 'page.body'] }

const ownRoute = /\b(router|routes|app)\.(get|post|put|patch|delete|all|route)\(\s*['"`]\//

const source = readHouse('src', '.ts')
const migrations = readHouse('migrations', '.ts')
const views = readHouse('views', '.ejs')

const roomOf = (path: string): string => (path.split('/')[path.startsWith('src/') ? 1 : 0] ?? '').replace(/\.ts$/, '')
const isOurs = (path: string): boolean => /^(src|migrations|tests|views|public)\//.test(path)

/** Every arrow between files of ours, with the words that a failure shows. */
const arrows = source.flatMap((file) =>
  file.imports.filter(isOurs).map((to) => ({ from: file.path, to, told: `${file.path} uses ${to}` })),
)

describe('one feature, one room, one name', () => {
  test('only the known things stand at the top of the project', () => {
    expect(namesIn('.').filter((name) => !topLevel.test(name))).toEqual([])
  })

  test('every folder and file of src is a room of the house', () => {
    const rooms = Object.keys(mayUse)
    expect(namesIn('src').filter((name) => !rooms.includes(name.replace(/\.ts$/, '')))).toEqual([])
  })

  test('every folder of views belongs to a room', () => {
    const rooms = namesIn('src', 'folders')
    expect(namesIn('views', 'folders').filter((name) => name !== 'partials' && !rooms.includes(name))).toEqual([])
  })

  test('nothing is called utils, helpers, misc or manager', () => {
    const all = ['src', 'views', 'migrations', 'public', 'tests'].flatMap(filesUnder)
    expect(all.filter((path) => path.split('/').some((name) => drawers.test(name)))).toEqual([])
  })

  test('a source file has at most 250 lines, blanks and comments aside', () => {
    const lengthOf = (file: HouseFile) => codeLines(file.lines).filter((line) => line.trim() !== '').length
    const long = [...source, ...migrations].filter((file) => lengthOf(file) > 250)
    expect(long.map((file) => `${file.path}: ${String(lengthOf(file))}`)).toEqual([])
  })
})

describe('the arrows of the house', () => {
  test('a room uses only what stands before it', () => {
    const wrong = arrows.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)]
      return room !== other && !mayUse[room]?.includes(other)
    })
    expect(wrong.map((arrow) => arrow.told)).toEqual([])
  })

  test('of a feature others use only its queries, its rules and its inner folders; app.ts and handlers.ts alone put it together', () => {
    const wrong = arrows.filter(({ from, to }) => {
      const visiting = roomOf(from) !== roomOf(to) && !['app', 'handlers'].includes(roomOf(from))
      return visiting && features.includes(roomOf(to)) && !isOpen(to)
    })
    expect(wrong.map((arrow) => arrow.told)).toEqual([])
  })

  test('a migration imports Kysely and its neighbors, and nothing else', () => {
    expect(
      migrations.flatMap((file) => file.imports.filter((to) => to !== 'kysely' && !to.startsWith('migrations/'))),
    ).toEqual([])
  })

  test('what is imported says its whole name and is there', () => {
    const broken = arrows.filter(({ to }) => !/\.(ts|json)$/.test(to) || !existsSync(join(projectRoot, to)))
    expect(broken.map((arrow) => arrow.told)).toEqual([])
  })

  test('no two rooms give their words one name: the later would say them in the place of the first', () => {
    const named = source
      .filter(({ path }) => path.startsWith('src/web/messages/en/'))
      .flatMap(({ path }) => readFileSync(join(projectRoot, path), 'utf8').match(/^ {2}'[\w.-]+'/gm) ?? [])
    expect(named.length).toBeGreaterThan(1000)
    expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([])
  })

  test('no files go round in a circle', () => {
    expect(circleIn(graph((path) => path))).toBeNull()
  })

  test('no folders go round in a circle', () => {
    expect(circleIn(graph((path) => (dirname(path) === 'src' ? path : dirname(path)), oneHoldsTheOther))).toBeNull()
  })
})

describe('routes', () => {
  test('a route is put up through the table of who may use it', () => {
    const elsewhere = source.filter((file) => roomOf(file.path) !== 'web')
    expect(offences(elsewhere, (line) => ownRoute.test(line))).toEqual([])
  })
})

describe('views', () => {
  test('a view is rendered by a page.ts', () => {
    const elsewhere = source.filter((file) => roomOf(file.path) !== 'web' && !pageDoor.test(basename(file.path)))
    expect(offences(elsewhere, (line) => rendering.test(line))).toEqual([])
  })

  test('only includes and safe HTML go out unescaped', () => {
    expect(views.flatMap(unescapedIn)).toEqual([])
  })

  test.each([
    ['include(\'../partials/field\', { label: t("a)"), values })', true],
    ['icon(`lock`)', true],
    ['safeHtml(words)', true],
    ['page.safeMap', true],
    ['htmlOfNote', true],
    ['note.words', false],
    ['page.body', false],
    ['html + name', false],
    ['safe(a) + name + safe(b)', false],
    ['bodyOf(name)', false],
    ['name', false],
    ['include(file) || name', false],
  ])('%s unescaped: %s', (expression, allowed) => {
    expect(maySkipEscaping(expression)).toBe(allowed)
  })
})

/** Whether other features may come in here: the queries, the rules, and pure modules in a folder of their own. */
function isOpen(path: string): boolean {
  if (innerRooms.test(basename(path))) return false
  return path.split('/').length > 3 || openDoors.test(basename(path))
}

/** @param overlook arrows that do not count, by the nodes at their ends */
function graph(
  nodeOf: (path: string) => string,
  overlook: (from: string, to: string) => boolean = () => false,
): Map<string, Set<string>> {
  const nodes = new Map<string, Set<string>>()
  for (const { from, to } of arrows) {
    const [node, other] = [nodeOf(from), nodeOf(to)]
    if (overlook(node, other)) continue
    nodes.set(node, (nodes.get(node) ?? new Set<string>()).add(other))
  }
  return nodes
}

/** A folder and what lies inside it are one thing; its files are still held to the rule for files. */
function oneHoldsTheOther(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`) || other.startsWith(`${folder}/`)
}

function offences(files: HouseFile[], isWrong: (line: string) => boolean): string[] {
  return files.flatMap((file) =>
    codeLines(file.lines)
      .filter(isWrong)
      .map((line) => `${file.path}: ${line.trim()}`),
  )
}

function unescapedIn(view: HouseFile): string[] {
  const found = view.lines.join('\n').matchAll(/<%-([\s\S]*?)[-_]?%>/g)
  const expressions = [...found].map((match) => (match[1] ?? '').trim())
  const allowed = view.path === frame.view ? frame.parts : []
  return expressions
    .filter((it) => !allowed.includes(it) && !maySkipEscaping(it))
    .map((it) => `${view.path}: <%- ${it} %>`)
}

/** `include(…)`, `icon(…)`, and names that begin with `safe` or `html`: one call or name, nothing joined to it. */
function maySkipEscaping(expression: string): boolean {
  let bare = expression.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/gs, '')
  for (let before = ''; before !== bare;) {
    before = bare
    bare = bare.replace(/\([^()]*\)/g, '@')
  }
  return /^(include@|icon@|(\w+\.)*(safe|html)(?![a-z])\w*@?)$/.test(bare)
}
