/**
 * Words with a part in names in German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian, written for
 * this project. Facts of language; no list was copied.
 */

const words = (text: string): string[] => text.trim().split(/\s+/)

export const titles =
  words(`herr herrn frau dr prof professor doktor dipl ing mag med jur phil freiherr graf gräfin baron
baronin fürst prinz prinzessin könig königin kaiser papst bischof pater schwester bruder
monsieur madame mademoiselle m mm mme mmes mlle me maître docteur professeur sœur frère père
señor señora señorita sr sra srta sres don doña dña dr dra doctor doctora licenciado licenciada lic ing ingeniero
signor signora signorina signore sig sigra dott dottor dottore dottoressa dottssa avv avvocato ing ingegner prof professore
professoressa geom rag arch architetto onorevole on suor fra padre
senhor senhora seu dona dom doutor doutora eng engenheiro engenheira
mevrouw meneer mijnheer mej mw dhr mr drs ir dokter ds
pan pani panu panem pana panią państwo dr prof inż mgr ks siostra brat
господин госпожа господина госпожи господину госпоже господином г-н г-жа г-ну г-жи товарищ доктор профессор
mister mrs miss ms sir lady lord saint sankt`)

export const rolesByLanguage: Readonly<Record<string, string[]>> = {
  de: words(`präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin
bundesminister ministerpräsident senator bürgermeister bürgermeisterin oberbürgermeister sprecher sprecherin chef chefin
vorstand vorstandschef vorsitzende vorsitzender geschäftsführer geschäftsführerin direktor direktorin trainer trainerin
stürmer torwart spieler spielerin regisseur regisseurin schauspieler schauspielerin sänger sängerin autor autorin
schriftsteller schriftstellerin richter richterin anwalt anwältin rechtsanwalt rechtsanwältin arzt ärztin patient
patientin kunde kundin kollege kollegin nachbar nachbarin mieter mieterin vermieter vermieterin leiter leiterin experte
expertin forscher forscherin abgeordnete abgeordneter kommissar kommissarin inhaber inhaberin kontoinhaber
ansprechpartner ansprechpartnerin mutter vater sohn tochter bruder schwester ehefrau ehemann oma opa onkel tante freund
freundin nutzer nutzerin gründer gründerin ingenieur journalist journalistin`),
  fr: words(`président présidente ministre maire directeur directrice entraîneur avocat avocate juge acteur actrice comédien
comédienne chanteur chanteuse écrivain auteur auteure réalisateur réalisatrice porte-parole député députée sénateur
patron patronne chef voisin voisine frère sœur mère père fils fille mari femme ami amie oncle tante collègue patient
patiente client cliente titulaire responsable journaliste chercheur chercheuse professeure étudiant étudiante`),
  es: words(`presidente presidenta ministro ministra alcalde alcaldesa director directora entrenador entrenadora abogado abogada juez
jueza actor actriz cantante escritor escritora portavoz diputado diputada senador senadora jefe jefa vecino vecina
hermano hermana madre padre hijo hija marido esposa amigo amiga tío tía colega paciente cliente titular periodista
investigador investigadora profesor profesora alumno alumna delantero portero técnico`),
  it: words(`ministra sindaco direttore direttrice allenatore allenatrice avvocata giudice attore attrice cantante scrittore
scrittrice regista portavoce deputato deputata senatore capo vicino vicina fratello sorella figlio figlia marito moglie
amico amica zio zia collega paziente cliente intestatario intestataria giornalista ricercatore referente maestro`),
  pt: words(`primeiro ministro prefeito prefeita diretor diretora treinador treinadora advogado advogada juiz juíza ator atriz cantor
cantora escritora porta-voz deputada governador governadora chefe vizinho vizinha irmão irmã mãe pai filho filha esposo
tia tio primo prima colega jornalista pesquisador pesquisadora professora aluno aluna atacante goleiro`),
  nl: words(`voorzitter minister-president burgemeester wethouder directeur trainer coach advocaat rechter acteur actrice zanger
zangeres schrijver schrijfster regisseur woordvoerder woordvoerster kamerlid baas buurman buurvrouw broer zus moeder
vader zoon dochter man vrouw vriend vriendin oom tante collega patiënt klant rekeninghouder contactpersoon journalist
onderzoeker`),
  pl: words(`prezydent premier minister burmistrz wójt dyrektor dyrektorka trener trenerka adwokat sędzia aktor aktorka piosenkarz
piosenkarka pisarz pisarka reżyser rzecznik rzeczniczka poseł posłanka senator szef szefowa sąsiad sąsiadka siostra
matka ojciec syn córka mąż żona przyjaciel przyjaciółka wujek ciocia kolega koleżanka pacjent pacjentka klient klientka
właściciel właścicielka dziennikarz dziennikarka naukowiec profesor`),
  ru: words(`президент президента президентом премьер министр министра мэр губернатор директор директора директором тренер адвокат
судья актёр актриса певец певица писатель писательница режиссёр депутат сенатор глава начальник сосед соседка сестра
брат мать отец сын дочь муж жена друг подруга дядя тётя коллега пациент пациентка клиент клиентка владелец журналист
журналистка учёный учитель учительница бабушка дедушка нападающий капитан генерал полковник император король королева`),
}

