import type { loadEvaluation } from '../../../transforms/index.js'

type Modules = Awaited<ReturnType<typeof loadEvaluation>>
type OnOutcome = NonNullable<NonNullable<Parameters<Modules['evaluatePii']>[1]>['onOutcome']>

/** One error, its values masked unless they were asked for. */
export interface ErrorExample {
  kind: string
  gold: string
  found: string
  iou: number
}

/** The first errors of each kind and label. */
export interface Examples {
  add: OnOutcome
  list(): ErrorExample[]
}

/** Keeps `wanted` examples of each kind of error for each label. */
export function openExamples(wanted: number, showText: boolean): Examples {
  const groups = new Map<string, ErrorExample[]>()
  return {
    add({ kind, gold, found, iou }, { text }) {
      if (wanted === 0 || kind === 'hit') return
      const key = `${kind} ${gold?.label ?? found[0].label}`
      const group = groups.get(key) ?? []
      groups.set(key, group)
      if (group.length >= wanted) return
      const show = ({ label, start, end }: { label: string; start: number; end: number }) => {
        const value = text.slice(start, end)
        return `${label} ${JSON.stringify(showText ? value : shapeOf(value))}`
      }
      group.push({
        kind,
        iou,
        gold: gold === undefined ? '' : show(gold),
        found: found.map(show).join(' + '),
      })
    },
    list: () => [...groups.keys()].sort().flatMap((key) => groups.get(key) ?? []),
  }
}

/** A value's shape: `Xxxx Xx-99`. Tells what kind of value was missed, not which. */
export function shapeOf(value: string): string {
  return value
    .replace(/\p{N}/gu, '9')
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Script=Han}/gu, '字')
    .replace(/(?!字|X)[\p{L}\p{M}]/gu, 'x')
}
