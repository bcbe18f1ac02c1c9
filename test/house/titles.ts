import type { Check, HouseRule } from './rule.js'

/** A function that a title names, as in `describe('foldText()', …)`. */
const namedInTitle = /\b(?:describe|it|test|property)(?:\.\w+)*\(\s*(['"`])(?:(?!\1).)*?\b([a-z]\w*)\(\)/g
const namedInTableTitle = /^\s*\]\)\((['"`])(?:(?!\1).)*?\b([a-z]\w*)\(\)/gm

/** A title outlives a renaming that every identifier follows, so it must name something that the test uses. */
const findUnknownNames: Check = (files) =>
  files.flatMap(({ path, text }) => {
    const titles = [namedInTitle, namedInTableTitle].flatMap((pattern) => [...text.matchAll(pattern)])
    const names = new Set(titles.map(([, , name]) => name))
    return [...names]
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(withoutTitles(text)))
      .map((name) => `${path}: no "${name}" is used, though a title names it`)
  })

function withoutTitles(text: string): string {
  return text.replace(namedInTitle, '').replace(namedInTableTitle, '')
}

export const titlesNameWhatIsThere: HouseRule = {
  name: 'titles name functions that the test uses',
  keptBy: ['tests'],
  check: findUnknownNames,
  faults: {
    'a suite': { 'test/a.test.ts': "describe('oldName()', () => newName())" },
    'a test': { 'test/a.test.ts': "it('`oldName()` adds', () => newName())" },
    'a table': { 'test/a.test.ts': "it.each([\n])('`oldName()` adds %s', () => newName())" },
  },
  passes: { 'test/a.test.ts': "describe('newName()', () => newName())" },
}
