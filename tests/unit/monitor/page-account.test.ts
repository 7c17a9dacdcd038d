import { expect, it } from 'vitest'
import {
  containerOfAccount,
  isPageAccount,
  pageAccountIn,
} from '../../../utils/monitor/page-account.ts'

it.each([
  [null, 'page', 'FitTrend'],
  ['firefox-container-1', 'page:firefox-container-1', 'FitTrend (container 1)'],
  ['firefox-container-42', 'page:firefox-container-42', 'FitTrend (container 42)'],
])('in %s it is %s', (container, id, name) => {
  expect(pageAccountIn(container)).toEqual({ id, name })
  expect(containerOfAccount(id)).toBe(container)
  expect(isPageAccount(id)).toBe(true)
})

it.each(['firefox-default', 'firefox-private', '0', 'firefox-container-', 'x'])(
  '%s is no container',
  (id) => {
    expect(pageAccountIn(id).id).toBe('page')
    expect(isPageAccount(`page:${id}`)).toBe(false)
  },
)

it.each(['acc-a', 'pages', 'page/1', 'page:', ''])('%s is no account of the page', (id) => {
  expect(isPageAccount(id)).toBe(false)
  expect(containerOfAccount(id)).toBeNull()
})
