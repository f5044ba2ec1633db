import type { IncomingMessage } from 'node:http'
import { strFromU8, unzipSync } from 'fflate'
import type { Agent } from './town.ts'

/** What came, whole. */
function allOf(res: unknown, done: (error: Error | null, body: unknown) => void): void {
  const pieces: Buffer[] = []
  const coming = res as IncomingMessage
  coming.on('data', (piece: Buffer) => pieces.push(piece))
  coming.on('end', () => {
    done(null, Buffer.concat(pieces))
  })
}

/** The files of an archive by their path, and how it was answered; no files where the answer is something else. */
export async function unpacked(agent: Agent, address: string) {
  const answer = await agent.get(address).buffer().parse(allOf)
  const bytes = new Uint8Array(answer.body as Buffer)
  const packed = answer.type === 'application/zip' ? Object.entries(unzipSync(bytes)) : []
  const files: Record<string, string> = Object.fromEntries(packed.map(([path, file]) => [path, strFromU8(file)]))
  return { answer, files }
}
