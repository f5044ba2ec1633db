import { connect, createServer, type Socket } from 'node:net'

/** The line between a device and the town: it can be cut, and it can be slow for one address. */
export interface Line {
  port: number
  cut(): void
  mend(): void
  /** What the town answers to requests that name this stays on its way. */
  hold(words: string): void
  release(): void
  /** Whether something is held. */
  readonly isHolding: boolean
  close(): void
}

/** @param town the port it leads to */
export async function openLine(town: number): Promise<Line> {
  const open = new Set<Socket>()
  let isCut = false
  let held: string | null = null
  const waiting: Socket[] = []
  const server = createServer((device) => {
    if (isCut) {
      device.destroy()
      return
    }
    const far = connect(town, '127.0.0.1')
    for (const [end, other] of [
      [device, far],
      [far, device],
    ] as const) {
      open.add(end)
      end.on('error', () => other.destroy())
      end.on('close', () => {
        open.delete(end)
        other.destroy()
      })
    }
    device.on('data', (sent) => {
      if (held !== null && sent.toString('latin1').includes(held)) {
        far.pause()
        waiting.push(far)
      }
      far.write(sent)
    })
    far.on('data', (sent) => device.write(sent))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const cut = (): void => {
    isCut = true
    for (const end of open) end.destroy()
  }
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut,
    mend() {
      isCut = false
    },
    hold(words) {
      held = words
    },
    release() {
      held = null
      for (const far of waiting.splice(0)) far.resume()
    },
    get isHolding() {
      return waiting.length > 0
    },
    close() {
      cut()
      server.close()
    },
  }
}
