import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { templateOf } from '../../src/chat-templates/chat-template.js'
import { compileTemplate } from '../../src/chat-templates/jinja/compile.js'
import { RenderFault, SyntaxFault } from '../../src/chat-templates/python/faults.js'
import { dumpJson, loadJson, toValue } from '../../src/chat-templates/python/json.js'
import { floatText } from '../../src/chat-templates/python/print.js'
import type { Dict, Value } from '../../src/chat-templates/python/values.js'
import { strip } from '../../src/chat-templates/python/white-space.js'
import { goldenCases, textOrError } from './golden.js'

function render(template: string, variables: Value = new Map(), date?: string): string {
  const named =
    variables instanceof Map ? [...variables].map(([name, value]) => [String(name), value] as const) : []
  const source = { template, toolTemplate: undefined, tokens: {}, sha256: '' }
  return templateOf(source, { variables: new Map(named), date, given: 'test' }).render({ messages: [] })
}

describe('a template in Jinja', () => {
  it.each(goldenCases('templates').map((one): [Value, Dict] => [one.get('template'), one]))(
    'renders what jinja2 renders: %j',
    (template, one) => {
      expect(textOrError(() => render(String(template), one.get('variables')))).toBe(one.get('text'))
    },
  )

  it.each([
    ['{% include "a" %}', 'the block "include" is not known here', 1],
    ['\n{{ x | frobnicate }}', 'the filter "frobnicate" is not known here', 2],
    ['{{ x is frobnicated }}', 'the test "frobnicated" is not known here', 1],
    ['a\nb {{ x', 'a tag is not closed by "}}"', 2],
    ['{% if x %}a', 'elif or else or endif is missing', 1],
    ['{{ cycler(1) }}', 'the function "cycler" is not known here', 1],
    ['{# never closed', 'a comment is not closed', 1],
  ])('is refused when it is read where something in it is not known: %j', (template, message, line) => {
    const read = () => compileTemplate(template)
    expect(read).toThrow(SyntaxFault)
    expect(read).toThrow(message)
    try {
      read()
    } catch (fault) {
      expect((fault as SyntaxFault).line).toBe(line)
    }
  })

  it('may not change what it is given', () => {
    for (const call of ['l.append(1)', 'd.update({})', 'l.pop()', 'd.setdefault(1, 2)'])
      expect(() => render(`{% set l, d = [1], {} %}{{ ${call} }}`), call).toThrow(RenderFault)
  })

  it('gives a macro no more than it takes, or reads as varargs and kwargs', () => {
    const macro = (body: string, call: string) => `{% macro m(a) %}${body}{% endmacro %}{{ m(${call}) }}`
    expect(() => render(macro('{{ a }}', '1, 2'))).toThrow('the macro "m" takes 1 values, and 2 are given')
    expect(() => render(macro('{{ a }}', '1, b=2'))).toThrow('takes no value of the name "b"')
    expect(render(macro('{{ a }}{{ varargs }}{{ kwargs }}', '1, 2, b=3'))).toBe("1(2,){'b': 3}")
  })

  it('writes the day that it is given, and is refused without one', () => {
    const pattern = '{{ strftime_now("%d %b %Y, %A %-d %B %y %j %H:%M") }}'
    expect(render(pattern, new Map(), '2026-02-03')).toBe('03 Feb 2026, Tuesday 3 February 26 034 00:00')
    expect(() => render(pattern)).toThrow(/asks for the date of today.*date: 2026-01-31/)
  })

  it('that calls itself without end is a fault, and no crash', () => {
    expect(() => render('{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}')).toThrow(RenderFault)
  })
})

describe('`dumpJson()`', () => {
  it('writes back what `loadJson()` reads, in the words of Python', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 2 }), (text) => {
        const written = dumpJson(loadJson(text))
        expect(JSON.parse(written)).toEqual(JSON.parse(text))
        expect(dumpJson(loadJson(written))).toBe(written)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps the spelling of numbers and the order of keys', () => {
    const text = '{"10": 1.0, "2": 12345678901234567890, "a": -0.0, "b": 1e+22, "c": 1e-07, "__proto__": 5}'
    expect(dumpJson(loadJson(text))).toBe(text)
  })

  it('writes plain values as it does those that it reads', () => {
    const plain = { a: [1, null, true, 'x', { b: 'é' }] }
    expect(dumpJson(toValue(plain))).toBe(dumpJson(loadJson(JSON.stringify(plain))))
  })
})

describe('`floatText()`', () => {
  it('writes the fewest digits that stand for a number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = floatText(value)
        expect(Object.is(Number(text), value)).toBe(true)
        expect(text).toMatch(/^-?(?:\d+\.\d+|\d(?:\.\d+)?e[-+]\d\d+)$/)
      }),
    )
  })
})

describe('`strip()`', () => {
  it('takes away white space of any script, and nothing that is none', () => {
    expect(strip('\u3000\u00a0a\u200bb\x1f\x85', 'both')).toBe('a\u200bb')
    expect(strip('\ufeffa', 'both')).toBe('\ufeffa')
    expect(strip('😀a😀', 'both', '😀')).toBe('a')
    expect(strip('xxaxx', 'end', 'x')).toBe('xxa')
  })
})
