import { parseArgs } from 'node:util'
import { readConfig, WrongSetting } from './config.ts'
import { Invalid, TownError } from './errors.ts'
import { isMessageKey, translator } from './web/languages.ts'
import { commands } from './commands.ts'

/** The woodstove command: `start` and `demo` serve; the rest does one thing to the town and ends. */
async function main(words: string[]): Promise<void> {
  const [name = 'start', ...rest] = words
  const command = commands[name]
  if (!command || name === 'help') {
    console.log(usage())
    process.exitCode = name === 'help' ? 0 : 2
    return
  }
  const { values, positionals } = parseArgs({
    args: withNegatives(rest),
    options: { ...command.options, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(`npm run woodstove -- ${name} ${command.shape}\n\n${command.says}`)
    return
  }
  const config = readConfig(undefined, command.defaults)
  const done = await command.run(config, values, positionals, (line) => {
    console.log(line)
  })
  if (done === false) process.exitCode = 1
}

/** Half the world lies west of Greenwich: in `--lon -79.85` the number is no option of its own. */
function withNegatives(words: string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const before = joined.at(-1)
    if (before && /^--[a-z]+$/.test(before) && /^-\d/.test(word)) joined[joined.length - 1] = `${before}=${word}`
    else joined.push(word)
  }
  return joined
}

function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, command]) => `  ${`${name} ${command.shape}`.padEnd(66)} ${command.says.split('\n')[0] ?? ''}`,
  )
  return `npm run woodstove -- COMMAND\n\n${lines.join('\n')}\n\nEvery command says more with --help.`
}

/** Refusals of the import are message keys; the rest are sentences already. */
function saidBy(error: Error): string {
  return error instanceof Invalid && isMessageKey(error.say) ? translator('en')(error.say, error.values) : error.message
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const ours = error instanceof WrongSetting || error instanceof TownError
  const asked = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  console.error(ours || asked ? saidBy(error) : error)
  process.exitCode = 1
})
