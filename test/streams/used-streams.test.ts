import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { convert } from '../../src/steps.js'
import { map } from '../../src/streams/map.js'
import { read } from '../../src/streams/read.js'
import { write } from '../../src/streams/write.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('used-streams')
const input = join(folder, 'in.jsonl')
writeFileSync(input, '{"text":"one"}\n')

test.each([
  ['a source', () => ({ from: read(input) })],
  ['a step', () => ({ step: convert({ select: ['text'] }) })],
  ['a step of rows', () => ({ step: map((row) => row) })],
  ['an output', () => ({ to: write(join(folder, 'used.jsonl')) })],
])('%s that a pipe has used up is refused in the next one, which lets go of its output', async (_, used) => {
  const parts = used() as {
    from?: ReturnType<typeof read>
    step?: ReturnType<typeof map>
    to?: ReturnType<typeof write>
  }
  const out = join(folder, `${Object.keys(parts).join()}.jsonl`)
  const piped = () =>
    pipeline(
      parts.from ?? read(input),
      parts.step ?? map((row) => row),
      parts.to ?? write(out, { overwrite: true }),
    )
  const warnings: unknown[] = []
  const warned = (warning: unknown) => warnings.push(warning)
  process.on('warning', warned)
  await piped()
  for (let time = 0; time < 3; time++)
    await expect(piped()).rejects.toMatchObject({
      code: 'bad_option',
      message: expect.stringContaining('used up by another pipe'),
    })
  await new Promise(setImmediate)
  process.off('warning', warned)
  expect(warnings).toEqual([])
  await pipeline(read(input), write(out, { overwrite: true }))
})
