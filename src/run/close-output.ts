import { PrepError } from '../base/errors.js'
import { isSystemError, nameThrown } from '../base/thrown.js'
import type { Engine } from '../engine/engine.js'
import type { OpenedOutput } from '../output/open-output.js'

/**
 * Ends the threads of a run and gives its output back. Where that fails behind a finished output, throws
 * `write_failed` that says so: nothing has to be written again. `whole` is the path of that output.
 */
export async function closeOutput(
  engine: Engine | undefined,
  { opened, whole }: { opened: OpenedOutput; whole: string | undefined },
): Promise<void> {
  try {
    try {
      await engine?.close()
    } finally {
      opened.close()
    }
  } catch (cause) {
    if (whole === undefined) throw cause
    throw new PrepError(
      'write_failed',
      `"${whole}" is whole and can be used. What the run kept beside it cannot be removed (${isSystemError(cause) ? cause.code : nameThrown(cause)}); the next run into it does`,
      { cause },
    )
  }
}
