import type { ChildProcess } from 'node:child_process'
import { hear, startOwn } from './processes.ts'

export type YardstickName = 'node' | 'express'

/** What a yardstick answers: the page of each address, one for all others, and 304 where it is asked with this mark. */
export interface YardstickPages {
  pages: [path: string, html: string][]
  otherwise: string
  etag: string | null
}

export interface Yardstick {
  url: string
  pid: number
  serve(pages: YardstickPages): Promise<void>
}

export async function openYardstick(name: YardstickName): Promise<Yardstick> {
  const child: ChildProcess = startOwn('server', 'yardstick', name)
  const port = await hear<number>(child)
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async serve(pages) {
      child.send(pages)
      await hear(child)
    },
  }
}
