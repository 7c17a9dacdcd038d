import type { ServerResponse } from 'node:http'
import type { Html } from './html.ts'

export function sendHtml(res: ServerResponse, page: Html, status = 200): void {
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  res.end(page.markup)
}

export function sendJson(res: ServerResponse, body: unknown, status = 200): void {
  res.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  res.end(JSON.stringify(body))
}

/** 303: the browser follows with GET, whatever the request was (RFC 9110, 15.4.4). */
export function redirect(res: ServerResponse, location: string): void {
  res.writeHead(303, { Location: location, 'Cache-Control': 'no-store' })
  res.end()
}

/** A static text file of this package, e.g. a style sheet. */
export function sendAsset(res: ServerResponse, type: string, text: string): void {
  res.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' })
  res.end(text)
}
