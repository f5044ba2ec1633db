import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import { Invalid, NotFound, SignInFirst } from '../errors.ts'
import type { House } from './house.ts'
import { sayMayBeKept } from './kept-offline.ts'
import { isSignedIn, type SignedIn, type Viewer } from './viewer.ts'
import { type Guard, type RouteName, whoMay } from './who-may.ts'

type Handler = (req: Request, res: Response) => Promise<void> | void
type ResidentHandler = (req: Request, res: Response, viewer: SignedIn) => Promise<void> | void
type Name<Wanted extends Guard> = { [Key in RouteName]: (typeof whoMay)[Key] extends Wanted ? Key : never }[RouteName]

/** How a room puts its routes on the street. The guard comes from the table; a handler cannot choose a laxer one. */
export interface Street {
  /** Routes that may be used without signing in. */
  open(name: Name<'anybody' | 'setup' | 'demo'>, ...handlers: [...before: RequestHandler[], handler: Handler]): void
  /** Routes for people who signed in; the handler is handed who they are. */
  signedIn(
    name: Name<'resident' | 'counter' | 'steward'>,
    ...handlers: [...before: RequestHandler[], handler: ResidentHandler]
  ): void
  readonly registered: ReadonlySet<RouteName>
}

/**
 * Express tries routes one after the other: those whose addresses begin with the same word stand in a router of their
 * own, so that a request is held against its own few and not against all.
 */
function byFirstWord(router: Router): (path: string) => Router {
  const routers = new Map<string, Router>()
  router.use((req, res, next) => {
    const own = routers.get(firstWordOf(req.path))
    if (own) own(req, res, next)
    else next()
  })
  return (path) => {
    const word = firstWordOf(path)
    if (/[^\w.-]/.test(word)) throw new Error(`${path} does not begin with a word of its own`)
    const own = routers.get(word) ?? Router({ caseSensitive: true })
    routers.set(word, own)
    return own
  }
}

const firstWordOf = (path: string): string => path.split('/', 2)[1] ?? ''

export function openStreet(router: Router, house: House): Street {
  const registered = new Set<RouteName>()
  const routerOf = byFirstWord(router)

  function put(name: RouteName, before: RequestHandler[], last: RequestHandler): void {
    if (registered.has(name)) throw new Error(`${name} is registered twice`)
    registered.add(name)
    const [method, path] = name.split(' ') as ['GET' | 'POST', string]
    const guard: RequestHandler = (req, res, next) => {
      res.locals.route = name
      letThrough(whoMay[name], req, res, house)
      sayMayBeKept(req, res, name)
      next()
    }
    if (method === 'GET') routerOf(path).get(path, guard, ...before, last)
    else routerOf(path).post(path, guard, ...before, takeForm, last)
  }

  return {
    registered,
    open(name, ...handlers) {
      const [handler, before] = split<Handler>(handlers)
      put(name, before, async (req: Request, res: Response) => {
        await handler(req, res)
      })
    },
    signedIn(name, ...handlers) {
      const [handler, before] = split<ResidentHandler>(handlers)
      put(name, before, async (req: Request, res: Response, _next: NextFunction) => {
        await handler(req, res, signedInOf(res.locals.viewer))
      })
    },
  }
}

/** What came is a form's words, or nothing at all; words of another kind would be lost without a sentence. */
const takeForm: RequestHandler = (req, _res, next) => {
  const cameUnread =
    req.body === undefined && (req.get('transfer-encoding') ?? req.get('content-length') ?? '0') !== '0'
  if (cameUnread) throw new Invalid('error.415', {}, 415)
  req.body ??= {}
  next()
}

function split<H>(handlers: unknown[]): [H, RequestHandler[]] {
  return [handlers.at(-1) as H, handlers.slice(0, -1) as RequestHandler[]]
}

function signedInOf(viewer: Viewer): SignedIn {
  if (!isSignedIn(viewer)) throw new SignInFirst()
  return viewer
}

const loopback = /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/

/** @throws SignInFirst, or NotFound for what is not there for this viewer */
function letThrough(guard: Guard, req: Request, res: Response, house: House): void {
  const viewer = res.locals.viewer
  switch (guard) {
    case 'anybody':
      return
    case 'resident':
      signedInOf(viewer)
      return
    case 'counter': {
      const clerk = res.locals.tablet?.clerk
      if (!isSignedIn(viewer) && clerk) res.locals.viewer = clerk
      signedInOf(res.locals.viewer)
      return
    }
    case 'steward':
      if (signedInOf(viewer).role !== 'steward') throw new NotFound()
      return
    case 'setup':
      if (house.town.current) throw new NotFound()
      return
    case 'demo':
      if (house.town.current?.demo !== 1 || !loopback.test(req.socket.remoteAddress ?? '')) throw new NotFound()
  }
}
