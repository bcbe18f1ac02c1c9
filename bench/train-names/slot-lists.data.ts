/** Short lists that slots of templates are filled from, written for this project. */

/** What people are, after a name or before it. */
export const jobs: readonly string[] = (
  'engineer,nurse,teacher,account manager,CEO,Head of Sales,accountant,software developer,chief economist,writer,' +
  'footballer,Managing Director,professor,lawyer,Vice President,director,minister,plumber,singer,Marketing Manager'
).split(',')

/** How streets are written, with slots. */
export const streetFrames: readonly string[] =
  '{n} {f} {S},{n} {W} {S},{n} {f} {S},{f}straat {n},{f}straße {n},{f}gata {n},{f}vej {n},{W} {S} {n},ul. {f} {n},ul. {p} {n},{p} u. {n}.,{f} utca {n},Rua {p} {n},Rua {f} {n},Via {p} {n},Via {f} {n},Calle {f} {n},C/ {p} {n},Avda. {p} {n},Av. {f} {n},rue {p} {n},rue de {c} {n},{f} Road {n},{n} {n} {f} {S},P.O. Box {n},Unit {n} {f} {S},{n} {c} {S}'.split(
    ',',
  )

/** Words that end the names of streets. */
export const streetWords: readonly string[] =
  'Street,St,Road,Rd,Avenue,Ave,Ave.,Lane,Drive,Dr,Boulevard,Blvd,Way,Court,Square,Squares,Crescent,Terrace,Parks,Hill,Hills,Isle,Union,Rapids,Crossroad,Turnpike,Point,Route,Coves,Grove,Close,Place,Parkway,Trail,Gardens,Bridge,Station,Springs,Mews,Alley,Circle,Plaza,Walk'.split(
    ',',
  )

/** What names of companies end in. */
export const orgTails: readonly string[] =
  'Inc,Ltd,LLC,Corp,GmbH,AG,& Co,Group,Holdings,Bank,Partners,Systems,Labs,Media,Foods,Airlines,Motors'.split(
    ',',
  )

/** How organisations are called after places, people and words, with slots. */
export const orgFrames: readonly string[] =
  'University of {c},{c} University,Bank of {c},{c} Hospital,{c} United,{c} City Council,Institute of {W},Ministry of {W},{nat} Red Cross,{W} Foundation,The {W} Group,{W} & {W},{c} {W} Club,Department of {W},{c} Symphony Orchestra,{f} & Sons,{f} and {f},{f} Brothers,{f}-{f},{f} {f} and {f},{f} Consulting,{f} Law Firm,{f} Foundation,National {W} Association,{W} Workers Union,Royal {W} Society,{nat} {W} Party,{c} Times,{k} Airlines'.split(
    ',',
  )

/** Small words before family names. */
export const particles: readonly string[] =
  'de,van,von,de la,van der,di,al,bin,da,dos,del,El,Le,Mac,ten,af'.split(',')

/** Letters of acronyms. */
export const acronymLetters: readonly string[] = 'ABCDEFGHIKLMNOPRST'.split('')

/** The months of a year. */
export const months: readonly string[] =
  'January,February,March,April,May,June,July,August,September,October,November,December'.split(',')

/** Sounds that invented words are made of. */
export const consonants: readonly string[] =
  'b,br,c,cl,d,dr,f,g,gr,h,k,l,m,n,p,ph,qu,r,s,st,t,tr,v,x,z,nt,ll,sk'.split(',')

/** The same. */
export const vowels: readonly string[] = 'a,e,i,o,u,ia,eo,ee,y'.split(',')

/** What invented names end in. */
export const endings: readonly string[] =
  'ly,ify,ix,on,io,tech,soft,net,gen,era,is,ex,bit,ware,media,pay,cast,box,hub,lab,works,ics,ora,ium'.split(
    ',',
  )
