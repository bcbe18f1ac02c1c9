import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { folder, optionTypeFiles } from '../../scripts/option-types/files.js'
import { type JsonSchema, jsonSchemaOf } from '../../src/base/json-schema.js'
import type { z } from '../../src/base/options.js'
import type { ReadonlyLists } from '../../src/base/options-schema.js'
import { pipelineSchema } from '../../src/pipeline/schema.js'
import type { runObject } from '../../src/pipeline/shapes.js'
import type { EvaluateOptions } from '../../src/schemas/options/evaluate.js'
import type { Pipeline } from '../../src/schemas/options/pipeline.js'
import type { RunSettings } from '../../src/schemas/options/run.js'
import type { StepSpec } from '../../src/schemas/options/step-spec.js'
import type { StepOptions } from '../../src/schemas/options/steps.js'
import type { anonymize } from '../../transforms/anonymize.js'
import type { augment } from '../../transforms/augment.js'
import type { balance } from '../../transforms/balance.js'
import type { cleanLines } from '../../transforms/clean-lines.js'
import type { conflicts } from '../../transforms/conflicts.js'
import type { convert } from '../../transforms/convert.js'
import type { counterfactual } from '../../transforms/counterfactual.js'
import type { deanonymize } from '../../transforms/deanonymize.js'
import type { decontaminate } from '../../transforms/decontaminate.js'
import type { dedup } from '../../transforms/dedup.js'
import type { dedupLines } from '../../transforms/dedup-lines.js'
import type { filter } from '../../transforms/filter.js'
import type { filterQuality } from '../../transforms/filter-quality.js'
import type { filterSft } from '../../transforms/filter-sft.js'
import type { fixText } from '../../transforms/fix-text.js'
import type { generate } from '../../transforms/generate.js'
import type { head } from '../../transforms/head.js'
import { loadEvaluation, transforms } from '../../transforms/index.js'
import type { keepLicenses } from '../../transforms/keep-licenses.js'
import type { language } from '../../transforms/language.js'
import type { mix } from '../../transforms/mix.js'
import type { pack } from '../../transforms/pack.js'
import type { profile } from '../../transforms/profile.js'
import type { rewrite } from '../../transforms/rewrite.js'
import type { safety } from '../../transforms/safety.js'
import type { sample } from '../../transforms/sample.js'
import type { scores } from '../../transforms/scores.js'
import type { shuffle } from '../../transforms/shuffle.js'
import type { signals } from '../../transforms/signals.js'
import type { sort } from '../../transforms/sort.js'
import type { split } from '../../transforms/split.js'
import type { template } from '../../transforms/template.js'
import type { tokenize } from '../../transforms/tokenize.js'
import type { tokens } from '../../transforms/tokens.js'
import type { top } from '../../transforms/top.js'
import type { truncate } from '../../transforms/truncate.js'
import type { validate } from '../../transforms/validate.js'
import type { validateChat } from '../../transforms/validate-chat.js'
import { root } from '../source-files.js'

const { evaluateOptions } = await loadEvaluation()

