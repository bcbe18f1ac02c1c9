/**
 * What is told of public people and of characters, and of hardly anybody else. "Wrote", "director" or "(25)" are
 * not among it: everybody writes to somebody, and reports have directors.
 */

const role =
  'author|novelist|(?<!technical )writer|poet|playwright|dramatist|essayist|philosopher|physicist|mathematician|scientist|' +
  'chemist|biologist|astronomer|naturalist|economist|historian|inventor|explorer|astronaut|cosmonaut|composer|musician|' +
  'singer|songwriter|rapper|guitarist|drummer|pianist|violinist|bassist|vocalist|frontman|artist|painter|sculptor|' +
  'film-?maker|film director|movie director|screenwriter|cartoonist|actor|actress|comedian|supermodel|fashion designers?|' +
  'game designer|talk show host|pop star|rock star|superstar|celebrity|footballer|quarterback|striker|midfielder|' +
  'goalkeeper|goaltender|goalie|defenseman|winger|left wing|right wing|linebacker|outfielder|shortstop|point guard|' +
  'shooting guard|pitcher|batsman|cricketer|boxer|swimmer|sprinter|figure skater|skier|golfer|gymnast|wrestler|cyclist|' +
  'jockey|racing driver|tennis player|chess player|(?:foot|basket|base|volley)ball player|hockey player|champion|' +
  'medalist|olympian|president|prime minister|chancellor|senator|congressman|congresswoman|governor|king|queen|emperor|' +
  'empress|tsar|czar|prince|princess|duke|duchess|pope|saint|admiral|first lady|secretary of state|chief justice|' +
  'statesman|conquistador|suffragist|abolitionist|revolutionary|reformer|theologian|logician|billionaire|philanthropist|' +
  'winner|runner-up|record holder|spokes(?:man|woman|person)|architect|chief designer|' +
  'co-?founders?|founders?|founding father|nobel laureate|laureate|chef|ceo|cto|cfo|coo|columnist|broadcaster|commentator|lawmaker|(?:prime |foreign |finance |defen[cs]e )minister|administrator|mayor|superhero|supervillain|fictional character'
const work =
  'novel|novella|book|poem|poetry|sonnet|song|album|symphony|sonata|opera|play|film|movie|musical|painting|fresco|' +
  'sculpture|trilogy|memoir|autobiography|biography|ballad|short story|theory|masterpiece|comic|manga'
const deed =
  'composed|invented|co-?founded|founded|starred|stars|coined|formulated|pioneered|patented|conquered|reigned|ruled|' +
  'abdicated|was assassinated|was crowned|was inaugurated|was canonized|was beheaded|' +
  `(?:wrote|authored|directed|painted|published|sang|recorded) (?:(?:the|an?|his|her|\\d+) )?(?:[\\p{L}-]+ ){0,3}?(?:(?:${work})s?\\b|["“*_])|` +
  'won (?:the|an?|his|her|their|\\d+) (?:[\\p{L}-]+ ){0,3}(?:prize|award|medal|medals|title|titles|championship|championships|cup|election)'

/** Right before a name: an office, a calling, or the work that somebody made ("the novel 1984 by"). */
export const publicBefore = new RegExp(
  `(?:\\b(?:${role})s?(?:,| like| such as| named)?|` +
    `\\b(?:${work})s?\\b[^.\\n]{0,60}?\\b(?:by|starring|featuring)|` +
    '\\b(?:composed|painted|sung|portrayed|voiced|invented|discovered|piloted|formulated|pioneered|populari[sz]ed|coined|narrated|directed|founded|' +
    'designed|devised|proposed|introduced|created|developed)(?: (?:in|around|during) (?:the )?(?:early |mid-?|late )?\\d{3,4}s?)? by|' +
    '\\b(?:[Tt]ell me (?:more |something )?about|biography of|life (?:and \\p{L}+ )?of|achievements of|quot(?:es?|ations?) (?:by|from)|system of|work of|(?:according|thanks) to the \\p{L}+)|' +
    '\\b(?:characters?|protagonists?|hero|heroine|villain|antagonist)(?:,| is| named| called| like| such as)|' +
    '\\b(?:feat|ft)\\.|' +
    // Cases before a court: "Browder v. Gayle".
    '\\p{L}{3} v\\.|' +
    '\\b(?:styled|led|signed|drawn|edited|produced|remixed|covered|conducted) (?:by|under)|' +
    '\\b(?:(?:world-)?famous|renowned|legendary|acclaimed) (?:[\\p{L}-]+ ){0,2}\\p{L}+|' +
    '["”’\'*_][\\s]{0,2}(?:\\(\\d{4}\\) ?)?by)[\\s"“*_(]{0,3}$',
  'iu',
)

