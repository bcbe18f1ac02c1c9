import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'

/**
 * A capitalised word behind a form of address is a name, whatever else it may mean: "Frau Schnabel", "Herr Koch", "Mme
 * Petit". One name is reported, with its particles; where the tagger sees a longer one, that wins.
 */

const addressed = [
  'Herrn?|Frau|Fräulein|Hr\\.|Fr\\.',
  'Monsieur|Madame|Mademoiselle|Mme|Mlle|MM\\.|M\\.|Maître|Docteur',
  '[Ss]eñora?|[Ss]eñorita|Sra?\\.|Srta\\.|[Dd]oña|Dña\\.|D\\.ª',
  '[Ss]ignora?|[Ss]ignor|[Ss]ig\\.(?:ra|na)?|Dott\\.(?:ssa)?|[Dd]ottoressa|[Dd]ottor|[Ii]ng\\.|[Aa]vv\\.',
  '[Ss]enhora?|[Dd]ona|[Dd]outora?',
  '[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Dd]e heer|[Mm]evr\\.|[Dd]hr\\.|[Mm]w\\.',
  '[Pp]ani|[Pp]an|[Pp]ana|[Pp]anu|[Pp]anem|[Pp]anią|[Pp]aństwo',
  '[Гг]осподин[ауе]?|[Гг]оспож[аеиу]|[Гг]-н[ау]?|[Гг]-ж[аеиу]',
].join('|')
const degrees =
  '(?:(?:Dr|Prof|Dipl|Ing|Mag|dr|prof|inż|mgr)\\.(?:-?[Ii]ng\\.| ?(?:med|jur|phil|rer|nat|hab)\\.)* ?){0,3}'
const particles =
  "(?:(?:von|van|de|der|den|zu|del|della|di|da|do|dos|la|le|ter|ten|'t|Van|De|Der|Le|La|Du|Di) ){0,2}"
const word = "\\p{Lu}[\\p{Ll}\\p{M}]+(?:['’]\\p{Lu}[\\p{Ll}\\p{M}]+)?(?:-\\p{Lu}[\\p{Ll}\\p{M}]+)?"
const named = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(?:${addressed}) ${degrees}(?<name>${particles}${word})(?![\\p{L}\\p{N}@])`,
  'gdu',
)
/** Offices and degrees behind a form of address: "Herr Präsident", "Señor Alcalde", "Pani Dyrektor". */
const offices =
  /^(?:Dr|Prof|Doktor|Professor|Präsident|Bundes|Kanzler|Minister|Bürger|Direktor|Richter|Staats|Vorsitzend|Pfarrer|Kolleg|Ober|Lehrer|General|Président|Ministre|Maire|Directeur|Directrice|Docteur|Professeur|Presidente|Alcalde|Ministro|Director|Doctor|Juez|Profesor|Sindaco|Direttore|Dottor|Professore|Prefeito|Diretor|Doutor|Professora?|Voorzitter|Burgemeester|Prezydent|Premier|Minister|Dyrektor|Profesor|Doktor|Redaktor|Młody|Młoda|Bóg|Jezu|Президент|Министр|Директор|Доктор|Профессор|Судья|Dios|Dieu|Gott|Deus|Dio|Jesus|Nuestra|Nossa|Notre)/

/** Names behind a form of address, in languages that have upper and lower case. */
export const addressedNames: Recognizer = {
  name: 'addressed_names',
  entities: ['PERSON'],
  bits: 0,
  rescans: true,
  sparesCode: 'words',
  find(scan, report) {
    const { languages } = scan
    if (languages?.hasOthers === false) return
    for (const { groups, indices } of matchesIn(scan, named)) {
      const name = groups?.name ?? ''
      const range = indices?.groups?.name
      if (range === undefined || offices.test(name)) continue
      report({ start: range[0], end: range[1], score: 0.8, validated: false, why: 'after a form of address' })
    }
  },
}
