/** Words that say what stands beside them, whatever their case. Written for this project. */

/** Words before an age. */
export const ageWords = `aged age ages turn turned turning turns alter âge edad età leeftijd idade ålder alder
ikä wiek věk kor âgé âgée возраст`

/** Numbers of years in words. */
export const numberWords = `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety`

/** Words for a postal code, and the first of several that are one. */
export const zipWords = `zip zipcode postcode postcodes postal plz postleitzahl cep pincode irányítószám psč
индекс postnummer postinumero postikoodi cap cp codice código`

/** Words that the name of a patient's record begins with. */
export const recordWords = `mrn medical patient chart hospital`

/** Words that an address or a meeting place follows. */
export const placeWords = `corner address addresses adress adresse lives live lived living resides reside
residing located office meet taxi return returned deliver delivered ship shipped mail send sent visit street
bus restaurant residence home billing shipping delivery headquarters wohnhaft wohnt habite vive indirizzo
dirección direccion endereço адрес anschrift adres osoite cím moved staying house party enter stop venue
pick drop cab uber addr place courier parcel shipment resident residents collect
straße strasse wohne wohnen wohnort`

/** Words that stand in no name of a street or a town: function words, headings, what is numbered. */
export const stopWords = `the this that these those he she they we you it his her their our your my mr mrs
ms dr phone tel telephone mobile mob cell fax email mail e web website www http https name contact date when
where what who why how please thanks thank hello hi dear regards desk or but so if then there here for with
from to by was were is are be has have had not no yes call order version chapter section page table figure
gate step phase windows item volume part act article number question answer note example problem line row
column grade score rule week day month year january february march april june july august september october
november december monday tuesday wednesday thursday friday saturday sunday sentence fact formula interstate
copyright system night another nearly only over almost around area district zone flight episode season
series exit terminal platform pier channel world war type model class top as than more less such very also
total about after before since until during while and`

/** Directions before or after the name of a street. */
export const directions = `n s e w ne nw se sw north south east west northeast northwest southeast southwest
nord sud süd est ouest sur norte este oeste`

/** Post offices of the armed forces of the United States. */
export const militaryWords = `apo fpo dpo`
