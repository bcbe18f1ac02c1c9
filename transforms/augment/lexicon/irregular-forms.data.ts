/** Irregular verbs: lemma, past, past participle; and irregular plurals: lemma, plural. Chosen by hand for this project. */
export const irregularVerbs =
  'do did done,arise arose arisen,awake awoke awoken,bear bore borne,beat beat beaten,become became become,beget begot begotten,begin began begun,beset beset beset,bid bid bid,broadcast broadcast broadcast,bend bent bent,' +
  'bet bet bet,bind bound bound,bite bit bitten,bleed bled bled,blow blew blown,break broke broken,breed bred bred,bring brought brought,' +
  'build built built,burst burst burst,buy bought bought,cast cast cast,catch caught caught,choose chose chosen,cling clung clung,come came come,' +
  'cost cost cost,creep crept crept,cut cut cut,deal dealt dealt,dig dug dug,draw drew drawn,drink drank drunk,drive drove driven,eat ate eaten,' +
  'fall fell fallen,feed fed fed,feel felt felt,fight fought fought,find found found,flee fled fled,fling flung flung,fly flew flown,forbid forbade forbidden,' +
  'forget forgot forgotten,forgive forgave forgiven,freeze froze frozen,get got got,give gave given,go went gone,grind ground ground,grow grew grown,' +
  'hang hung hung,hear heard heard,hide hid hidden,hit hit hit,hold held held,hurt hurt hurt,keep kept kept,know knew known,lay laid laid,lead led led,' +
  'leave left left,lend lent lent,let let let,lie lay lain,light lit lit,lose lost lost,make made made,mean meant meant,meet met met,mistake mistook mistaken,' +
  'overcome overcame overcome,pay paid paid,put put put,quit quit quit,read read read,rid rid rid,ride rode ridden,ring rang rung,rise rose risen,run ran run,' +
  'say said said,see saw seen,seek sought sought,sell sold sold,send sent sent,set set set,shake shook shaken,shed shed shed,shine shone shone,shoot shot shot,' +
  'show showed shown,shrink shrank shrunk,shut shut shut,sing sang sung,sink sank sunk,sit sat sat,sleep slept slept,slide slid slid,speak spoke spoken,' +
  'speed sped sped,spend spent spent,spin spun spun,split split split,spread spread spread,spring sprang sprung,stand stood stood,steal stole stolen,stick stuck stuck,' +
  'sting stung stung,strike struck struck,strive strove striven,swear swore sworn,sweep swept swept,swell swelled swollen,swim swam swum,swing swung swung,' +
  'take took taken,teach taught taught,tear tore torn,tell told told,think thought thought,throw threw thrown,thrust thrust thrust,tread trod trodden,' +
  'undergo underwent undergone,understand understood understood,undertake undertook undertaken,wake woke woken,wear wore worn,weave wove woven,weep wept wept,' +
  'win won won,wind wound wound,withdraw withdrew withdrawn,write wrote written'
export const irregularPlurals =
  'man men,woman women,child children,foot feet,tooth teeth,goose geese,mouse mice,person people,ox oxen,life lives,wife wives,knife knives,leaf leaves,' +
  'half halves,self selves,shelf shelves,wolf wolves,thief thieves,loaf loaves,analysis analyses,basis bases,crisis crises,thesis theses,hypothesis hypotheses,' +
  'phenomenon phenomena,criterion criteria,medium media,series series,species species,sheep sheep,fish fish,deer deer,aircraft aircraft,auto autos,photo photos,piano pianos,memo memos,logo logos,kilo kilos,' +
  'demo demos,euro euros,roof roofs,belief beliefs,chief chiefs,proof proofs'
/** Verbs of several syllables that double their last letter, as their last syllable is the loud one. */
export const doublingVerbs =
  'admit commit permit submit omit occur refer prefer defer infer transfer control patrol propel compel expel equip begin forget regret forbid acquit concur recur abhor allot ' +
  'confer debar deter enrol excel extol footslog format fulfil handicap impel instal kidnap outfit outstrip outwit program quit ' +
  'rebut remit repel sidestep unwrap worship'
/** Verbs with the forms of the one behind their prefix. */
export const compoundVerbs =
  'fore-see fore-tell for-go mis-understand mis-lead mis-read out-do out-grow out-run out-bid over-run over-draw over-eat over-hear over-see over-take over-throw over-hang ' +
  're-build re-pay re-tell re-write re-make re-take re-think re-sell re-set re-do un-do un-freeze un-wind up-hold up-set with-hold with-stand under-lie for-swear'
/** Nouns in -o with the plural -oes; all others have -os. */
export const pluralsInOes =
  'buffalo cargo domino echo embargo hero mango mosquito motto potato tomato tornado torpedo veto volcano zero'
