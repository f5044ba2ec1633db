import { type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import type { Ask } from './load.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** As it came over the wire: compressed where the server compressed it. */
  body: Buffer
}

/** One request by itself. */
export function request(url: string, { method = 'GET', path, headers, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(url + path, { method, headers, agent: false }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('error', reject)
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts) })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
