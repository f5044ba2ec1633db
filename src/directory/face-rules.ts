import type { Viewer } from '../web/viewer.ts'

interface Face {
  audience: 'anybody' | 'neighbors'
  accountId: string | null
}

/** The faces this reader may see: neighbors see more than the internet, and nobody sees whom they are blocked from. */
export function facesFor<F extends Face>(faces: readonly F[], viewer: Viewer): F[] {
  return faces.filter(
    (face) =>
      (face.audience === 'anybody' || viewer.accountId !== null) &&
      (face.accountId === null || !viewer.blocked.has(face.accountId)),
  )
}

/** What one calls across a counter: "Earl"; a name that begins with a title is said whole. */
export function calledBy(name: string): string {
  const first = name.split(' ')[0] ?? name
  return first.endsWith('.') || first.length < 2 ? name : first
}

/** What somebody does at a place and when they are in, each its own sentence whether or not it was written as one. */
export function aboutFace({ role, whenIn }: { role: string | null; whenIn: string | null }): string {
  const said = [role, whenIn].flatMap((words) => words?.trim().replace(/\.$/, '') || [])
  return said.map((words) => `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}.`).join(' ')
}
