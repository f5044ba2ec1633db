import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

describe('the first run without a browser', () => {
  test('every American town lies at a negative longitude', async () => {
    const home = mkdtempSync(join(tmpdir(), 'setup-'))
    const setUp = (...place: string[]) => {
      const town = '--town Gap --state WV --zone America/New_York --steward dee@gap.example'.split(' ')
      const words = ['--import', 'tsx', 'src/main.ts', 'setup', ...town, ...place]
      const env = { ...process.env, DATA_DIR: home, DATABASE_URL: '', BASE_URL: 'http://localhost:8080' }
      return promisify(execFile)(process.execPath, words, { env })
    }
    try {
      await expect(setUp('--lat', '38.92', '--lon', '-979.85')).rejects.toMatchObject({
        stderr: expect.stringContaining('Please look at --lon.') as string,
      })
      expect((await setUp('--lat', '38.92', '--lon', '-79.85')).stdout).toContain('Gap has its directory.')
    } finally {
      rmSync(home, { recursive: true })
    }
  })
})
