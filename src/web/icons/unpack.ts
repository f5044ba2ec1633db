import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Brings one published package into a temporary folder, for the scripts that extract the little we use of a large one.
 * @param spec exact name and version, such as `lucide-static@1.62.0`
 * @returns the folder that holds the package's own package.json
 */
export function unpackPackage(spec: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'woodstove-extract-'))
  const archive = execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, encoding: 'utf8' }).trim()
  execFileSync('tar', ['xzf', archive], { cwd: folder })
  return join(folder, 'package')
}
