import { expectRows, loadPipeline, makePlan, run } from 'prepkit'
import { expect, test } from 'vitest'

const given: Record<string, [value: () => unknown, found: string]> = {
  'the path of its file': [() => 'pipeline.yaml', 'not the name of one'],
  'the URL of its file': [() => new URL('file:///pipeline.yaml'), 'not the name of one'],
  'the promise of it': [() => loadPipeline('nowhere.yaml'), 'not a promise'],
}

test.each(Object.entries(given))(
  'run(), makePlan() and expectRows() say what to do with %s',
  async (_, [value, found]) => {
    for (const call of [run, makePlan, expectRows]) {
      const pipeline = value()
      // What loadPipeline() says of a file that is not there is of no interest here.
      if (pipeline instanceof Promise) pipeline.catch(() => {})
      const message = expect.stringMatching(`${call.name}\\(\\) .*${found}.*await loadPipeline`)
      await expect(call(pipeline as never)).rejects.toMatchObject({ code: 'bad_pipeline', message })
    }
  },
)
