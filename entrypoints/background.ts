import { defineBackground } from 'wxt/utils/define-background'
import { createApp } from '../utils/app/create-app.ts'
import { listen } from '../utils/app/listen.ts'

/** Builds the parts and registers every listener at once: events that wake a worker come only to those. */
export default defineBackground(() => {
  listen(createApp())
})
