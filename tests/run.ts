import { startVitest } from 'vitest/node'
import type { TestModule, Vitest } from 'vitest/node'
import { chromiumPath, howToGetChromium } from './support/chromium.ts'

interface Count {
  passed: number
  failed: number
  skipped: number
}

const engines = { sqlite: 'SQLite', postgres: 'PostgreSQL', unit: 'pure', browser: 'browser' }
type Engine = keyof typeof engines

const quick = process.argv.includes('--quick')
const wanted: Engine[] = quick ? ['unit', 'sqlite'] : ['unit', 'sqlite', 'postgres', 'browser']

const vitest = await startVitest('test', [], { run: true, watch: false, project: wanted, reporters: ['default'] })
const counts = new Map(wanted.map((engine) => [engine, countOf(vitest, engine)]))
const strays = vitest.state.getUnhandledErrors().length
await vitest.close()
process.exit(report(counts, strays))

function countOf(run: Vitest, engine: Engine): Count {
  const count = { passed: 0, failed: 0, skipped: 0 }
  for (const file of run.state.getTestModules()) if (file.project.name === engine) countFile(file, count)
  return count
}

/** A file that broke before or between its tests (an import, a hook) failed, even where each of its tests passed. */
function countFile(file: TestModule, count: Count): void {
  const before = count.failed
  for (const test of file.children.allTests()) {
    const { state } = test.result()
    if (state === 'pending') count.failed += 1
    else count[state] += 1
  }
  if (!file.ok() && count.failed === before) count.failed += 1
}

/** Says what was counted, the sum as the very last line. @returns the exit code */
function report(byEngine: Map<Engine, Count>, failedBeside: number): number {
  const sum = { passed: 0, failed: failedBeside, skipped: 0 }
  for (const count of byEngine.values()) {
    sum.passed += count.passed
    sum.failed += count.failed
    sum.skipped += count.skipped
  }
  const incomplete = process.env.CI === 'true' && sum.skipped > 0
  if (wanted.includes('browser') && chromiumPath() === null) console.log(howToGetChromium)
  if (incomplete) console.log('With CI=true a skipped test counts as failed.')
  if (sum.passed + sum.failed === 0) {
    console.log('No test was run.')
    sum.failed = 1
  }
  console.log([...byEngine].map(([engine, count]) => `${engines[engine]}: ${inWords(count)}`).join('; '))
  if (incomplete) {
    sum.failed += sum.skipped
    sum.skipped = 0
  }
  console.log(inWords(sum))
  return sum.failed > 0 ? 1 : 0
}

function inWords({ passed, failed, skipped }: Count): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`
}
