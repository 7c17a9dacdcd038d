import { useState } from 'react'
import { type ConnectView, pageData, type Step, send } from './connect.ts'

/** The page's data for React, and the steps that change it. */
export function useConnect() {
  const [view, setView] = useState<ConnectView>(pageData)
  const [busy, setBusy] = useState<string | null>(null)
  const run = async (service: string, step: Step) => {
    setBusy(service)
    try {
      setView(await send(service, step))
    } finally {
      setBusy(null)
    }
  }
  return {
    view,
    /** Service for which an answer of the server is awaited. */
    busy,
    disable: (service: string) => run(service, 'disable'),
    remove: (service: string) => run(service, 'remove'),
  }
}