/** Further names of such people: "songwriters, including RM, J-Hope and". */
export const publicListBefore = new RegExp(
  `\\b(?:${role})s,? (?:like|such as|including|named|are|were)(?: \\p{Lu}[\\p{L}'’.-]{0,20}(?: \\p{Lu}[\\p{L}'’.-]{0,20}){0,2}(?:, and|,| and)){0,6} $`,
  'u',
)

/** A paper that is cited behind its authors: "2007;15(3):177". */
export const citedBehind = /^[^\n]{0,200}[ .](?:19|20)\d\d; ?\d{1,4}(?: ?\(\d{1,3}\))?: ?\d/

/** In a list of works: a title in capitals, then its author. */
export const listedWork = /(?:^|\n)\s*(?:\d+[.)]|[-*•])\s[^\n]{3,90}\p{Lu}[\p{L}'’]*["”*_]{0,3} by $/u

/** Right behind a name: the years of a life, an office or a calling, a deed or a work. */
export const publicBehind = new RegExp(
  '^["”*_]{0,3}(?:' +
    ' v\\. \\p{L}|' +
    // The years of a life that began before 1960.
    '[ ,]*\\((?:[^()\\n]{0,40}[^\\d])?(?:c\\. ?)?(?:\\d{1,3} ?(?:BCE?|AD|CE)|[1-9]\\d\\d|1[0-8]\\d\\d|19[0-5]\\d)(?: ?BCE?| ?AD| ?CE)?\\s?[-–—]\\s?[^()\\n]{0,40}\\)|' +
    ' ?\\((?:born|b\\.|died|d\\.|circa|c\\.) ?[^()\\n]{0,16}\\b1[0-8]\\d\\d\\b[^()\\n]{0,24}\\)|' +
    `,? (?:(?:who|he|she|then|later|famously|first|also|(?:and|&) \\p{Lu}\\p{L}+) )?(?:${deed})\\b|` +
    `(?:, (?!who|which|whose|and|said|says|met|saw|told|asked|with|my|our|his|her)(?:(?:an?|the) )?|,? (?:is|was|became|as) (?:an?|the|one of the) |(?:[:–-]|: \\p{Lu}\\p{L}+) (?:is )?(?:an?|the) )(?:[\\p{L}-]+ ){0,4}?(?:${role})\\b|` +
    `['’]s? (?:\\p{L}+ ){0,3}(?:${work})s?\\b|['’]s? ["“*_]|` +
    ' (?:of|from) (?:the )?\\p{Lu}[\\p{L} ]{2,24} (?:won|came (?:first|second|third|last)|finished|took (?:gold|silver|bronze))\\b' +
    ')',
  'iu',
)

const chineseRole =
  '作家|诗人|词人|小说家|剧作家|散文家|文学家|哲学家|思想家|物理学家|数学家|科学家|化学家|生物学家|天文学家|经济学家|心理学家|' +
  '历史学家|发明家|探险家|航海家|宇航员|作曲家|音乐家|钢琴家|小提琴家|指挥家|女?[高中低]音|歌手|歌唱家|画家|艺术家|书法家|雕塑家|影星|影后|影帝|导演|演员|主演|编剧|' +
  '球星|球员|运动员|冠军|总统|国家主席|首相|国王|女王|皇帝|皇后|将军|元帅|教皇|革命家|政治家|军事家|创始人|得主|主角|主人公|乐队'

/** The same before a name in Chinese text. */
export const chineseBefore = new RegExp(
  `(?:${chineseRole})[：:、，“"《]{0,2}$|(?:著名|知名|传奇)的?\\p{Script=Han}{1,8}$|(?:作者|主演|导演|作曲|演唱)(?:是|为|：|:)$|(?:介绍(?:一下)?|简述|评价|谈谈|说说|如何看待)[“"]?$|》[的，]?(?:作者|作家|主角)?[是为：]?$|》[^》\\n]{0,90}[-—–－]\\s?$`,
  'u',
)

/** The same behind one. */
export const chineseBehind = new RegExp(
  '^(?:[（(](?:公元前?|约|生于)?\\s?\\d{3,4}\\s?年?[^（）()\\n]{0,12}[-—–－~～至][^（）()\\n]{0,16}[）)]|' +
    '(?:[^，。\\n]{0,4}(?:主演|执导|饰演|扮演|演唱|发明了|创作了|著的|所著|编著))|' +
    `(?:是|为|，)(?:[^，。\\n]{0,14})(?:${chineseRole})|` +
    `，[^。\\n]{0,36}，[^，。\\n]{0,8}(?:${chineseRole})(?=[，。、；（(\\n]|$)|` +
    '的?[^，。\\n]{0,3}《|的(?:歌(?!单|词本)|演唱会|小说|诗歌|诗集|诗词|作品|代表作|名言|画作|歌曲|电影(?!票)|名作|散文集?|专辑|生平|一生|简介|贡献|成就|思想|学说|理论|书法|画风|诗风|影响)|是谁|是哪[国一个位]|何许人|[^，。\\n]{0,10}(?:创立|開創|开创|首创|奠定|证明了|推导出|著有|撰有|编纂|荣获|称帝|登基|即位|变法|北伐|起义|执教|效力于|夺得))',
  'u',
)

/** What a text says that tells or explains a story. */
export const fiction =
  /\b(?:movie plot|plot summary|protagonists?|antagonists?|fictional|main characters?|characters? (?:named|called)|characters? (?:in|from|of) (?:the (?:novel|book|story|film|movie|play|series|show|game)|["“*_])|villains?|storyline|screenplay|narrator|plot (?:twist|centers|revolves|follows|of (?!land|ground|grass|earth))|novels? (?:by|written|set|["“*])|fairy ?tales?|fables?|pastiche|anime|manga|sitcom|[Cc]hapter (?:[Oo]ne|[Tt]wo|I{1,3}|[12])|as (?:a |an )?(?:Princess|Prince|Captain|Detective) \p{Lu}\p{L}+)\b|主人公|主角|虚构|反派|童话|剧情|》[^。\n]{0,24}(?:小说|电影|电视剧|动画|漫画|故事|作品)|(?:小说|电影|电视剧|动画片?|漫画|故事)《|武侠|江湖|武林|掌门|剑客|侠客|客官|店小二|[刀剑刃](?:已|便)?(?:出|离|入)鞘|殿下|陛下|王爷|娘娘|师尊|修仙|魔法师|巫师|骑士|星舰|丧尸|精灵|从前有|很久以前|寓言|神话|民间传说|且听下回|孙悟空|孫悟空|唐僧|猪八戒|贾宝玉|林黛玉|诸葛亮|武松|鲁智深|白素贞|白蛇|梁山伯|祝英台|牛郎|织女|嫦娥|后羿|女娲|哪吒|花木兰|孟姜女|霍格沃茨|哈利·?波特|伏地魔|聊斋|封神|水浒|西游|红楼|三国演义/iu

/** Words of told stories, which nobody writes in letters, reports and forms; two of them make one. */
export const storytelling =
  /喃喃|缓缓|嘴角|目光|心头|月光|烛光|微微一|叹了?口气|咬[着了]牙|皱[了起着]?皱?眉|攥|一愣|怔住|泪水|夜色|黄昏|推开门|推开窗|低声|轻声|说道|问道|笑道|答道|喊道|心想|沉默了|笑了笑|点了点头|摇了摇头|抬起头|转过身|眼神|眼里|眼中/g

/** A task with numbers or of grammar, in which it does not matter who buys the apples. */
export const exercise =
  /\b[Hh]ow (?:many|much|far|long|old|fast|tall) [^\n]{0,90}\?|\b(?:following sentence|the sentence|this sentence|nickname for|who is the \p{L}+est|grammatically|verb tense|part of speech|[Pp]ossible answers|[Aa]nswer choices|[Cc]hoices:|[Ww]hich (?:one )?of (?:the|these) (?:following|answers|choices)|[Mm]ultiple[- ]choice)\b|(?:多少|几(?:[个元天只本支岁页颗人次米倍张条名辆朵把棵块枚袋箱分]|小时|千米|公里|分之))[^。\n]{0,24}[?？．。]|\d[%元个米]?\s?[×÷+*]\s?\d[^\n]{0,24}=\s?\d|(?<![A-Za-z])[xX]\s?=\s?\d|=\s?\d{0,4}[xX](?![A-Za-z])|\d[%元个米]?\s?[-−]\s?\d[^\n]{0,16}\s?=\s?\d|应用题|方程[:：]|设[^。\n]{0,12}为 ?[xX]/u

/** Prizes and contests that public people win. */
export const fame =
  /\b(?:Nobel|Turing Award|Pulitzer|Oscars?|Academy Awards?|Grammys?|Emmys?|Golden Globe|Booker|Fields Medal|Olympics?|World Cup|Super Bowl|Wimbledon|Grand Slam|Grand Prix|Hall of Fame|Stanley Cup|NBA|NFL|MLB|NHL|FIFA|UEFA|Premier League|Formula (?:1|One)|ATP|WTA|Ballon d['’]Or|Walk of Fame|(?:gold|silver|bronze|winter|summer|total) [Mm]edals?|Medals\b|(?:US|Australian|French|British) Open|world No\. ?\d|Billboard|Hollywood|Bollywood|Broadway|Supreme Court|White House|(?:Democratic|Republican|presidential) (?:nomination|nominee|candidates?|election))\b|诺贝尔|图灵奖|奥斯卡|格莱美|奥运|冬奥|残奥|亚运|全运会|金牌|银牌|铜牌|奖牌|国家队|茅盾文学奖|鲁迅文学奖|菲尔兹|普利策|世界杯|世锦赛|英超|西甲|意甲|欧冠|中超|CBA|NBA|锦标赛|大满贯|金球奖|金马奖|好莱坞|篮板|助攻|进球/u

/**
 * A question that people ask of encyclopedias: "Who was X?", "When was X born, and what …?". A NUL stands for the name.
 */
export const askedOfWorld =
  /(?:^|[\n.!?:]\s?)(?:who (?:is|was|were) \0(?:\?|,? and what\b)|(?:when|where|why|how|what) (?:was|is|did|does) \0 (?:born|(?:best )?known|famous|awarded|discover|invent|found|compose|paint|write|publish|win|achieve|contribute)\b[^\n?]{0,60}\?)/iu

/** Who speaks of himself near a name tells of people he knows. */
export const firstPerson = /\b(?:I|I['’](?:m|ve|ll|d)|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b|我/u

/** The same in a whole text, where "World War I" and "Pedro I" speak of nobody. */
export const speaker =
  /\b(?:I['’](?:m|ve|ll|d)|I (?:am|was|have|had|will|would|can|could|think|know|want|need|do|did|met|saw|got|just)|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b|我/u

/** What stands between two names of a list, or before another spelling in brackets. */
export const joint = /^(?:,? ?(?:and|or|&) |, ?|[、，] ?|[和与及]|\s?[（(]\s?)$/u

/** A year long past, or a decade: what a text with one tells is mostly history. */
export const longPast =
  /(?:\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Aa]round|[Bb]efore|[Aa]fter|early|late|circa|c\.|January|February|March|April|May|June|July|August|September|October|November|December|summer|spring|autumn|winter),? (?:the )?|\bthe (?=\d{4}s))(?:1[0-8]\d\d|19[0-4]\d)s?(?![\d%:/\w]|[-.,]\d)|(?<!\d)(?:[1-9]\d{2}|1[0-8]\d\d|19[0-6]\d)年|(?<!\d)(?:1[0-8]\d\d|19[0-6]\d) 年|公元|世纪|世紀|年间|年間|[唐宋元明清汉漢秦隋晋晉]朝|[唐宋元明清汉漢秦隋晋晉][代初末]|春秋战国|春秋戰國|三国时|民国时期|二战|抗战|抗日|成语|成語|典故|歇后语|谚语|文言|古诗|诗句|词牌|史记|史記|论语|資治通鑑|资治通鉴/

/** Right before a name that is spoken of: "tell me about Einstein", "in the style of Picasso". */
export const spokenOf =
  /\b(?:about|by|of|like|on|reads?|reading|quot(?:e|es|ed|ing)|who (?:is|was)|according to|did|does|portray\p{L}*|versus|vs\.?)\s["“]?$/iu

/** Who rules is known by one name. */
export const ofRoyalty = /^(?:King|Queen|Emperor|Empress|Tsar|Pope|Sultan|Pharaoh) \p{Lu}/u

/** What numbers a ruler, right behind the name. */
export const regnal = /^ (?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XI?V|XVI{0,3})(?![\w'’])/

/** An office that a name begins with. */
export const inOffice =
  /^(?:President|Senator|Governor|Chancellor|Premier|King|Queen|Prince|Princess|Pope|Saint|Emperor|Empress|Tsar|Chairman)\b/u
