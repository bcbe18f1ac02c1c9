/**
 * English words of one gender and their counterparts, written down for this project; no list of others was
 * taken over. Each word stands in one pair only. Words that are mostly used of anybody or of something else
 * (host, master, count, god, guys as an address) are left out, and so are animals.
 */
export const englishPairs = `
  he/she himself/herself
  man/woman men/women boy/girl boys/girls male/female males/females gentleman/lady gentlemen/ladies
  guy/gal guys/gals lad/lass lads/lasses sir/madam
  father/mother fathers/mothers dad/mom dads/moms daddy/mommy daddies/mommies papa/mama papas/mamas
  fatherhood/motherhood fatherly/motherly fathered/mothered fathering/mothering fatherless/motherless
  son/daughter sons/daughters brother/sister brothers/sisters brotherhood/sisterhood brotherly/sisterly
  uncle/aunt uncles/aunts nephew/niece nephews/nieces
  husband/wife husbands/wives househusband/housewife househusbands/housewives
  widower/widow widowers/widows groom/bride grooms/brides groomsman/bridesmaid groomsmen/bridesmaids
  boyfriend/girlfriend boyfriends/girlfriends fiancé/fiancée fiancés/fiancées fiance/fiancee fiances/fiancees
  grandfather/grandmother grandfathers/grandmothers grandpa/grandma grandpas/grandmas
  granddad/grandmom granddads/grandmoms grandson/granddaughter grandsons/granddaughters
  grandnephew/grandniece grandnephews/grandnieces
  stepfather/stepmother stepfathers/stepmothers stepdad/stepmom stepdads/stepmoms
  stepson/stepdaughter stepsons/stepdaughters stepbrother/stepsister stepbrothers/stepsisters
  godfather/godmother godfathers/godmothers godson/goddaughter godsons/goddaughters
  paternal/maternal paternity/maternity patriarch/matriarch patriarchs/matriarchs patriarchal/matriarchal
  patriarchy/matriarchy masculine/feminine masculinity/femininity manly/womanly manhood/womanhood
  boyhood/girlhood boyish/girlish gentlemanly/ladylike
  king/queen kings/queens prince/princess princes/princesses duke/duchess dukes/duchesses
  emperor/empress emperors/empresses baron/baroness barons/baronesses viscount/viscountess
  viscounts/viscountesses marquess/marchioness tsar/tsarina tsars/tsarinas czar/czarina czars/czarinas
  heir/heiress heirs/heiresses hero/heroine heroes/heroines
  actor/actress actors/actresses waiter/waitress waiters/waitresses steward/stewardess
  stewards/stewardesses landlord/landlady landlords/landladies headmaster/headmistress
  headmasters/headmistresses schoolmaster/schoolmistress masseur/masseuse masseurs/masseuses
  manservant/maidservant menservants/maidservants sorcerer/sorceress sorcerers/sorceresses
  enchanter/enchantress enchanters/enchantresses monk/nun monks/nuns priest/priestess priests/priestesses
  abbot/abbess abbots/abbesses
  businessman/businesswoman businessmen/businesswomen chairman/chairwoman chairmen/chairwomen
  spokesman/spokeswoman spokesmen/spokeswomen salesman/saleswoman salesmen/saleswomen
  policeman/policewoman policemen/policewomen congressman/congresswoman congressmen/congresswomen
  councilman/councilwoman councilmen/councilwomen alderman/alderwoman aldermen/alderwomen
  anchorman/anchorwoman anchormen/anchorwomen cameraman/camerawoman cameramen/camerawomen
  sportsman/sportswoman sportsmen/sportswomen horseman/horsewoman horsemen/horsewomen
  craftsman/craftswoman craftsmen/craftswomen gunman/gunwoman gunmen/gunwomen
  fireman/firewoman firemen/firewomen postman/postwoman postmen/postwomen doorman/doorwoman
  doormen/doorwomen clergyman/clergywoman clergymen/clergywomen serviceman/servicewoman
  servicemen/servicewomen nobleman/noblewoman noblemen/noblewomen kinsman/kinswoman kinsmen/kinswomen
  countryman/countrywoman countrymen/countrywomen statesman/stateswoman statesmen/stateswomen
  assemblyman/assemblywoman assemblymen/assemblywomen stuntman/stuntwoman stuntmen/stuntwomen
  handyman/handywoman handymen/handywomen fisherman/fisherwoman fishermen/fisherwomen
  frenchman/frenchwoman frenchmen/frenchwomen englishman/englishwoman englishmen/englishwomen
  irishman/irishwoman irishmen/irishwomen dutchman/dutchwoman dutchmen/dutchwomen
  welshman/welshwoman welshmen/welshwomen scotsman/scotswoman scotsmen/scotswomen
  schoolboy/schoolgirl schoolboys/schoolgirls cowboy/cowgirl cowboys/cowgirls
`

/** Titles, which are themselves only with a capital: "5 ms" are milliseconds, and "MS" is Mississippi. */
export const titlePairs = 'Mr/Ms'

/**
 * Words of one gender whose counterpart is already that of another word. A text that holds one is left as it
 * is: to swap the words around it would tear it apart, and to swap it too could not be undone.
 */
export const unpairedEnglish = `
  mum mums missus mister spinster spinsters hostess hostesses mistress mistresses
  seamstress seamstresses maiden maidens
`

/** Like these, of titles. */
export const unpairedTitles = 'Mrs Madame Mme'

/**
 * Expressions in which a word of the lists means something else, or which are names. They stay as they are.
 * Lower case; a hyphen stands for itself.
 */
export const protectedEnglish = `
  man-made|man-eating|man-in-the-middle|no man's land|isle of man|one-man|two-man|three-man|man-hours
  man-hour|man-months|man-month|man-years|man of the match|man city|man united|man utd|con man|straw man
  straw-man|spider-man|iron man|ant-man|x-men|he-man|mad men|little women|wonder woman|old man and the sea
  king size|king-size|king-sized|queen size|queen-size|queen-sized|burger king|lion king|stephen king
  luther king|larry king|billie jean king|king james|king kong|king lear|king arthur|dairy queen|drag queen
  drag queens|drag king|beauty queen|duke university|duke energy|duke ellington|prince edward island
  fresh prince|priest river|mother nature|mother tongue|mother tongues|mother ship|mother board
  mother teresa|mother earth|mother of all|mother lode|father christmas|father time|founding father
  founding fathers|brothers grimm|warner brothers|lehman brothers|jonas brothers|wright brothers
  marx brothers|coen brothers|big brother|blood brothers|sister site|sister sites
  sister ship|sister ships|sister city|sister cities|sister company|sister companies|twisted sister
  sister act|uncle sam|uncle ben's|uncle tom's cabin|oh boy|boy scouts|boy scout|girl scouts|girl scout
  beach boys|backstreet boys|pet shop boys|spice girls|gilmore girls|mean girls|gossip girl|you guys
  family guy|bad guys|good guys|family guy|lady bug|lady gaga|first lady|first ladies|lady macbeth|lady bird
  our lady|lord of the rings|lord of the flies|lord voldemort|lord byron|house of lords|son of a bitch
  sons of anarchy|male connector|female connector|male connectors|female connectors|male plug|female plug
  male thread|female thread|she-hulk|actor model|actor-critic
  hero image|hero section|guitar hero|monk fruit|waiter pattern|masculine noun|feminine noun
  masculine nouns|feminine nouns|masculine form|feminine form|masculine gender|feminine gender
`
