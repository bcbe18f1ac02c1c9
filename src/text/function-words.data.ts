/**
 * Small words by which a language shows, the more telling ones of its hundred or so most frequent, in lower case and
 * as they are written. A word may stand under several languages: it then says less.
 */
export const functionWords = {
  en: "the of and to in is that for it was on are as with be at by this had not but from or have an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our even most me after also did many off before must well back through years where much your way down should because long each just state those people too how world good life day part under never become between high really something another family own leave put old while mean keep student why let great same big group begin seem country help talk turn start might show against place again few case week company where i'm don't it's you're can't didn't i'll write following using make give what's describe explain create please",
  de: 'der die das und ist nicht ein eine einen einem einer eines zu den dem des von mit sich auf für im es an als auch werden aus er hat dass sie nach wird bei noch wie über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei hatte kann gegen vom können schon wenn habe seine ihre ihr ihren ihrem ihm ihn dann unter wir soll ich du mir mich dir uns euch was wo wer warum diese dieser dieses diesem diesen keine kein keinen sehr hier zwischen wieder alle allem doch während seit anderen sind ihnen sowie damit jetzt heute beim worden immer etwas gibt müssen muss nichts ohne ob selbst mein meine meinen dein deine bitte hallo danke am ins jede jeder jedes nun bin bist waren wäre würde wurden sollte viele vielen zwei drei jahre liebe lieber grüße gruß herr frau geehrte geehrter möchte ja nein ihrer ihres seiner kontoinhaber vorname nachname anschrift straße telefon ansprechpartner geboren anfrage rechnung termin freundlichen grüßen',
  fr: "l' d' qu' j' c' s' n' m' jusqu' lorsqu' le la les de des du et est un une en que qui dans pour pas sur au aux ce ne se il elle par plus sont avec son sa ses nous vous ils elles je tu mais ou où été être cette ces avoir fait comme tout tous toute leur leurs deux même aussi ont était bien sans peut entre après avant sous chez très moi lui donc alors encore depuis notre votre mon ma mes ton ta tes si quand dont y c'est n'est d'un d'une qu'il qu'elle j'ai l'on aujourd'hui contre lors selon parce ici là rien jamais toujours ainsi cela ça quel quelle quels quelles peu beaucoup faire dit sera suis êtes bonjour merci cordialement monsieur madame voici votre vos nos ceux celle celui soit avait ans fois autre autres trois nom prénom adresse compte titulaire téléphone rendez-vous facture née né ville cher chère salut salutations bises appelle",
  es: 'el la los las de del y en que es un una por con para no se su sus al lo como más pero este esta estos estas fue ha han son ser está están era muy también hasta desde cuando sobre sin entre todo todos toda todas ya hay porque donde quien qué cómo cuál nos me te le les mi mis tu tus yo él ella ellos ustedes usted nosotros si sí ni o e u dos tres años año día vez parte tiene tienen puede pueden hacer después antes durante contra según cada otro otra otros otras mismo así ese esa eso aquí ahora siempre nunca nada algo bien hola gracias señor señora estimado estimada saludos fueron había sido tan poco mucho gran aunque mientras además hacia tras siendo nombre apellido apellidos dirección cuenta teléfono móvil correo contacto cita factura cordial saludo abrazo querido querida llamo nacido',
  it: "l' d' c' un' nell' all' dall' sull' quest' quell' il lo la gli le di del della dei delle degli dello dell' e è un una uno in che non per con da dal dalla si sono al alla ai alle nel nella nei nelle sul sulla su come più ma anche ha hanno era essere questo questa questi queste quello quella o se ci mi ti vi io tu lui lei noi voi loro suo sua suoi sue mio mia tuo perché quando dove chi cosa quale dopo prima tra fra molto ancora già sempre solo tutti tutto tutta ogni altro altra altri due anni stato stata stati può fatto così poi quindi senza contro durante secondo circa oggi ciao grazie buongiorno gentile cordiali saluti c'è dell' nell' all' dall' fu ed ad viene sia mentre essere avere fare dire ho hai abbiamo siamo però qui proprio nome cognome indirizzo conto telefono cellulare appuntamento fattura distinti egregio chiamo nato nata signor signora dottor",
  pt: 'o a os as de do da dos das e em no na nos nas que é um uma para com não por se mais como mas foi ao à aos às seu sua seus suas ou ser quando muito há já está eu também só pelo pela pelos pelas até isso ela ele entre era depois sem mesmo ter quem me esse eles estão você tinha foram essa num nem meu minha têm numa havia seja qual será nós tenho lhe deles essas esses este esta estes estas pode podem são fazer ainda sobre onde todos todas tudo anos ano dia vez cada outro outra outros assim então porque aqui agora sempre nunca nada bem olá obrigado obrigada senhor senhora prezado prezada atenciosamente após contra segundo durante desde além disse vai vão nome sobrenome endereço conta telefone celular contato fatura cumprimentos caro cara abraços beijos chamo nascido nascida dona',
  nl: 'de het een en van ik te dat die in is niet zijn op aan met voor er maar om hem dan zou of wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze u want nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen toen moet ben zonder kan hun dus alles onder ja eens hier wie werd altijd doch wordt wezen kunnen ons zelf tegen na reeds wil kon niets uw iemand geweest andere waar wij we jij jullie hij was als bent hallo groet groeten bedankt geachte beste vriendelijke mevrouw meneer tussen jaar twee drie eerste alle moeten zullen gaat maken weer heel goed naam voornaam achternaam adres rekening telefoon mobiel afspraak factuur geboren heer rekeninghouder contactpersoon',
  pl: 'w i z na się nie do to jest że o jak ale po co tak za od przez dla ma są jego jej ich był była było były który która które których ten ta te tego tej tym może już tylko oraz ze przy bardzo czy tam gdy gdzie kiedy być mnie mu mi ja ty on ona ono my wy oni pan pani panie nad pod przed bez także więc jednak lub albo ani aby żeby jeszcze teraz nic wszystko każdy roku lat dzień dziękuję proszę cześć szanowny szanowna pozdrawiam poważaniem zostać został została mam masz mamy będzie będą jestem swoje swój sobie siebie tych temu nas nam wam dwa trzy jako można między ponieważ również imię nazwisko adres konto telefon kom rachunek wizyta szanowni serdecznie urodzony urodzona nazywam właściciel',
  sv: 'och i att det som en på är av för den med till inte han de ett om hade vi var jag så men sig från har kan min mitt hon ut när du då nu här ska skulle vid sin efter upp över eller än mycket under blev bara in där bli alla andra också detta denna dessa vara varit måste utan sedan mellan hur vad vem varför två tre år hej tack hälsningar mig dig oss er dem ingen något några mer kommer får går ha man',
  da: 'og i at det er en på af for den med til ikke han de et om havde vi var jeg så men sig fra har kan min mit hun ud når du da nu her skal ville ved sin efter op over eller end meget under blev kun ind der blive alle andre også dette denne disse være været må uden siden mellem hvor hvad hvem hvorfor to tre år hej tak hilsen mig dig os jer dem ingen noget nogle mere kommer får går havde blevet efter',
  no: 'og i at det er en på av for den med til ikke han de et om hadde vi var jeg så men seg fra har kan min mitt hun ut når du da nå her skal ville ved sin etter opp over eller enn mye under ble bare inn der bli alle andre også dette denne disse være vært må uten siden mellom hvor hva hvem hvorfor to tre år hei takk hilsen meg deg oss dere dem ingen noe noen mer kommer får går blitt',
  fi: 'ja on ei se että oli hän joka mutta kun niin ovat myös tai jos kuin mitä nyt vain ole olla sen hänen minä sinä me te he tämä nämä mikä missä miksi miten kuka koska sitä jo vielä kaikki sitten siitä olen olet voi kanssa mukaan ennen jälkeen kiitos hei terveisin vuonna vuoden ollut hyvin paljon',
  cs: 'a v se na je že o s z do i to jako k za by pro po ve jsou byl byla bylo byli od při jeho její jejich ale nebo když který která které kteří jen také už může ještě než být není až co kde kdo jak proč tak tento tato toto těchto pak před mezi pod nad bez roku děkuji prosím dobrý den pan paní pane jsem jste jsme mě mi ty my vy oni pokud protože velmi však',
  ro: 'și în de la a cu pe nu este că se din o un care mai pentru sunt ce au fost fi al ale lui ei sau dar după prin până când cum unde cine dacă doar foarte este între fără despre acest această aceste acestea nici sa său sale îi îl le mă te vă ne am ai are avem bună mulțumesc domnul doamna ani doi trei tot toate într-un într-o',
  hu: 'a az és hogy nem is egy van volt meg ez azt csak de el már ha még mint vagy ki lesz aki ami nagyon most itt ott én te ő mi ti ők kell lehet után szerint között alatt minden ezt nincs voltak több első két három év évben köszönöm kérem üdvözlettel tisztelt úr asszony miért hogyan hol mikor',
  tr: 've bir bu da de için ile çok daha ne gibi olarak var olan ben sen biz siz onlar ama en kadar sonra ya ki her o şu mi mı mu değil nasıl neden nerede kim oldu olduğu göre önce yok ise ancak hem veya bunu bana sana ona bize iki üç yıl gün merhaba teşekkürler sayın bey hanım saygılarımla tarafından büyük yeni ilk diye böyle şey zaman bütün',
  id: 'yang dan di ini itu dengan untuk dari dalam tidak akan pada juga saya ke karena tersebut bisa ada mereka lebih kata tahun sudah atau saat oleh menjadi orang anda kita kami dia ia telah seperti tapi hanya apa siapa mengapa bagaimana sebagai banyak satu dua tiga terima kasih selamat bapak ibu adalah bahwa',
  vi: 'và của là có không được cho các một những trong với người này đã khi đến từ như cũng về ra vào làm nhiều để hay nhưng tôi bạn anh chị em ông bà chúng ta họ sẽ đang rất còn nếu vì thì mà lại tại theo trên sau trước năm ngày hai ba đây đó gì ai sao thế nào cảm ơn xin chào phải nên bị nơi giữa',
  ca: 'el la els les de del dels i en que és un una per amb no es al als com més però aquest aquesta aquests aquestes són ser està molt també fins des quan sobre sense entre tot tots ja hi ha perquè on qui què meva seva seu dos tres anys any dia gràcies bon senyor senyora han estat van va pel pels',
} as const

