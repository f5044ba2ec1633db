import type { RequestListener, Server } from 'node:http'
import { openServer } from '../../src/web/listener.ts'

/** A town's door, open on a port of its own from the start: else it would be opened and shut for each request. */
export async function openDoor(listener: RequestListener): Promise<Server> {
  const server = openServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

export function shutDoor(server: Server): void {
  server.close()
  server.closeAllConnections()
}
