/** The most frequent words of English running text, most frequent first; made-up words follow them. */
export const englishWords =
  'the of and to a in is that for it as with was on be by are this from at or an not but have they which you one all were we can their had has there will if more when would what about so who other into some could them than then do out up its only new these may also after time any work first people over way where most through between both under same such because each well own much still should how many before must those even here long while part found made used need high less small next right left last form line table order open read write build list value case note step state name result data point group model test rule range'.split(
    ' ',
  )

/** The most frequent characters of Chinese running text, most frequent first; others of the same block follow. */
export const chineseCharacters = [
  ...'的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运',
]

/** Lines of code with holes: `@` is filled with an identifier, `#` with a number. */
export const codeLines = [
  'function @(@, @) {',
  '  const @ = @.map((@) => @ * #)',
  '  if (@ === undefined || @.@ > #) return @.@(@, @)',
  '  for (let i = 0; i < @.length; i++) @[i] += #',
  '  throw new RangeError(`@ must be between # and # in @`)',
  '}',
  'def @(@, @=#):',
  '    """Return the @ of @."""',
  "    return [@ for @ in @ if @ != '@']",
  'SELECT "@", count(*) FROM @ WHERE @ >= # GROUP BY "@";',
  '#include "@.h"',
  'printf("%s: %d\\n", @, #);',
  '<div class="@" id="@">@</div>',
  '{"@": #, "@": [#, #, #, #, #, #]}',
  '// the @ is @ before @',
  '\treturn @, nil',
]
