import { useEffect, useState } from 'preact/hooks'

/** Relative times are told in minutes: twice a minute is often enough. */
const tickMs = 30_000

/** The present moment, renewed so that "5 minutes ago" doesn't grow old. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
