/** Names of months and days in English, German, French, Spanish, Italian, Dutch and Portuguese, and words for births. */
export const months = `january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober dezember
janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo
junio julio agosto septiembre setiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio
settembre ottobre dicembre januari februari maart mei augustus janeiro fevereiro março maio junho julho setembro
outubro novembro dezembro janv févr avr juil okt dez`

/** Months that are other words as well, unless capitalised. */
export const shyMonths = `may march mars mar jan mai jun sept august marzo juin`

export const weekdays = `monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch
donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles
jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica today tomorrow yesterday
tonight mon tue tues wed thu thur thurs fri sat sun`

export const birthWords = `born dob bday birth birthdate birthday birthdays né née geboren geb geburtsdatum geburtstag
nacido nacida nacimiento nació nato nata nascita nascido nascida nascimento nasceu geboortedatum naissance född
født fødselsdato syntynyt syntymäaika urodzony urodzona urodzenia narozen narozena narození született doğum
рождения родился родилась γεννήθηκε naixement syntyi`

/** Words before a bare year. */
export const yearWords = `in since until till during circa ca year by from early late mid jahr jahre seit en
depuis desde nel dal em anno année año spring summer autumn fall winter`
