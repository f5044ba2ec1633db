import { isIPv6 } from 'node:net'
import type { Request } from 'express'

/** Where a request comes from. One IPv6 household has a whole /64 to choose from, so it counts as one. */
export function addressOf(req: Request): string {
  const address = req.ip ?? 'unknown'
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const [before, after] = [head.split(':').filter(Boolean), (tail ?? '').split(':').filter(Boolean)]
  const between = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...between, ...after].slice(0, 4).join(':')
}
