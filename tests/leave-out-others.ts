import { relative } from 'node:path'
import { beforeEach } from 'vitest'
import { root } from '../scripts/build-extension.ts'
import { isInShare, shareFrom, shareVariable } from './share.ts'

/** Set-up of the projects in browsers: tests that aren't in the share of this run are skipped. */
const share = shareFrom(process.env[shareVariable])
beforeEach(({ task, skip }) => {
  const file = relative(root, task.file.filepath)
  if (!isInShare(share, file, task.fullTestName)) skip()
})
