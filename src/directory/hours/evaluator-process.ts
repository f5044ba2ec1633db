/* Runs as a process of its own, with TZ set to the town's zone; see evaluator.ts for who starts and ends it. */
import { Script } from 'node:vm'
import { answer } from './evaluation.ts'
import type { Answer, FromEvaluator, HoursPlace, Numbered, Question } from './questions.ts'

/** If the town's process dies in the middle of a hard expression nobody is left to end this one: it ends itself. */
const ALONE_LIMIT_MS = 10_000

const place = JSON.parse(process.argv[2] ?? '{}') as HoursPlace
const work: { next?: () => Answer } = {}
Object.defineProperty(globalThis, 'woodstoveWork', { value: work })
const run = new Script('woodstoveWork.next()')

function bounded(question: Question): Answer {
  work.next = () => answer(question, place)
  try {
    return run.runInThisContext({ timeout: ALONE_LIMIT_MS }) as Answer
  } catch {
    return process.exit(1)
  }
}

const send = (message: FromEvaluator) =>
  new Promise<void>((resolve) => {
    process.send?.(message, () => resolve())
  })

/** Each answer is on its way before the next question begins, so that the asker knows which one is hard. */
async function answerAll(questions: Numbered<Question>[]): Promise<void> {
  for (const question of questions) await send({ id: question.id, answer: bounded(question) })
}

let before = Promise.resolve()
process.on('message', (questions: Numbered<Question>[]) => {
  before = before.then(() => answerAll(questions))
})
process.on('disconnect', () => process.exit(0))

bounded({ kind: 'outlook', expression: 'Mo-Fr 09:00-17:00; PH off', from: '2026-01-01T12:00:00Z', days: 8 })
await send({ ready: true })
