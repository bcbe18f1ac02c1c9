/**
 * The cases of names in Russian, Ukrainian and Polish, as far as a lexicon needs them: a form too many does no harm.
 * Rules of school grammars.
 */

/** A name and its other forms in the language of a locale. */
export function inflect(name: string, locale: string): string[] {
  if (/^(?:ru|uk)/.test(locale)) return [name, ...formsOf(name, cyrillic)]
  if (locale.startsWith('pl')) return [name, ...formsOf(name, polish)]
  if (locale.startsWith('de')) return /[sßxz]$/.test(name) ? [name] : [name, `${name}s`]
  return [name]
}

type Rules = readonly (readonly [ending: RegExp, forms: readonly string[]])[]

/** The first ending that fits is replaced. */
const cyrillic: Rules = [
  [/ский$/, ['ского', 'скому', 'ским', 'ском', 'ская', 'ской', 'скую']],
  [/ская$/, ['ской', 'скую']],
  [/(?<=[оеё]в|[иы]н)$/, ['а', 'у', 'ым', 'е', 'ой']],
  [/(?<=[оеё]в|[иы]н)а$/, ['ой', 'у', 'ою']],
  [/ий$/, ['ия', 'ию', 'ием', 'ии']],
  [/ия$/, ['ии', 'ию', 'ией']],
  [/й$/, ['я', 'ю', 'ем', 'е']],
  [/ья$/, ['ьи', 'ье', 'ью', 'ьей']],
  [/я$/, ['и', 'е', 'ю', 'ей']],
  [/а$/, ['ы', 'и', 'е', 'у', 'ой', 'ей']],
  [/ь$/, ['я', 'ю', 'ем', 'е', 'и']],
  [/(?<=[бвгджзклмнпрстфхцчшщ])$/, ['а', 'у', 'ом', 'ем', 'е']],
]

const polish: Rules = [
  [/(?<=[sc]k|dzk)i$/, ['iego', 'iemu', 'im', 'a', 'iej', 'ą']],
  [/(?<=[sc]k|dzk)a$/, ['iej', 'ą', 'i', 'iego']],
  [/ek$/, ['ka', 'kowi', 'kiem', 'ku']],
  [/ia$/, ['ii', 'ię', 'ią', 'i']],
  [/ka$/, ['ki', 'ce', 'kę', 'ką']],
  [/a$/, ['y', 'i', 'ie', 'ę', 'ą']],
  [/(?<=[bcdfghjklłmnprstwzżśćńź])$/, ['a', 'owi', 'em', 'ie', 'u']],
]

function formsOf(name: string, rules: Rules): string[] {
  const rule = rules.find(([ending]) => ending.test(name))
  return rule === undefined ? [] : rule[1].map((form) => name.replace(rule[0], form))
}
