import { readConfig, WrongSetting } from './config.ts'
import { startTown } from './server.ts'

async function main(): Promise<void> {
  const town = await startTown(readConfig())
  console.log(`Open http://localhost:${town.port}/`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void town.close().then(() => process.exit(0))
    })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof WrongSetting ? error.message : error)
  process.exitCode = 1
})
