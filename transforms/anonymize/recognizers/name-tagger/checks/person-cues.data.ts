/** Words beside a name that say that it is somebody's, in English and in small letters. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** The last word before somebody who is introduced, addressed or related. */
export const calls = list(
  "name name's names named i'm im called calls call mr mrs ms miss dr prof sir dear hi hello hey regards cheers sincerely love " +
    'signed thanks thank poor sorry without met meet ask asked told tell said says loves hate hates like when because if that ' +
    "where's brother sister mom mum dad son daughter wife husband uncle aunt grandma grandpa boss neighbor neighbour colleague " +
    'coworker flatmate roommate housemate classmate teammate workmate partner girlfriend boyfriend gf bf bestie friend friends ' +
    'landlord landlady nephew niece cousin nurse coach',
)

/** The last two words before one. */
export const besidePeople: ReadonlySet<string> = new Set([
  ...[
    'name is',
    'name was',
    'names is',
    'i am',
    'it is',
    'this is',
    'call me',
    'call him',
    'call her',
    'called me',
  ],
  ...[
    'thank you',
    'thanks u',
    'fan of',
    'who is',
    'where is',
    'speaking to',
    'speaking with',
    'honest about',
  ],
  ...[
    'number from',
    'text from',
    'call from',
    'message from',
    'msg from',
    'email from',
    'mail from',
    'letter from',
  ],
  ...['note from', 'gift from', 'invite from', 'hear from', 'heard from', 'inspired by'],
])

/** What is somebody's own. */
export const bodily = list(
  'mum mom dad mother father parent parents birthday phone number room bag car van house wife husband partner son daughter ' +
    'brother sister friend friends teacher email desk name voice face eye eyes hand hands head heart turn boss job life dog cat',
)

/** The first word behind somebody, or the first two. */
export const does: ReadonlySet<string> = new Set([
  ...list(
    'said says told tells asked asks replied answered thinks thought wants wanted loves loved likes liked hates hated knows knew ' +
      'smiled laughed cried lives lived went goes came comes gave gives bought walked ran called texted wrote writes felt feels ' +
      "decided sighed nodded whispered who got gets did does doesn't didn't wasn't isn't will won't can't you u your ur please pls",
  ),
  ...['and i', 'and me', 'can you', 'could you', 'do you', 'did you', 'are you'],
])

/** Verbs that stand behind people and things. */
export const happens = list('has had was is makes made took takes saw won left helps')
