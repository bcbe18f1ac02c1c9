/**
 * Adjectives and nouns for the people of all countries, and of regions and peoples, for religions and for
 * political groups. General knowledge, written for this project. Plurals in -s are found by themselves.
 */
export const demonyms = `afghan albanian algerian american andorran angolan antiguan argentine argentinian
argentinean armenian australian austrian azerbaijani azeri bahamian bahraini bangladeshi barbadian belarusian
belgian belizean belizian beninese bhutanese bolivian bosnian botswanan brazilian british briton bruneian
bulgarian burkinabe burmese burundian cambodian cameroonian canadian chadian chilean chinese colombian comoran
congolese croatian croat cuban cypriot czech danish dane djiboutian dominican dutch ecuadorian ecuadorean
egyptian emirati english englishman englishwoman eritrean estonian ethiopian fijian filipino filipina finnish finn
french frenchman frenchwoman gabonese gambian georgian german ghanaian greek greenlandic grenadian guatemalan
guinean guyanese haitian honduran hungarian icelandic icelander indian indonesian iranian iraqi irish irishman
irishwoman israeli italian ivorian jamaican japanese jordanian kazakh kazakhstani kenyan kosovar kuwaiti kyrgyz
laotian latvian lebanese liberian libyan liechtensteiner lithuanian luxembourgish luxembourger macedonian malagasy
malawian malaysian maldivian malian maltese mauritanian mauritian mexican moldovan monegasque mongolian
montenegrin moroccan mozambican namibian zealander nepalese nepali nicaraguan nigerian nigerien norwegian omani pakistani
palauan palestinian panamanian paraguayan peruvian pole polish portuguese qatari romanian russian
rwandan salvadoran samoan saudi scottish scot scotsman senegalese serbian serb seychellois singaporean slovak
slovakian slovene slovenian somali spanish spaniard sudanese surinamese swazi swede swedish swiss syrian taiwanese
tajik tanzanian thai tibetan togolese tongan trinidadian tunisian turkish turk turkmen ugandan ukrainian uruguayan
uzbek vanuatuan venezuelan vietnamese welsh welshman yemeni zambian zimbabwean chechen kurdish kurd basque catalan
breton uyghur uighur hispanic latino latina latinx caucasian romani cherokee navajo inuit sami maori
afro-american texan bavarian sicilian european african asian arab persian hmong zulu xhosa yoruba igbo hausa tatar
bashkir circassian ossetian crimean abkhazian korean tamil punjabi bengali sinhalese balinese javanese hawaiian`

export const religions = `christian muslim jewish jew buddhist hindu sikh catholic protestant mormon baptist
methodist lutheran anglican presbyterian evangelical pentecostal quaker shia shiite sunni sufi jain taoist atheist
agnostic hasidic zoroastrian amish mennonite calvinist adventist islamic`

export const politics = `democrat republican communist socialist marxist libertarian tory anarchist fascist nazi
leninist maoist trotskyist zionist islamist feminist royalist`

/** Languages as well: they say little about a person beside "speak", "in" or "translate". */
export const languages = `english french german spanish italian portuguese russian chinese japanese korean arabic
dutch swedish danish norwegian finnish polish czech hungarian greek turkish hindi vietnamese thai tamil bengali
punjabi irish welsh catalan basque latvian lithuanian estonian ukrainian romanian bulgarian serbian croatian slovak
slovenian icelandic persian somali yoruba igbo hausa zulu xhosa kazakh mongolian nepali burmese indonesian maltese
breton kurdish tibetan albanian macedonian georgian armenian`

/** Words that make of the adjective before them a thing, not a person. */
export const notPeople = `fries toast press bulldog shepherd dressing roulette wheel language languages translation
translations grammar word words alphabet speaker speakers literature cuisine food dish dishes restaurant restaurants
salad bread cheese coffee wine beer tea version text verb verbs noun nouns sentence sentences vocabulary subtitles
lessons class course dollar dollars pound pounds franc yen peso yogurt breakfast muffin cheddar chocolate rug carpet
terrier roast revolution empire war wars mythology philosophy alps cross standard numerals keyboard idol
recipe recipes sauce style spelling proficiency pronunciation ocean sea era calendar wall museum dictionary airlines
airways arabia columbia republic union parliament commission guiana polynesia samoa renaissance indies islands
express league coast summer winter winters football flag music art architecture`
