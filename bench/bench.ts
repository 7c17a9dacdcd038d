/** One number that is claimed, with its unit: `engine.ratio = 0.83 x`. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** What it is, in words. */
  about: string
  /** The most, or the least, that it may be; absent: only told. */
  atMost?: number
  atLeast?: number
}

/** Measures one thing that is claimed about the extension. */
export interface Bench {
  name: string
  about: string
  run(): Promise<Figure[]>
}

/** Whether a figure keeps what is promised. */
export function isKept({ value, atMost, atLeast }: Figure): boolean {
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast)
}
