import './icon.css'

/** Drawn on a grid of 20 with round strokes of 1.75. */
const shapes = {
  check: 'M4.5 10.5l3.6 3.6 7.4-8',
  arrows:
    'M16 8.2A6.4 6.4 0 0 0 4.6 6.6M4 11.8a6.4 6.4 0 0 0 11.4 1.6M4.3 3.4v3.4h3.4M15.7 16.6v-3.4h-3.4',
  pause: 'M7.4 5.5v9M12.6 5.5v9',
  warning: 'M10 3.2l7.3 13H2.7zM10 8v3.6M10 13.9v.1',
  broken:
    'M8.2 11.8l-1.9 1.9a2.7 2.7 0 0 1-3.8-3.8l2-2M11.8 8.2l1.9-1.9a2.7 2.7 0 1 1 3.8 3.8l-2 2M7 3.4l.5 2M3.4 7l2 .5M13 16.6l-.5-2M16.6 13l-2-.5',
  link: 'M8.4 11.6a2.8 2.8 0 0 0 4 0l3.2-3.2a2.8 2.8 0 0 0-4-4l-.9.9M11.6 8.4a2.8 2.8 0 0 0-4 0l-3.2 3.2a2.8 2.8 0 0 0 4 4l.9-.9',
  person: 'M10 9.4a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.6c.6-3 3-4.6 6-4.6s5.4 1.6 6 4.6',
  skip: 'M5 5.2l5 4.8-5 4.8M11 5.2l5 4.8-5 4.8',
  cross: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  gear: 'M10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM10 2.6v2M10 15.4v2M2.6 10h2M15.4 10h2M4.8 4.8l1.4 1.4M13.8 13.8l1.4 1.4M15.2 4.8l-1.4 1.4M6.2 13.8l-1.4 1.4',
  moon: 'M16 11.7A6.5 6.5 0 1 1 8.3 4a5.2 5.2 0 0 0 7.7 7.7z',
  bell: 'M5.2 13.8V9.2a4.8 4.8 0 0 1 9.6 0v4.6l1.2 1H4zM8.4 17h3.2',
  eye: 'M2.4 10S5.2 5 10 5s7.6 5 7.6 5-2.8 5-7.6 5-7.6-5-7.6-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  box: 'M3.4 6.6L10 3.2l6.6 3.4v6.8L10 16.8l-6.6-3.4zM3.4 6.6L10 10l6.6-3.4M10 10v6.8',
  clock: 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 6.4V10l2.4 1.6',
  hourglass:
    'M6 3.4h8M6 16.6h8M7 3.4c0 3.2 3 4.2 3 6.6s-3 3.4-3 6.6M13 3.4c0 3.2-3 4.2-3 6.6s3 3.4 3 6.6',
  'cloud-off':
    'M6.2 14.8a3.2 3.2 0 0 1-.4-6.4 4.6 4.6 0 0 1 8.8-.6 3.5 3.5 0 0 1-.5 7zM3.2 3.2l13.6 13.6',
  power: 'M10 3v6.4M6.2 5.4a6 6 0 1 0 7.6 0',
  question: 'M7.4 7.4a2.6 2.6 0 1 1 3.8 2.3c-.8.4-1.2.9-1.2 1.8M10 14.4v.1',
  lock: 'M5.4 9h9.2v7.2H5.4zM7.2 9V6.6a2.8 2.8 0 0 1 5.6 0V9',
  'box-empty': 'M4 4h12v12H4zM7 10h6',
  persons:
    'M7.4 9a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM2.6 16c.4-2.6 2.4-4 4.8-4s4.4 1.4 4.8 4M12.6 3.9a2.6 2.6 0 0 1 0 5M14 12.2c1.9.4 3.1 1.7 3.4 3.8',
  chevron: 'M7.5 5.5l4.5 4.5-4.5 4.5',
} as const
export type IconName = keyof typeof shapes

/** Always beside words, never in their place, so assistive technology may skip it. */
export function Icon({ name, spinning = false }: { name: IconName; spinning?: boolean }) {
  return (
    <svg
      class={spinning ? 'icon spinning' : 'icon'}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
