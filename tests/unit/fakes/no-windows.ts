import type { ConsentWindows } from '../../../utils/repair/runner-parts.ts'

/** A browser in which no window outlives its worker. */
export const noWindows: ConsentWindows = {
  isOpen: async () => false,
  isForeign: async () => false,
  show: async () => false,
  close: async () => {},
  findLeftBehind: async () => null,
}
