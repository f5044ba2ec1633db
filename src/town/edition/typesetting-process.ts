/* Runs as a process of its own; see typesetter.ts for who starts and ends it. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { join } from 'node:path'
import { projectRoot } from '../../config.ts'
import { blanksFor, pagesIn, stitched } from './stitched.ts'
import type { PrintJob, Printed } from './typesetter.ts'

const views = join(projectRoot, 'views/town/edition')
const compiler = NodeCompiler.create({
  workspace: views,
  fontArgs: [{ fontPaths: [join(projectRoot, 'public/fonts')] }],
})

/** The pages of a template. Words travel as data: nothing that anybody typed is read as the template's own language. */
const set = (template: string, data: object): Uint8Array =>
  compiler.pdf({ mainFilePath: join(views, `${template}.typ`), inputs: { data: JSON.stringify(data) } })

process.on('message', (job: PrintJob) => {
  void bound(job).then((pdf) => {
    process.send?.({ pdf } satisfies Printed)
    // Words of one reader's sheet stay no longer than its print.
    compiler.evictCache(0)
  })
})
process.on('disconnect', () => process.exit(0))

async function bound({ template, data, byFours, fold }: PrintJob): Promise<Uint8Array> {
  const first = set(template, data)
  const blanks = byFours ? blanksFor(await pagesIn(first)) : 0
  const pages = blanks > 0 ? set(template, { ...data, blanks }) : first
  return fold ? stitched(pages) : pages
}
