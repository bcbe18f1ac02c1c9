import { plural } from '../../base/count.js'
import type { Words } from '../language/words.js'

/** Numbers as people read them. */

/** Bytes in decimal units, as disks and networks count them. */
export function bytes(value: number, counted: Words['counted'] = plural): string {
  const units = ['', 'kB', 'MB', 'GB', 'TB']
  let scaled = value
  let unit = 0
  while (scaled >= 999.5 && unit < units.length - 1) {
    scaled /= 1000
    unit++
  }
  if (unit === 0) return counted(value, 'byte')
  return `${scaled < 9.95 ? scaled.toFixed(1) : Math.round(scaled)} ${units[unit]}`
}

/** `0.4 s`, `12 s`, `3:07 min`, `1:02:05 h`. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)} h` : `${minutes}:${two(rest)} min`
}

/** A share in whole percents. */
export function percent(share: number): string {
  return share < 0.01 ? '<1 %' : `${Math.round(share * 100)} %`
}