describe('the types of options', () => {
  it('are as "npm run docs:types" writes them', async () => {
    const files = await optionTypeFiles()
    expect(readdirSync(join(root, folder)).sort()).toEqual(
      [...files.keys(), `${folder}/step-spec.ts`, `${folder}/own-recognizer.ts`]
        .map((path) => path.slice(folder.length + 1))
        .sort(),
    )
    for (const [path, text] of files)
      expect(withoutLayout(readFileSync(join(root, path), 'utf8')), path).toBe(withoutLayout(text))
  })

  it('are what the schemas take, with lists that may be readonly', () => {
    expectTypeOf<StepOptions['anonymize']>().toEqualTypeOf<ReadonlyLists<z.input<typeof anonymize.options>>>()
    expectTypeOf<StepOptions['augment']>().toEqualTypeOf<ReadonlyLists<z.input<typeof augment.options>>>()
    expectTypeOf<StepOptions['rewrite']>().toEqualTypeOf<ReadonlyLists<z.input<typeof rewrite.options>>>()
    expectTypeOf<StepOptions['balance']>().toEqualTypeOf<ReadonlyLists<z.input<typeof balance.options>>>()
    expectTypeOf<StepOptions['convert']>().toEqualTypeOf<ReadonlyLists<z.input<typeof convert.options>>>()
    expectTypeOf<StepOptions['counterfactual']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof counterfactual.options>>
    >()
    expectTypeOf<StepOptions['generate']>().toEqualTypeOf<ReadonlyLists<z.input<typeof generate.options>>>()
    expectTypeOf<StepOptions['deanonymize']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof deanonymize.options>>
    >()
    expectTypeOf<StepOptions['decontaminate']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof decontaminate.options>>
    >()
    expectTypeOf<StepOptions['conflicts']>().toEqualTypeOf<ReadonlyLists<z.input<typeof conflicts.options>>>()
    expectTypeOf<StepOptions['top']>().toEqualTypeOf<ReadonlyLists<z.input<typeof top.options>>>()
    expectTypeOf<StepOptions['dedup']>().toEqualTypeOf<ReadonlyLists<z.input<typeof dedup.options>>>()
    expectTypeOf<StepOptions['filter']>().toEqualTypeOf<ReadonlyLists<z.input<typeof filter.options>>>()
    expectTypeOf<StepOptions['signals']>().toEqualTypeOf<ReadonlyLists<z.input<typeof signals.options>>>()
    expectTypeOf<StepOptions['filter_quality']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof filterQuality.options>>
    >()
    expectTypeOf<StepOptions['language']>().toEqualTypeOf<ReadonlyLists<z.input<typeof language.options>>>()
    expectTypeOf<StepOptions['keep_licenses']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof keepLicenses.options>>
    >()
    expectTypeOf<StepOptions['head']>().toEqualTypeOf<ReadonlyLists<z.input<typeof head.options>>>()
    expectTypeOf<StepOptions['sample']>().toEqualTypeOf<ReadonlyLists<z.input<typeof sample.options>>>()
    expectTypeOf<StepOptions['sort']>().toEqualTypeOf<ReadonlyLists<z.input<typeof sort.options>>>()
    expectTypeOf<StepOptions['shuffle']>().toEqualTypeOf<ReadonlyLists<z.input<typeof shuffle.options>>>()
    expectTypeOf<StepOptions['mix']>().toEqualTypeOf<ReadonlyLists<z.input<typeof mix.options>>>()
    expectTypeOf<StepOptions['profile']>().toEqualTypeOf<ReadonlyLists<z.input<typeof profile.options>>>()
    expectTypeOf<StepOptions['template']>().toEqualTypeOf<ReadonlyLists<z.input<typeof template.options>>>()
    expectTypeOf<StepOptions['pack']>().toEqualTypeOf<ReadonlyLists<z.input<typeof pack.options>>>()
    expectTypeOf<StepOptions['tokenize']>().toEqualTypeOf<ReadonlyLists<z.input<typeof tokenize.options>>>()
    expectTypeOf<StepOptions['filter_sft']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof filterSft.options>>
    >()
    expectTypeOf<StepOptions['dedup_lines']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof dedupLines.options>>
    >()
    expectTypeOf<StepOptions['clean_lines']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof cleanLines.options>>
    >()
    expectTypeOf<StepOptions['scores']>().toEqualTypeOf<ReadonlyLists<z.input<typeof scores.options>>>()
    expectTypeOf<StepOptions['fix_text']>().toEqualTypeOf<ReadonlyLists<z.input<typeof fixText.options>>>()
    expectTypeOf<StepOptions['safety']>().toEqualTypeOf<ReadonlyLists<z.input<typeof safety.options>>>()
    expectTypeOf<StepOptions['tokens']>().toEqualTypeOf<ReadonlyLists<z.input<typeof tokens.options>>>()
    expectTypeOf<StepOptions['truncate']>().toEqualTypeOf<ReadonlyLists<z.input<typeof truncate.options>>>()
    expectTypeOf<StepOptions['validate']>().toEqualTypeOf<ReadonlyLists<z.input<typeof validate.options>>>()
    expectTypeOf<StepOptions['validate_chat']>().toEqualTypeOf<
      ReadonlyLists<z.input<typeof validateChat.options>>
    >()
    expectTypeOf<StepOptions['split']>().toEqualTypeOf<ReadonlyLists<z.input<typeof split.options>>>()
    expectTypeOf<EvaluateOptions>().toEqualTypeOf<ReadonlyLists<z.input<typeof evaluateOptions>>>()
    expectTypeOf<ReadonlyLists<Pipeline>>().toEqualTypeOf<ReadonlyLists<z.input<typeof pipelineSchema>>>()
    expectTypeOf<RunSettings>().toEqualTypeOf<ReadonlyLists<z.input<typeof runObject>>>()
  })

  /** Line breaks, and the bar before the first of several forms, are the formatter's. */
  function withoutLayout(text: string): string {
    return text.replace(/\s+/g, '').replace(/([:=<(,])\|/g, '$1')
  }
})

describe('the sentences of options', async () => {
  const schemas = await Promise.all(
    Object.entries(transforms).map(async ([name, { load }]) => [name, (await load()).options] as const),
  )
  it.each([...schemas, ['pipeline', pipelineSchema], ['evaluatePii', evaluateOptions]] as [
    string,
    z.ZodType,
  ][])(
    'of %s are there, begin with a capital letter or a word of the option, and leave the default to the schema',
    (_, schema) => {
      const faults = propertiesOf(jsonSchemaOf(schema), '').flatMap(([path, { description, typeName }]) => {
        if (typeof description !== 'string')
          return typeName === 'StepSpec' ? [] : [`${path}: has no sentence`]
        if (/\.$|\bdefaults?\b/i.test(description)) return [`${path}: ${description}`]
        return []
      })
      expect(faults).toEqual([])
    },
  )

  function propertiesOf(schema: unknown, path: string): [string, JsonSchema][] {
    if (typeof schema !== 'object' || schema === null) return []
    const { properties = {}, ...rest } = schema as { properties?: Record<string, JsonSchema> }
    const own = Object.entries(properties).flatMap(([name, inner]): [string, JsonSchema][] => [
      [`${path}.${name}`, inner],
      ...propertiesOf(inner, `${path}.${name}`),
    ])
    return [...own, ...Object.values(rest).flatMap((inner) => propertiesOf(inner, path))]
  }
})

describe('the steps of a pipeline, to the compiler', () => {
  it('are the known transforms with their options, or modules of ones own', () => {
    const steps: StepSpec[] = [
      { anonymize: { fields: ['prompt'], policy: 'mask' } },
      { balance: { facet: 'sex', method: 'over' } },
      { './shout.js': { fields: ['prompt'] } },
      { '../shout.js': {} },
      { '/opt/shout.js': {} },
      { 'file:///opt/shout.js': {} },
    ]
    expect(steps).toHaveLength(6)
  })

  it('hold no other name, no other option and no other value', () => {
    const steps: StepSpec[] = [
      // @ts-expect-error: the name of the step is mistyped
      { anonimize: { fields: ['prompt'] } },
      // @ts-expect-error: so is the name of an option
      { anonymize: { feilds: ['prompt'] } },
      // @ts-expect-error: so is a value
      { anonymize: { fields: ['prompt'], policy: 'msk' } },
      // @ts-expect-error: an option is missing
      { balance: { facet: 'sex' } },
      // @ts-expect-error: a package is no path
      { shout: {} },
    ]
    expect(steps).toHaveLength(5)
  })
})
