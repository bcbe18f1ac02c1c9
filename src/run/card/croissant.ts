import { DataType, type Field } from '../../arrow/arrow.js'
import { plural } from '../../base/count.js'
import { formats } from '../../formats/registry.js'
import type { CardFacts } from './card-facts.js'

/**
 * Croissant 1.1 with provenance and the parts of RAI 1.0 that a run knows (mlcommons/croissant,
 * docs/croissant-spec-1.1.md and croissant-rai-spec.md). Only what is known is written.
 */

const context = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  containedIn: 'cr:containedIn',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  prov: 'http://www.w3.org/ns/prov#',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  description: { '@container': '@language' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  name: { '@container': '@language' },
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
}

/** How Croissant calls a format, where readers of it take the format record by record. */
const readable: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tsv',
  jsonl: 'application/jsonlines',
  parquet: 'application/x-parquet',
}

/** The content of `croissant.json`. */
export function croissantOf(facts: CardFacts): unknown {
  const { about, date, files, report, plan } = facts
  const { format, compression = 'none' } = report.output
  // Readers of it unpack no text.
  const isPacked = compression !== 'none' && formats[format as keyof typeof formats].isText
  const encoding = isPacked ? undefined : readable[format]
  return {
    '@context': context,
    '@type': 'sc:Dataset',
    conformsTo: ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
    name: about.name,
    description: facts.description,
    license: facts.licenses.map(({ url, id }) => url ?? id),
    url: about.url,
    creator: { '@type': 'sc:Organization', name: about.creator },
    datePublished: date,
    version: about.version,
    citeAs: facts.citation,
    ...(facts.languages.length > 0 && { inLanguage: facts.languages }),
    distribution: files.map(({ name, bytes, sha256 }) => ({
      '@type': 'cr:FileObject',
      '@id': name,
      name,
      contentUrl: name,
      contentSize: `${bytes} B`,
      encodingFormat: encoding ?? 'application/octet-stream',
      sha256,
    })),
    // A reader has no way to take several files for one record set but in an archive, so each file has one.
    ...(encoding !== undefined && {
      recordSet: files.flatMap((file) => recordSet(file.name, facts) ?? []),
    }),
    'rai:dataPreprocessingProtocol': plan.steps.map(({ label }) => label),
    ...(facts.personalData.length > 0 && { 'rai:personalSensitiveInformation': facts.personalData }),
    ...(facts.biases.length > 0 && { 'rai:dataBiases': facts.biases }),
    'rai:dataCollectionMissingData': `${plural(report.rows.rejected, 'record')} rejected, ${plural(report.rows.dropped, 'row')} left out by steps`,
    'prov:wasDerivedFrom': plan.files.map(({ path }, i) => ({
      '@type': 'prov:Entity',
      'prov:label': path,
      'prov:value': plan.fingerprints[i],
    })),
    'prov:wasGeneratedBy': {
      '@type': 'prov:Activity',
      'prov:label': `prepkit ${plan.version}, plan ${plan.hash.slice(0, 16)}, digest ${report.digest.slice(0, 16)}`,
    },
  }
}

function recordSet(file: string, { schema }: CardFacts): unknown {
  const set = `records/${file}`
  // Readers take text, numbers and lists of them; an object they do not read as a whole.
  const fields = schema.fields.filter(({ type }) => !holdsObjects(type))
  const others = schema.fields.filter((field) => !fields.includes(field))
  if (fields.length === 0) return undefined
  return {
    '@type': 'cr:RecordSet',
    '@id': set,
    name: set,
    ...(others.length > 0 && {
      description: `Columns of objects are not described: ${others.map(({ name }) => name).join(', ')}`,
    }),
    field: fields.map((field) => ({
      '@type': 'cr:Field',
      '@id': `${set}/${field.name}`,
      name: field.name,
      dataType: dataType(field),
      ...(DataType.isList(field.type) && { isArray: true, arrayShape: '-1' }),
      source: { fileObject: { '@id': file }, extract: { column: field.name } },
    })),
  }
}

function holdsObjects(type: DataType): boolean {
  return DataType.isList(type) ? holdsObjects(type.children[0].type) : type.children?.length > 0
}

function dataType({ type }: Field): string {
  const item = DataType.isList(type) ? type.children[0].type : type
  if (DataType.isBool(item)) return 'sc:Boolean'
  if (DataType.isInt(item)) return 'sc:Integer'
  if (DataType.isFloat(item)) return 'sc:Float'
  return 'sc:Text'
}
