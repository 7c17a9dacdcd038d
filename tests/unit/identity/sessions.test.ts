import { beforeEach, describe, expect, it } from 'vitest'
import { type Session, Sessions } from '../../../utils/identity/sessions.ts'
import { Store } from '../../../utils/storage/store.ts'
import { minute, noon } from '../fakes/clock.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { putRaw } from '../fakes/put-raw.ts'

let sessions: Sessions

beforeEach(() => {
  sessions = new Sessions(freshStore())
})

function session(id: string, changes: Partial<Session> = {}): Session {
  return {
    id,
    account: { id: `account of ${id}`, name: id },
    accessToken: 'access',
    expiresAt: null,
    refreshToken: null,
    signedInAt: noon,
    ...changes,
  }
}

describe('of several sign-ins', () => {
  beforeEach(async () => {
    await sessions.save(session('a', { signedInAt: noon + minute }))
    await sessions.save(session('b', { shownAt: noon + 2 * minute }))
    await sessions.save(session('c', { signedInAt: noon + 3 * minute, shownAt: noon }))
    await sessions.save(session('d'))
  })

  it('the one that came, or was chosen, last is shown', async () => {
    expect((await sessions.all()).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd'])
    expect((await sessions.current())?.id).toBe('c')
  })

  it('one is found by its id, or by its account', async () => {
    expect((await sessions.of('a'))?.id).toBe('a')
    expect((await sessions.of('account of b'))?.id).toBe('b')
    expect(await sessions.of('account of x')).toBeNull()
    await sessions.save(session('e', { account: null }))
    expect((await sessions.of('e'))?.id).toBe('e')
  })

  it('one is changed as it is stored, unless it is gone', async () => {
    const changed = await sessions.update('a', (it) => ({ ...it, accessToken: 'new' }))
    expect(changed).toMatchObject({ id: 'a', accessToken: 'new' })
    expect(await sessions.load('a')).toEqual(changed)
    await sessions.remove('a')
    expect(await sessions.update('a', (it) => it)).toBeNull()
    expect(await sessions.load('a')).toBeNull()
  })
})

describe('whether sign-ins are lost', () => {
  it('they are where what was kept can’t be read, and not where nothing was', async () => {
    expect(await sessions.isLost()).toBe(false)
    await putRaw(new Store(), 'sessions', 'x', { id: 7 })
    expect(await sessions.isLost()).toBe(true)
    await sessions.save(session('a'))
    expect(await sessions.isLost()).toBe(false)
  })
})

it('a sign-in lacking anything isn’t one', async () => {
  const { shownAt: _never, ...whole } = session('a', { scope: 'connections:read' })
  const needed = Object.keys(whole).filter((field) => field !== 'scope')
  for (const field of needed) {
    const { [field as keyof typeof whole]: _gone, ...rest } = whole
    await putRaw(new Store(), 'sessions', 'a', rest)
    expect(await sessions.load('a'), field).toBeNull()
  }
})