export const roles = Object.values(rolesByLanguage).flat()

export const connectors =
  words(`von van vom zu zum zur der den dem de ter ten het 't la le les du des d del della dello
dei degli di da dal das do dos e y el los las af av al bin ibn ben di san st`)

export const orgWords =
  words(`gmbh ag kg ohg ug gbr eg ev verein verband stiftung universität hochschule institut schule
gymnasium klinik krankenhaus klinikum gewerkschaft partei bank sparkasse versicherung verlag zeitung werke werk gruppe
konzern gesellschaft bundesamt landesamt amt amtsgericht landgericht ministerium bundesministerium polizei feuerwehr
bundeswehr bundestag bundesrat landtag kommission rat ausschuss fraktion museum theater orchester fc sv tsv vfb vfl fsv
société sa sarl sas groupe banque université école institut hôpital clinique ministère mairie préfecture tribunal parti
syndicat association fédération ligue club compagnie assemblée sénat gouvernement musée théâtre orchestre commission
sociedad sl grupo banco universidad escuela instituto hospital ministerio ayuntamiento tribunal partido sindicato
asociación federación liga fundación congreso senado gobierno museo teatro orquesta comisión policía ejército
società spa srl gruppo banca università scuola istituto ospedale ministero comune tribunale partito sindacato
associazione federazione lega fondazione parlamento senato governo museo teatro orchestra commissione polizia
ltda universidade escola ministério prefeitura câmara associação federação fundação governo polícia companhia empresa
bv nv universiteit ziekenhuis gemeente rechtbank partij vakbond vereniging bond stichting kamer regering politie groep
maatschappij krant omroep
sp zoo uniwersytet szkoła instytut szpital ministerstwo urząd sąd partia związek stowarzyszenie fundacja liga sejm senat
rząd policja grupa spółka gazeta telewizja politechnika
ооо оао зао пао ао банк университет институт школа больница министерство администрация суд партия профсоюз ассоциация
федерация лига фонд дума совет правительство полиция группа компания корпорация завод театр музей оркестр академия
clubs club inc corp ltd llc company group university bank party council union league commission`)

export const placeWords =
  words(`straße strasse str platz gasse weg allee ufer brücke berg see fluss tal wald stadt dorf
bezirk kreis landkreis land insel flughafen bahnhof hauptbahnhof autobahn rue avenue boulevard place quai pont mont lac
île fleuve région département gare aéroport calle avenida plaza paseo carretera puente monte lago isla río región
provincia estación aeropuerto via viale piazza corso ponte isola fiume regione stazione aeroporto rua avenida praça
travessa ilha rio região estado straat laan plein weg brug meer eiland rivier provincie station luchthaven ulica ul aleja
plac most góra jezioro wyspa rzeka województwo powiat gmina dworzec lotnisko улица ул проспект площадь переулок шоссе
набережная мост гора озеро остров река область край район республика город г вокзал аэропорт`)

export const organisations =
  words(`volkswagen siemens bosch lufthansa telekom allianz daimler bmw audi porsche fraport
thyssenkrupp bayer basf adidas commerzbank spd cdu csu fdp afd grüne linke ard zdf dpa spiegel bild bvb renault peugeot
airbus danone carrefour psg telefónica santander bbva iberia repsol psoe pp real barça juventus fiat ferrari eni enel rai
milan inter lazio petrobras globo benfica sporting philips shell ajax psv feyenoord nos pis po orlen pkp tvn legia
газпром роснефть сбербанк яндекс тасс рбк мид мвд фсб спартак цска зенит динамо google microsoft apple amazon facebook
twitter nasa nato un uno eu usa cia fbi bbc cnn uefa fifa nba`)

export const demonyms =
  words(`deutsch deutsche deutscher deutschen französisch franzose franzosen italienisch italiener
spanisch spanier russisch russe russen russische polnisch polen amerikanisch amerikaner us-amerikanisch britisch briten
engländer türkisch türken türke chinesisch chinesen griechisch griechen europäisch europäer schweizer österreicher
français française françaises allemand allemande allemands italien italienne espagnol espagnole anglais anglaise
américain américaine américains russe russes chinois chinoise européen européenne
español española españoles alemán alemana francés francesa italiano italiana inglés inglesa estadounidense ruso rusa
chino china europeo europea mexicano mexicana argentino argentina
italiani tedesco tedesca tedeschi francese francesi spagnolo spagnola inglese inglesi americano americana russo russa
cinese europeo europea português portuguesa brasileiro brasileira alemão alemã francês espanhol inglês americano russo
chinês nederlands nederlandse nederlander nederlanders duits duitse duitser duitsers frans franse engels engelse
amerikaans amerikaanse russisch russische chinees belg belgen belgisch vlaams europees
polski polska polskie polak polacy polaków niemiecki niemiecka niemcy francuski angielski rosyjski amerykański chiński
русский русские российский американский немецкий французский английский китайский украинский американцы немцы`)
