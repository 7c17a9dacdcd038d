import type { Exchange, Handler } from './exchange.ts'

export interface Route {
  method: 'GET' | 'POST' | 'PUT'
  /** Path with `:name` for one piece, e.g. `/connections/:service/imports`. */
  path: string
  handle: Handler
}

export function get(path: string, handle: Handler): Route {
  return { method: 'GET', path, handle }
}

export function post(path: string, handle: Handler): Route {
  return { method: 'POST', path, handle }
}

export function put(path: string, handle: Handler): Route {
  return { method: 'PUT', path, handle }
}

/** What a request matched: a route, only its path (wrong method), or nothing. */
type Match = { route: Route; params: Record<string, string> } | 'wrong-method' | null

/** Finds the first route for a method and path. HEAD is answered as GET. */
function match(routes: readonly Route[], method: string, path: string): Match {
  let pathKnown = false
  for (const route of routes) {
    const params = matchPath(route.path, path)
    if (!params) continue
    if (route.method === (method === 'HEAD' ? 'GET' : method)) return { route, params }
    pathKnown = true
  }
  return pathKnown ? 'wrong-method' : null
}

/** Runs the route of an exchange; false where none matches, for the caller to answer. */
export async function dispatch(routes: readonly Route[], exchange: Exchange): Promise<boolean> {
  const found = match(routes, exchange.req.method ?? 'GET', exchange.url.pathname)
  if (found === null) return false
  if (found === 'wrong-method') {
    exchange.res.writeHead(405).end()
    return true
  }
  await found.route.handle({ ...exchange, params: found.params })
  return true
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, piece] of wanted.entries()) {
    const value = given[index] ?? ''
    if (piece.startsWith(':') && value !== '') params[piece.slice(1)] = decode(value)
    else if (piece !== value) return null
  }
  return params
}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}
