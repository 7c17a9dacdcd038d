// npm run demo: the main job, once through, in a real browser with the built extension.
import { copyFileSync } from 'node:fs'
import { Album, albumDir } from './album.ts'
import { Narrator } from './narrator.ts'
import { type DemoOptions, readOptions } from './options.ts'
import { type Stage, setStage } from './stage.ts'
import { tellStory } from './story.ts'

const readmePicture = 'docs/popup.png'

try {
  await runDemo(readOptions(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function runDemo(options: DemoOptions): Promise<void> {
  const narrator = new Narrator()
  const stage = await setStage(options, narrator)
  try {
    const album = new Album()
    const { receipt, needsRepair } = await tellStory(stage, narrator, album)
    if (options.readmePicture) copyFileSync(needsRepair, readmePicture)
    narrator.tell(`Done. The pictures are in ${albumDir}/.`)
    console.log(`\nThe receipt, as the popup shows it:\n\n${receipt}\n`)
    if (options.headed) await playOn(stage)
  } finally {
    await stage.close()
  }
}

/** Leaves everything open until Ctrl-C. */
async function playOn({ sandbox }: Stage): Promise<void> {
  console.log(`All is left open to play with, until Ctrl-C. Break a connection again with
  curl -X POST ${sandbox.origin}/sandbox/expire -d '{"service":"garmin"}'
and see sandbox/README.md for more scenes, names and passwords.`)
  await new Promise((resolve) => process.once('SIGINT', resolve))
}
