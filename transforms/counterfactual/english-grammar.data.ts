/**
 * Classes of English words that tell "her" the object (him) from "her" the possessive (his), written down for
 * this project. None of them holds a word of one gender, so that they say the same of a swapped text.
 */

/** Words that no noun group begins with behind a possessive: what stands before them stands alone. */
export const closers = `
  a an the this that these those my your our their its some any no every each another either neither
  to for with without in on at by from of about into onto upon through throughout during before after until
  till since against among between beyond behind below beneath beside besides despite except across along
  around toward towards under within via than as per off up away out onto alongside amid regarding
  and or but nor because when whenever while if unless although though whereas whether so yet
  i you we they it me us them who whom whose which what why how where
  is was are were be been am has had have does did do would can could should may might must
  shall cannot isn't wasn't didn't doesn't won't wouldn't can't couldn't hasn't hadn't shouldn't
  not also again too yesterday today tonight tomorrow there here anyway instead anymore
  together always never ever maybe perhaps please afterwards afterward sometimes somewhere everywhere
  forever aside somehow anywhere however thereby therefore thus soon ago yes
  something anything nothing everything someone anyone everyone nobody
  himself herself itself themselves i'm i'll i've i'd you're you'll they're we're it's that's there's
`

/** Words behind which a possessive has its noun, or none, by what follows them in turn. */
export const weak = `
  very much more most less least only even just still once twice almost quite rather really well better
  back home right left over last past inside outside down near first second next early late
  alone alive dead asleep awake sick ill angry mad sad happy upset glad afraid sure ready crazy pregnant
  nervous jealous proud unconscious naked breathless speechless uncomfortable comfortable unhappy
  responsible accountable guilty innocent hostage captive safe safely far long online unharmed missing quiet free
  monday tuesday wednesday thursday friday saturday sunday
  all both such like other round then now
  one two three four five six seven eight nine ten
`

/** Verbs that no noun is written like: behind them "her" is an object. */
export const bareVerbs = `
  be go know come see get give become understand believe realize realise remember forget choose decide find
  keep lose bring tell ask eat learn speak sit write enjoy follow forgive avoid achieve accept admit agree
  appear arrive build carry continue deserve destroy die discover explain fulfill grow happen improve join
  marry meet obtain overcome prepare prove pursue receive recover regain reveal save sell send settle sing
  succeed survive teach
`

/** Verbs of making, letting and perceiving, behind whose object a bare verb may stand. */
export const causatives = `
  make makes made making let lets letting help helps helped helping see sees saw seeing seen hear hears heard
  hearing watch watches watched watching feel felt feels have having had
`

/** Verbs behind whose object a form in -ing may stand. */
export const perceivers = `
  make makes made making see sees saw seeing seen hear hears heard hearing watch watches watched watching feel
  felt find finds found finding catch caught catches keep keeps kept keeping leave left leaving leaves imagine
  imagined remember remembers remembered notice noticed spot spotted picture send sent get got have had show
  shows showed showing
`

/** Words that are verbs or nouns; behind verbs of making and perceiving they are taken for verbs. */
export const verbsOrNouns = `
  cry walk sleep work play talk look feel try run dance fall cook call turn wait drink dream change move leave
  finish start stop stay smile laugh scream fight drive ride climb jump wake pass rest return answer attack
  visit study hold cut drop push pull kiss hug touch win struggle breathe suffer cough shower dress clean wash
  open close use show practice rise live help say pay think stand read hear lie hide fix escape travel throw
  wear buy take put want need
`

/** Verbs that give somebody something: behind them a bare plural or substance is what is given. */
export const datives = `
  give gives gave giving given tell tells told telling ask asks asked asking offer offers offered offering
  show shows showed showing teach teaches taught teaching send sends sent sending buy buys bought buying
  pay pays paid paying owe owes owed bring brings brought bringing hand hands handed handing lend lends lent
  cost costs promise promised promises call calls called calling make makes made making
  wish wishes wished deny denied grant granted feed feeding fed cause caused causes write wrote read bake baked
`

/** Substances and the like, which are given without an article. */
export const substances = `
  money food water time advice permission information medicine credit access power comfort hope courage
  strength medication help support shelter cash attention pleasure joy pain trouble grief peace confidence
  chocolate coffee tea milk lunch dinner breakfast treatment protection encouragement freedom directions
  flowers gifts presents questions stories lessons instructions details things options reasons ideas tips
  candy toys clues orders drugs pills flowers dollars euros pounds cents bucks
  french english spanish german math music happiness proof evidence space justice luck weapons pictures
`

/** Words that end in -ly, -ing or -ed and are nouns or adjectives of their own before nouns or the end. */
export const plainWords = `
  family daily friendly lovely elderly belly ally assembly reply supply jelly fly butterfly weekly monthly
  early anomaly lily bully homily monopoly melancholy holy ugly silly
  wedding building feeling feelings painting ring clothing meaning meeting thing things evening
  morning wing string spring earring stocking ceiling offspring sibling siblings savings earnings belongings
  surroundings ending opening warning beginning engagement upbringing understanding thinking
  blessing drawing hiding
  bed shed seed need speed feed deed breed greed creed weed beloved bleed hundred naked sacred
`

/** Prepositions, and verbs of hurting, behind which "her back" is a part of the body. */
export const beforeBodies = `
  on behind of in at over down to against along across across from with for under by hurt hurts injured broke
  turned turn turning turns and arched watch broken strained scratched rubbed
`

/** Verbs behind which "her home" is where somebody is brought. */
export const bringers = `
  take takes took taking taken drive drives drove driving driven bring brings brought bringing send sends sent
  sending walk walks walked walking follow follows followed escort escorted carry carried
  let invite invited call called calls
`

/** Verbs that give somebody a place or an order: "her" behind them is an object. */
export const appointers = `
  elect elected appoint appoints appointed crown crowned dub dubbed order ordered vote voted deem deemed
  consider considers considered
`

/** Verbs behind whose object an adjective may stand alone, as in "made her famous". */
export const predicators = `
  make makes made making find finds found finding leave leaves left leaving keep keeps kept keeping render
  renders rendered drive drives drove consider considers considered
`
