/**
 * Words and word endings that name streets, written for this project from general knowledge of postal
 * addressing. The English suffixes follow the list of USPS Publication 28, appendix C1 (public domain).
 */

/** After a street's name: "Main Street". Seldom anything else after a number and a name. */
export const streetSuffixes = `street st str avenue ave av road rd lane ln drive dr boulevard blvd court ct
place pl terrace ter close crescent cres highway hwy parkway pkwy turnpike tpke alley aly circle cir
mews parade yd gdns quayside expressway expy freeway fwy causeway cswy esplanade quay quays embankment`

/** The same in other languages, where the house's number follows. */
export const foreignSuffixes = `strasse straße gasse weg allee
utca útja ulica caddesi cad caddessi cd sokak sokağı sok bulvarı mahallesi улица ул проспект просп переулок
straat laan gatan vägen vej gade gata katu straede maantee puiestee tänav`

/** Of the words below, those that a house's number follows. */
export const laterSuffixes = `str út tér tere u tee terrasse allé trg náměstí nám cesta sétány körút krt rakpart köz
plads torg tie stræti vegur braut ulice prospekt ulitsa pereulok`

/** After a street's name too, and common words beside: something else has to speak for them. */
export const weakSuffixes = `arcade bayou beach bend bluff bluffs bottom branch bridge brook brooks burg burgs
bypass camp canyon cape center centers centre cliff cliffs club common commons corner corners course courts
cove coves creek crest crossing crossroad crossroads curve dale dam divide drives estate estates extension
extensions fall falls ferry field fields flat flats ford fords forest forge forges fork forks fort garden
gardens gateway glen glens green greens grove groves harbor harbour harbors haven heights hill hills hollow
inlet island islands isle junction junctions key keys knoll knolls lake lakes land landing light lights loaf
lock locks lodge loop mall manor manors meadow meadows mill mills mission motorway mount mountain mountains
neck orchard oval overpass park parks parkways pass passage path pike pine pines plain plains plaza point
points port ports prairie radial ramp ranch rapid rapids rest ridge ridges river roads route row rue run
shoal shoals shore shores skyway spring springs spur spurs square squares station stravenue stream streets
summit throughway trace track trafficway trail trailer tunnel underpass union unions valley valleys via
viaduct view views village villages ville vista walk walks wall way ways well wells cottage cottages bank bungalows layout demesne nagar marg chowk cross main yard wharf rise approach
apts compound residency manse rectory vicarage deanery gables maltings granary mansions farm stables hall
copse down downs warren gait wynd brae croft garth chase spinney boreen villas mead parade
út tér tere u tee terrasse allé plass trg náměstí nám cesta sétány körút krt rakpart dűlő köz plads torg tie
stræti vegur braut ulice prospekt ulitsa pereulok`

/** Before a street's name: "rue de la Paix", "Via Roma", "ul. Miła". */
export const streetHeads = `rue avenue av avda avd avenida ave boulevard bd blvd place quai chemin impasse allée
allee cours route square passage faubourg calle cl c plaza paseo pasaje camino carrera cra carretera ctra ronda
travesía travessa rúa rua r praça praca alameda estrada largo via viale piazza piazzale piazzetta corso vicolo
contrada strada str bulevardul ul ulica ulice al aleja aleje pl plac os osiedle nám náměstí třída
trg ulitsa улица ул проспект просп пр переулок пер шоссе площадь бульвар наб οδός οδος λεωφόρος λεωφ πλατεία
đường duong phố jalan jl jln soi thanon khiaban boulevarden am im an auf zum zur unter rr rodovia quadra carrer
passeig rambla calea bul bulevar bulevardi prospekt plaça sentier kuchesi vul вул`

/** Heads that are common words or abbreviations of others: they need more. */
export const weakHeads = `place square passage route cours plaza c cl r al os pl an am im auf zum zur unter pr str
ronda carrera st ave av course`

/** The ends of street names written as one word: Hauptstraße, Magasinsgatan. */
export const streetEndings = `straße strasse straβe gasse platz allee damm ufer chaussee straat laan gracht kade
plein singel gatan vägen gränd torget gata gaten vegen veien gade stræde vej boulevard katu kuja kaari polku
stræti vegur braut tänav maantee puiestee steeg`

/** The same, where many other words end so. */
export const weakEndings = `str weg tie vägar väg gate ring hof berg markt steig stieg dijk pad hove wei wijk
toftet vangen bakken plass stien toften backen allé alle grund bro torg stigen gränden brinken odda land hlíð holt
gerði tún teigur vollen lia tunet hagen svingen faret`

/** Before the number of a flat, a floor, a building. */
export const unitWords = `sitio brgy barangay purok prk tq hse blk caravan bungalow shop maisonette hostel house plot villa suite ste apt apartment unit flat floor fl room rm building bldg block lot level
office penthouse trailer stock etage étage escalier bâtiment bât piso planta puerta depto dpto departamento
apto bloco andar int interno scala kat daire byt lok lokal m em emelet кв квартира корп корпус офис подъезд
διαμ όροφος lejl sal leil bus wohnung whg tür appartement appt lgh kv`

/** Unit words that are common words or lone letters: a number has to follow right away. */
export const boxWords = `box postbox pobox postfach postbus postboks apartado casella caixa boîte bp cp psč
schließfach postlokero poštni`
