import type { ChildProcess } from 'node:child_process'
import { hear, processorSeconds, startOwn } from './processes.ts'

/** One thing that is asked of a server. `KEY` in a body is put in anew for every send. */
export interface Ask {
  method?: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
}

export interface Load {
  url: string
  asks: Ask[]
  seconds: number
  connections: number
  /** All connections take turns through one list; otherwise each goes through it on its own, which costs less. */
  inTurn: boolean
}

export interface Counted {
  answers: number
  seconds: number
  statuses: Record<string, number>
  /** Connections that broke, and answers that did not come. */
  errors: number
  /** Average from question to answer. */
  milliseconds: number
}

/** A server under load: answers a second by the wall clock, and by the server's own processor time. */
export interface Speed {
  perSecond: number
  /** Null where the machine does not tell a process's time. Steadier than the wall clock where others share the cores. */
  perProcessorSecond: number | null
  /** Of one core, how much the server used: near 1, or the load was not enough to measure it. */
  busy: number | null
  milliseconds: number
}

export interface LoadGenerator {
  /**
   * Warms up, then measures.
   * @param expected the only status that counts
   * @throws Error where anything else was answered
   */
  measure(
    server: { url: string; pid: number },
    load: Omit<Load, 'url' | 'connections'>,
    expected: number,
  ): Promise<Speed>
}

const CONNECTIONS = 10

export function openLoad(warmUp: number): LoadGenerator {
  const child: ChildProcess = startOwn('load', 'load')
  async function ask(load: Load): Promise<Counted> {
    child.send(load)
    return hear<Counted>(child)
  }
  return {
    async measure({ url, pid }, load, expected) {
      const full = { ...load, url, connections: CONNECTIONS }
      await ask({ ...full, seconds: warmUp })
      const before = processorSeconds(pid)
      const counted = await ask(full)
      const after = processorSeconds(pid)
      refuseOthers(counted, expected)
      const used = before === null || after === null ? null : after - before
      return {
        perSecond: counted.answers / counted.seconds,
        perProcessorSecond: used ? counted.answers / used : null,
        busy: used === null ? null : used / counted.seconds,
        milliseconds: counted.milliseconds,
      }
    },
  }
}

function refuseOthers(counted: Counted, expected: number): void {
  const others = Object.keys(counted.statuses).filter((status) => status !== String(expected))
  if (others.length === 0 && counted.errors === 0 && counted.answers > 0) return
  const said = Object.entries(counted.statuses).map(([status, count]) => `${count} times ${status}`)
  throw new Error(`expected ${expected} only: ${said.join(', ') || 'no answer'}; ${counted.errors} broken connections`)
}