/** A language of {@link functionWords}. */
export type LatinLanguage = keyof typeof functionWords

/** Letters or endings, and the languages in which they are met. */
export type Mark = readonly [marks: string, languages: readonly LatinLanguage[]]

/** Letters that stand in few languages of the Latin script, each with the languages that have it. */
export const rareLetters: readonly Mark[] = [
  ['ß', ['de']],
  ['ñ¿¡', ['es']],
  ['ãõ', ['pt']],
  ['łąęśżźćń', ['pl']],
  ['ğışİ', ['tr']],
  ['ăâîșțşţ', ['ro']],
  ['őű', ['hu']],
  ['řěůčšžďťň', ['cs']],
  ['å', ['sv', 'da', 'no']],
  ['ä', ['de', 'sv', 'fi']],
  ['ö', ['de', 'sv', 'fi', 'tr', 'hu']],
  ['ü', ['de', 'tr', 'hu']],
  ['æø', ['da', 'no']],
  ['œêèùûëïôç', ['fr']],
  ['àìòù', ['it']],
  ['áíóúé', ['es', 'pt']],
  ['êâôç', ['pt']],
  ['đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ', ['vi']],
]

/** Ends of longer words that are usual in few languages. */
export const rareEndings: readonly Mark[] = [
  ['ung ungen keit heit lich ische ischen schaft eit ieren chen', ['de']],
  ['tion tions', ['en', 'fr']],
  ['ing ings ness ally ght ould ful', ['en']],
  ['ment ments eur euse eux aux aire ique iques ée ées ait aient', ['fr']],
  ['ción ciones dad ando iendo ado ada ados idad aba', ['es']],
  ['mente', ['es', 'it', 'pt']],
  ['ção ções dade ando endo inha inho agem', ['pt']],
  ['zione zioni tà ando endo ato ata ati etto ella ezza aggio', ['it']],
  ['heid lijk lijke atie ingen aar eert tje tjes', ['nl']],
  ['ość ości owy owa owe ego iej ych nych enie ania ację acji', ['pl']],
  ['lar ler ların lerin iyor arak erek acak ecek dır dir ması mesi', ['tr']],
]
