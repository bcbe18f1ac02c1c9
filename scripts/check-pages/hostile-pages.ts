import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../src/index.js'

/** What a script that got into a page would set. */
export const mark = 'injected'

/** Texts that run as a script, or load something, where a page takes them for markup. */
const payloads = [
  `<script>window.${mark}=1</script>`,
  `<img src=x onerror="window.${mark}=2">`,
  `"><svg onload="window.${mark}=3">`,
  `</style></title></textarea><script>window.${mark}=4</script>`,
  `' onmouseover='window.${mark}=5' autofocus onfocus='window.${mark}=6`,
  `<iframe srcdoc="<script>parent.${mark}=7</script>"></iframe>`,
  `<a href="javascript:window.${mark}=8">x</a>`,
  `&lt;script&gt;window.${mark}=9&lt;/script&gt;`,
  `{{constructor.constructor('window.${mark}=10')()}}`,
]

/** One long word, which nothing but the page can break. */
const longWord = 'Donaudampfschifffahrtsgesellschaft'.repeat(5)

/** Makes the pages of a run over data with such names and values. Answers with their paths. */
export async function makePages(folder: string): Promise<string[]> {
  const path = join(folder, 'rows.jsonl')
  const names = [...payloads, longWord, '中文列名'.repeat(20)]
  const rows = Array.from({ length: 240 }, (_, i) => ({
    ...Object.fromEntries(names.map((name, at) => [name, payloads[(i + at) % payloads.length]])),
    group: i % 3 === 0 ? payloads[i % payloads.length] : longWord.slice(0, 60),
    hired: i % 4 === 0 ? 'yes' : payloads[1],
    age: 20 + (i % 50),
    score: i / 7,
  }))
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const pages: string[] = []
  for (const lang of ['en', 'zh'] as const) {
    const output = join(folder, lang)
    await run(
      {
        input: path,
        steps: [{ convert: { template: { [`t${payloads[0]}`]: '{group} {age}' } } }],
        profile: { facet: ['group', 'age@30/50'], label: 'hired', fields: [...names, 'age', 'score'] },
        output,
      },
      { workers: 0, lang },
    )
    pages.push(join(output, 'report.html'), join(output, 'profile.html'))
  }
  return pages
}

/** Makes a page that has every fault which is looked for, and answers with its path and what must be found in it. */
export function makeBadPage(folder: string): { path: string; wanted: readonly string[] } {
  const path = join(folder, 'bad.html')
  const script = `<script>window.${mark}=1;throw new Error('thrown')</script>`
  const picture = '<img src="http://nowhere.invalid/x.png" alt="">'
  writeFileSync(
    path,
    `<!doctype html><body>${script}${picture}<p style="white-space:nowrap">${'wide '.repeat(400)}</p>`,
  )
  return {
    path,
    wanted: [
      'a script failed',
      'ran as a script',
      'it asked for',
      'it has SCRIPT, IMG',
      'pixels wide',
      'stands outside',
    ],
  }
}
