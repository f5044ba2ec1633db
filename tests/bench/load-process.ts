/* Asks a server for pages, from a core of its own, and counts the answers. */
import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import type { Counted, Load } from './load.ts'

process.on('message', (load: Load) => {
  ask(load).then(
    (counted) => process.send?.(counted),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit(0))

async function ask({ url, asks, seconds, connections, inTurn }: Load): Promise<Counted> {
  let asked = 0
  const next = (request: autocannon.Request): autocannon.Request => {
    const one = asks[asked % asks.length]
    asked += 1
    return { ...request, ...one, body: one?.body?.replaceAll('KEY', randomUUID()) }
  }
  const requests = inTurn ? [{ ...asks[0], setupRequest: next }] : asks
  const result = await autocannon({ url, connections, duration: seconds, requests, timeout: 30 })
  const statuses = Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count])
  const answers = statuses.reduce((sum, [, count]) => sum + Number(count), 0)
  return {
    answers,
    seconds: result.duration,
    statuses: Object.fromEntries(statuses) as Record<string, number>,
    errors: result.errors + result.timeouts,
    milliseconds: result.latency.average,
  }
}
