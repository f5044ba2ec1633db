import { request } from 'node:http'
import type { Plan } from './bench.ts'
import { residentMemory } from './processes.ts'
import type { Row } from './rows.ts'
import { startTown } from './town.ts'

const FORMS = ['/directory.csv', '/directory.geojson', '/directory.json']
/** What V8 lets its heap grow by before it looks for what nobody needs; a list kept whole would take its size several times. */
const MOST_MORE = 256
const LOOK_EVERY_MS = 50

/** What the lists that go out hold in memory while somebody takes them: they are streamed, however many rows they have. */
export const listsTaken: Plan = {
  what: 'lists that go out',
  async measure(_bench, { path, seeded }): Promise<Row> {
    const told: string[] = []
    const numbers: Record<string, number> = {}
    for (const form of FORMS) {
      const { mebibytes, more, seconds } = await taken(path, form)
      told.push(
        `${form.split('.')[1] ?? ''} ${more.toFixed(0)} MiB more, ${mebibytes.toFixed(0)} MB in ${seconds.toFixed(1)} s`,
      )
      numbers[form] = more
    }
    return {
      what: `memory while ${seeded.businesses.length.toLocaleString('en-US')} rows go out`,
      measured: told.join('; '),
      target: `${MOST_MORE} MiB more`,
      ok: Object.values(numbers).every((more) => more <= MOST_MORE),
      numbers,
      shares: null,
    }
  },
}

/** One list, read to its end by somebody who keeps nothing of it, from a town that did nothing before. */
async function taken(path: string, form: string): Promise<{ mebibytes: number; more: number; seconds: number }> {
  const town = await startTown(path)
  const before = residentMemory(town.pid)
  let most = before
  const watch = setInterval(() => (most = Math.max(most, residentMemory(town.pid))), LOOK_EVERY_MS)
  const begun = performance.now()
  const bytes = await read(town.url + form).finally(() => {
    clearInterval(watch)
  })
  const seconds = (performance.now() - begun) / 1000
  await town.stop()
  return { mebibytes: bytes / 1e6, more: most - before, seconds }
}

function read(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent: false }, (res) => {
      if (res.statusCode !== 200) reject(new Error(`${address} was answered ${String(res.statusCode)}`))
      let bytes = 0
      res.on('data', (part: Buffer) => (bytes += part.length))
      res.on('error', reject)
      res.on('end', () => {
        resolve(bytes)
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}
