/** Colours that stay apart for the colour-blind and on grey paper: blue and orange of Okabe and Ito (2008). */
export const colors = {
  now: '#0072b2',
  before: '#cfe3f0',
  beforeEdge: '#0072b2',
  under: '#d55e00',
  beforeUnder: '#fbe3d3',
  text: '#333',
  faint: '#595959',
  grid: '#e3e3e3',
}

/**
 * The background of a share that lies so far above or below the share among all rows: five steps each way of
 * 5 points, blue above, orange below. Text stays black and readable on all of them.
 */
export function heatColor(gap: number): string | undefined {
  const step = Math.min(Math.trunc(Math.abs(gap) / heatStep + 1e-9), 5)
  if (step === 0) return undefined
  const [red, green, blue] = gap > 0 ? [86, 180, 233] : [240, 145, 60]
  const mix = (channel: number) => Math.round(255 - ((255 - channel) * step) / 5)
  return `rgb(${mix(red)},${mix(green)},${mix(blue)})`
}

/** How far apart the steps of {@link heatColor} are. */
export const heatStep = 0.05
