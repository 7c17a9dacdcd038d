import Alpine from 'alpinejs'
import { leaveFor, pageData, send } from '../client/connect.ts'

Alpine.data('connect', () => ({
  ...pageData(),
  picking: false,
  chosen: '',
  busy: false,
  async disable(service: string) {
    await this.submit(service, 'disable')
  },
  async remove(service: string) {
    await this.submit(service, 'remove')
  },
  async submit(service: string, step: 'disable' | 'remove') {
    this.busy = true
    Object.assign(this, await send(service, step))
    this.busy = false
  },
  enable() {
    leaveFor(this.chosen)
  },
}))
Alpine.start()
