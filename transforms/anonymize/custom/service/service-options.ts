import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import { durationOption, z } from '../../../../src/base/options.js'
import { spanUnits } from '../../given/given-options.js'
import { entityName } from '../../lists/list-options.js'

/** How a service is asked: as Presidio's analyzer, or by texts alone. */
export const serviceProtocols = ['presidio', 'plain'] as const

const serviceUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'Write a URL that begins with http:// or https://',
  })
  .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '', {
    error: 'A URL with a user or a password would stand in plans and reports. Name a header in headersEnv',
  })

const service = z.strictObject({
  url: serviceUrl.describe(
    'Where texts are posted to, such as http://localhost:5002/analyze. Nothing else is called',
  ),
  protocol: z
    .enum(serviceProtocols)
    .default('presidio')
    .describe(
      "presidio: { text: [ … ], language } of Presidio's analyzer; plain: { texts: [ … ] }, answered by { spans: [[ … ]] }",
    ),
  language: z.string().min(1).default('en').describe('The language that Presidio is asked in'),
  headersEnv: z
    .record(z.string().regex(/^[\w-]+$/, 'Write the name of a header'), z.string().min(1))
    .default({})
    .describe('Environment variables that hold headers, such as { Authorization: MY_TOKEN }'),
  labels: z
    .record(z.string().min(1), z.union([entityName, z.literal(false)]))
    .default({})
    .describe('Entities for labels of the service, such as { MISC: NRP }; false leaves one out'),
  unit: z.enum(spanUnits).default('code points').describe('What its places count: code points, or utf-16'),
  batch: z.int().min(1).max(1000).default(32).describe('Texts of one request, at most'),
  concurrency: z.int().min(1).max(64).default(4).describe('Requests at once, for each worker'),
  timeout: durationOption({ min: 0.1, max: 600 })
    .prefault(30)
    .describe('When a request is given up: seconds, or a time such as 500ms or 2m'),
  retries: z
    .int()
    .min(0)
    .max(20)
    .default(3)
    .describe('How often a request is repeated after no answer, 408, 429 or 5xx'),
  backoff: durationOption({ min: 0, max: 60 })
    .prefault(0.5)
    .describe(
      'Time before the first repetition, in seconds or such as 500ms; before each further one twice as much, at most 30 s',
    ),
  onFailure: z
    .enum(['fail', 'reject'])
    .default('fail')
    .describe('What becomes of texts that get no answer: the run fails, or their records are rejected'),
})

/** A recognizer that is a service. */
export const fromService = z.strictObject({
  http: service.describe('A service that is asked by HTTP'),
})

export type ServiceSettings = z.output<typeof service>

/** The headers that the environment holds. Throws `bad_option` for a variable that is not set. */
export function headersOf({ headersEnv }: ServiceSettings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headersEnv).map(([header, name]) => {
      const value = process.env[name]
      if (value !== undefined && value !== '') return [header, value]
      throw new PrepError(
        'bad_option',
        `${bareName('recognizers')}: environment variable ${name}, which holds the header ${header}, is not set. Set it`,
      )
    }),
  )
}

/** The service in messages: without what stands behind the path, which may hold a key. */
export function nameOfService({ url }: ServiceSettings): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
