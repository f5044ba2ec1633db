import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '../../src/config.ts'
import type { Share, Shares } from './rows.ts'

/** V8's `.cpuprofile`: a tree of calls, and which of them was running at each sample. Times in microseconds. */
interface CpuProfile {
  startTime: number
  nodes: { id: number; callFrame: { functionName: string; url: string } }[]
  samples: number[]
  timeDeltas: number[]
}

export const profilerOptions = (folder: string): string[] => [
  '--cpu-prof',
  '--cpu-prof-interval=200',
  `--cpu-prof-dir=${folder}`,
]

const MOST = 8
const IDLE = new Set(['(idle)', '(root)'])

/**
 * What had the processor for longest, by itself, while the row was asked for: packages and files, then functions.
 * SQLite's own time is that of the function that calls it.
 * @param from, to milliseconds since the process was started
 */
export function sharesOf(folder: string, from: number, to: number): Shares {
  const name = readdirSync(folder).find((file) => file.endsWith('.cpuprofile'))
  if (!name) throw new Error('the town left no profile behind')
  const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]))
  const [places, functions] = [new Map<string, number>(), new Map<string, number>()]
  let at = 0
  for (const [index, sample] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0
    at += delta
    const frame = frames.get(sample)
    if (!frame || IDLE.has(frame.functionName) || at < from * 1000 || at > to * 1000) continue
    const { place, file } = whereIs(frame.url)
    add(places, place, delta)
    add(functions, `${frame.functionName || '(anonymous)'}, ${file}`, delta)
  }
  return { places: mostOf(places), functions: mostOf(functions) }
}

function add(spent: Map<string, number>, key: string, time: number): void {
  spent.set(key, (spent.get(key) ?? 0) + time)
}

function mostOf(spent: Map<string, number>): Share[] {
  const all = [...spent.values()].reduce((sum, time) => sum + time, 0)
  const most = [...spent].sort(([, one], [, other]) => other - one).slice(0, MOST)
  return most.map(([name, time]) => ({ name, share: time / all }))
}

/** A package, a file of ours, or Node; `native` is V8's own and whatever has no file. */
function whereIs(url: string): { place: string; file: string } {
  if (url === '') return { place: 'native', file: 'native' }
  if (!url.startsWith('file:')) return { place: url.startsWith('node:') ? 'node' : url, file: url }
  const path = fileURLToPath(url)
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path)
  if (inPackage) return { place: inPackage[1] ?? '', file: `${inPackage[1] ?? ''}/${inPackage[2] ?? ''}` }
  const own = path.replace(`${projectRoot}/`, '').replace(/^dist\/(.*)\.js$/, '$1.ts')
  return { place: own, file: own }
}
