/** What is named after a person, behind the name: no one is called "Bayes" in "Bayes theorem". */
const surely =
  'theorem|lemma|conjecture|corollary|constant|equation|equations|inequality|inequalities|equilibrium|equilibria|' +
  'distribution|distributions|transform|transforms|transformation|algorithm|algorithms|syndrome|paradox|polynomial|' +
  'polynomials|hypothesis|prize|prizes|medal|laureate|laureates|postulate|coefficient|coefficients|integral|integrals|' +
  'manifold|manifolds|oscillator|radiation|telescope|doctrine|cipher|notation|criterion|disease'

/** The same where the name before it is no common given name: people own numbers and codes, and "tests" is what they do. */
const foreign =
  'filter|operator|tower|museum|bridge|airport|university|function|machine|series|matrix|matrices|encryption|diagram|' +
  'diagrams|formula|sequence|triangle|curve|surface|force|scale|index|method|process|chain|chains|statistic|' +
  'correlation|regression|tree|graph|cycle|effect|experiment|principle|logic|algebra|geometry|space|spaces|group|ring|' +
  'noise|sampling|test|law|laws|disorder|reaction|bond|orbit|sauce|salad|pizza|cake|award|awards'

/** Words of a list in small letters, each with or without a capital. */
function anyCase(list: string): string {
  return list.replace(/(?<=^|\|)\w/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}

const between = '(?:[-–—]\\p{L}+)?(?: \\p{Lu}\\p{L}+){0,2}? '

/** Right behind a name: "Nash equilibrium", "Nobel Peace Prize", "Kolmogorov-Smirnov distribution". */
export const afterEponym = new RegExp(`^${between}(?:${anyCase(surely)})\\b`, 'u')

/** After an apostrophe, what is never owned by somebody: "Bernoulli's equation". */
export const ownedEponym =
  /^['’]s? (?:\p{L}+ )?(?:theorem|lemma|conjecture|inequality|paradox|constant|equations?|postulates?|principle of|law of|laws of)\b/u

/** The words of the first pattern, in small letters. */
export const eponymWords: ReadonlySet<string> = new Set(surely.split('|'))

/** The same behind a name that is no common given name: "Turing machine", "Doppler effect". */
export const afterForeignEponym = new RegExp(`^${between}(?:${anyCase(foreign)})\\b`, 'u')

export const foreignEponymWords: ReadonlySet<string> = new Set(foreign.split('|'))

/** Chinese carriers, whose short names have the form of a person's: 由顺丰发出, 申通揽收. Each calls itself so on its own pages. */
export const chineseCarrier =
  /^(?:顺丰|申通|圆通|中通|韵达|德邦|极兔|百世|天天|安能|丹鸟|京东|菜鸟|跨越|优速)[揽派承快物客送发运收]?$/

/** Companies and brands that bear the names of their founders, as keys of names: hardly a text means the founder. */
export const namedCompanies: ReadonlySet<string> = new Set([
  ...[
    'calvin klein',
    'ralph lauren',
    'tommy hilfiger',
    'louis vuitton',
    'hugo boss',
    'jimmy choo',
    'kate spade',
  ],
  ...['michael kors', 'christian dior', 'giorgio armani', 'elizabeth arden', 'estée lauder', 'levi strauss'],
  ...[
    'harley davidson',
    'aston martin',
    'alfa romeo',
    'rolls royce',
    'john deere',
    'jack daniel',
    'jim beam',
  ],
  ...[
    'johnnie walker',
    'jose cuervo',
    'morgan stanley',
    'goldman sachs',
    'merrill lynch',
    'wells fargo',
    'tim hortons',
  ],
  ...['charles schwab', 'eli lilly', 'brooks brothers', 'mary kay', 'sherwin williams', 'thomson reuters'],
])

/** A vowel with a tone of pinyin, and one whose tone hardly any other spelling has. */
export const tonedVowel = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/i
export const pinyinVowel = /[ǎǐǒǔǖǘǚǜ]/i

/** The same in Chinese, where no word ends: 诺贝尔奖, 牛顿定律, 阿尔茨海默病; and where the name goes on in characters that foreign ones are written with. */
export const chineseEponym =
  /^(?:[-－–·]\p{Script=Han}{2,5}|[斯特拉克尔德尼夫维奇森伯格曼雅可比利亚丁诺罗西莱契塞]{1,5})?(?:(?:和平|文学|物理学?|化学|经济学|医学|生理学或医学)奖|定理|定律|引理|猜想|悖论|不等式|方程|常数|常量|数列|系数|曲线|排序|牌(?!照|号|子|技|桌|匾|位|坊|局|楼)|分布|变换|算法|函数|效应|综合征|综合症|公式|级数|矩阵|多项式|均衡|模型|奖(?!励|金|状|品|学|项|赏)|病毒|氏病|原理|法则|铁塔|大桥|大学|博物馆)/u

/** Products and languages that are also names of people. */
export const weakProducts: ReadonlySet<string> = new Set(
  'siri alexa cortana ruby julia ada python swift perl pascal haskell scala jenkins travis jupyter keras flask django nginx oracle apache tesla jade crystal elm dart claude gemini bard bert elmo watson anaconda selenium cassandra hadoop kafka luna rails ember vue angular postman ansible vagrant terraform docker'.split(
    ' ',
  ),
)

/** "I use Julia for data analysis": what somebody works with, and for what. */
export const beforeTool =
  /\b(?:us(?:e|es|ed|ing)|learn(?:s|ing|ed|t)?|try(?:ing)?|tried|prefers?|switch(?:ed|ing)? to|mov(?:e|ed|ing) to|know|(?:written|coded|implemented|coding|programming|fluent|project|model) in|faster (?:in|than)|用|学|学习|改用) ?$/iu
export const besideTool =
  /\b(?:Python|Java|JavaScript|TypeScript|Rust|Fortran|MATLAB|SQL|Haskell|NumPy|pandas|R|data (?:analysis|science)|numerical|scientific|statistics|scripts?|notebooks?|simulations?|machine learning|web (?:apps?|development)|automation|queries)\b|C\+\+|数据|编程|脚本|仿真/u

/** Words of computing, in English and Chinese. */
export const productContext =
  /\b(?:programming|languages?|library|framework|software|code|coding|script|install|version|api|app|apps|assistants?|voice|device|server|database|query|compiler|syntax|function|developers?|model|neural|plugin|package|module|import|android|ios|google|amazon|apple|microsoft)\b|编程|语言|程序|代码|软件|函数|库|框架|助手|模型|算法|服务器|数据库|脚本|开发|编写/iu

/** Words of releases and what depends on them, and other versions. */
export const releaseContext =
  /\b(?:releases?d?|is out|upgrad\p{L}*|downgrad\p{L}*|bump(?:ed)?|pin(?:ned)?|patch(?:ed)?|depend\p{L}*|deprecat\p{L}*|vulnerab\p{L}*|affected|CVE|maven|gradle|npm|pip|cargo|jar|jdk|java|spring|hibernate|docker|kubernetes|linux|migrat\p{L}*|compatib\p{L}*|changelog|build|runtime|versions?)\b|(?<![\d.])\d{1,3}\.\d{1,5}\.\d{1,5}(?![\d.])|升级|发布|版本/iu

/** Words of biology. */
export const speciesContext = /\b(?:species|genus|genera|subspecies|cultivars?|binomial)\b|学名|拉丁名/iu

const kindNouns =
  'festival|holiday|river|mountain|mountain range|lake|island|city|town|village|country|region|desert|planet|dwarf planet|' +
  'moon|galaxy|asteroid|comet|language|framework|library|software|application|platform|company|brand|corporation|dish|sauce|' +
  'cheese|dessert|cocktail|spice|movie|film|sitcom|novel|song|album|video game|museum|castle|palace|cathedral|temple|bridge|' +
  'stadium|university|algorithm|protocol|species|genus|breed|fruit|vegetable|disease|virus|ship|vessel|submarine|aircraft|' +
  'spacecraft|satellite|treaty|currency|cryptocurrency|gem|gemstone|stone|mineral|herb|flower|shrub|virtue|month'

/** Right behind a name: "is a festival in", ": A 10-day festival that". A "city councillor" is no city. */
export const definition = new RegExp(
  `^["”*_)]{0,3}(?: (?:is|was) (?:an?|the|one of the)|(?::| –| —| -) (?:is )?(?:an?|the)) (?:[\\p{L}\\d-]+ ){0,3}?(?:${kindNouns})(?= (?:in|of|by|that|which|for|from|on|located|based|used|and|where|when|celebrated|dedicated)\\b|[.,;)]|$)`,
  'iu',
)

/** What several things are said to be: "Julia and Scala are programming languages". */
export const manyKinds: ReadonlySet<string> = new Set(
  (
    'gems gemstones stones minerals herbs spices flowers plants colors colours virtues months seasons languages frameworks ' +
    'libraries cities towns capitals states countries islands rivers places brands products planets moons dishes fruits'
  ).split(' '),
)

/** Right before a place. */
export const beforePlace =
  /(?:^|[^\p{L}])(?:in|visit(?:s|ed|ing)?|near|across|throughout|around|outside|(?:capital|city|town|state|province|kingdom|map|coast|north|south|east|west|people|part) of|(?:trips?|flew|fly|flights?|drove|drive|moved?|moving|travel(?:l?ed|l?ing|s)?|went|going|return(?:ed)?|welcome|way|tour(?:ed|s)?|exports?|imports?) (?:to|from|through)|(?:northern|southern|eastern|western|central|downtown|greater|modern|ancient)) $/iu

/** What such a definition begins with. */
export const beginsDefinition = /^["”*_)]{0,3}(?: (?:[iI][sSſ]|[wW][aA][sSſ]) |(?::| [–—-]) )/

/** Right before a name: "the research vessel", "El". */
export const kindBefore = new RegExp(`\\b(?:the (?:\\p{L}+ )?(?:${kindNouns})|El|HMS|RMS|USS|Mount) $`, 'u')

/** What stands before the members of a kind: "national languages such as", "the religions are". */
export const kinds =
  /\b(?:languages?|dialects?|religions?|faiths?|peaks?|mountains?|rivers?|lakes?|islands?|cities|towns?|villages|countries|regions?|provinces|continents|festivals?|holidays?|dishes|cocktails?|drinks?|cheeses?|breeds?|cultivars?|genera|genus|species|tribes?|monuments?|temples?|museums?|churches|castles|palaces|brands?|companies|frameworks?|libraries|restaurants?|hotels?)(?: called| named| known as|,? such as| like|,? including| include| are|,? namely|:) /giu

/** The last word of what is no name of a person: "Morrison Formation", "Corey Ltd", "Phishing Scams". */
export const thingNouns: ReadonlySet<string> = new Set(
  (
    'formation ltd limited inc llc gmbh corp corporation plc company museum university institute festival theorem prize award ' +
    'restaurant hotel bistro cafe café sushi pizza scam scams scheme agreement treaty mountains islands ' +
    'peninsula desert plateau basin strait cathedral basilica stadium airport library gallery orchestra quartet ensemble choir ' +
    'records studios pictures sauce river bar diner grill brewery creek bay valley blues hops pellets yeast steak soup curry stew'
  ).split(' '),
)

/** Religions and continents, one or two of which are also given names or surnames that hardly stand alone. */
export const worldWords: ReadonlySet<string> = new Set([
  'notre dame',
  't rex',
  'tyrannosaurus rex',
  ...'islam judaism christianity hinduism buddhism sikhism jainism taoism shinto asia africa europe america oceania'.split(
    ' ',
  ),
])

/** Planets, moons and small bodies that bear names of people and gods. */
export const celestial: ReadonlySet<string> = new Set(
  'mercury venus mars jupiter saturn uranus neptune pluto ceres eris haumea makemake sedna luna titan europa callisto ganymede phobos deimos charon triton rhea dione tethys mimas enceladus iapetus titania oberon ariel umbriel miranda vesta pallas juno orion sirius vega altair antares betelgeuse rigel polaris andromeda cassiopeia perseus cygnus'.split(
    ' ',
  ),
)

/** Words of astronomy. */
export const astronomy =
  /\b(?:planets?|dwarf planets?|moons?|orbits?|orbiting|solar system|stars?|constellations?|asteroids?|comets?|galaxy|galaxies|telescope|astronom\w+|gas giants?|gravity|Kuiper|Hubble)\b|行星|卫星|太阳系|恒星|星座|轨道/iu
