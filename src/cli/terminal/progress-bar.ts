import { type Pace, paceLine } from './pace.js'
import type { Session } from './session.js'
import { clip } from './width.js'

/** The one door to cli-progress: a single bar on stderr that leaves nothing behind. */
export interface Bar {
  update(pace: Pace): void
  stop(): void
}

const barColumns = 10

export async function openBar({ terminal, words }: Pick<Session, 'terminal' | 'words'>): Promise<Bar> {
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar({
    stream: terminal.stderr,
    format: (_options, _params, payload: { pace?: Pace }) => (payload.pace ? line(payload.pace) : ''),
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    linewrap: false,
    fps: 10,
  })
  let state: 'new' | 'shown' | 'gone' = 'new'
  return {
    update: (pace) => {
      if (state === 'new') bar.start(1, 0, { pace })
      else if (state === 'shown') bar.update(0, { pace })
      if (state === 'new') state = 'shown'
    },
    stop: () => {
      if (state === 'shown') bar.stop()
      state = 'gone'
    },
  }

  function line(pace: Pace): string {
    const plain = paceLine(pace, { bar: drawn, words })
    const drawing = plain.match(/[█░]+/)?.[0] ?? ''
    const clipped = clip(plain, (terminal.stderr.columns ?? 80) - 1)
    return drawing === '' ? clipped : clipped.replace(drawing, terminal.paint('cyan', drawing))
  }
}

function drawn(share: number): string {
  const full = Math.round(share * barColumns)
  return '█'.repeat(full) + '░'.repeat(barColumns - full)
}
