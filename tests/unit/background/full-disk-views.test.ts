import { expect, it } from 'vitest'
import { readSnapshot } from '../../../utils/background/read-snapshot.ts'
import { StorageError } from '../../../utils/storage/database.ts'
import { appStateOf } from '../../../utils/view-state/app-state-of.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'

it('no repair is offered that couldn’t be written down, and what was read last is told', async () => {
  const world = new BackgroundWorld()
  await world.signIn()
  await world.background.check('user')
  const { parts } = world.background
  const { profile } = parts
  const well = await world.background.state()
  expect(well.connections).toMatchObject([{ state: 'needs-repair', canRepair: true }])
  expect(well.lastReadAt).toBe(world.clock.now())
  const fault = new StorageError('the disk is full')
  const snapshot = {
    ...(await readSnapshot(parts, { isSigningIn: false, alertsFault: null })),
    storageFault: fault,
  }
  const { connections, notices } = appStateOf(snapshot, profile)
  expect(connections).toMatchObject([{ state: 'needs-repair', canRepair: false }])
  expect(notices).toMatchObject([{ kind: 'storage' }])
})
