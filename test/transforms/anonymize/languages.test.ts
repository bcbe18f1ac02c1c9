import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Language, openLanguages } from '../../../src/text/languages.js'
import { TextLanguages } from '../../../transforms/anonymize/detect/text-languages.js'
import { openAnonymized } from './anonymized.js'

const sentences = join(process.env.PREPKIT_DATA ?? '../shared/data', 'curate/language_sentences.jsonl')

describe('openLanguages()', () => {
  const { guess } = openLanguages()

  it.each<[Language, string]>([
    ['en', 'The parcel was left with the people next door.'],
    ['de', 'Die Lieferung verzögert sich um drei Tage.'],
    ['de', 'Ich habe das Geld noch nicht bekommen.'],
    ['fr', "Le colis a été livré chez les voisins d'en face."],
    ['es', 'El paquete se entregó a los vecinos de al lado.'],
    ['it', 'Il pacco è stato consegnato ai vicini.'],
    ['pt', 'A encomenda foi entregue aos vizinhos, não em casa.'],
    ['nl', 'Het pakje is bij de buren afgegeven.'],
    ['pl', 'Paczka została oddana sąsiadom, bo nie było nas w domu.'],
    ['ru', 'Посылку оставили у соседей.'],
    ['uk', 'Посилку залишили у сусідів, її вже забрали.'],
    ['ja', '荷物は隣の家に預けました。'],
    ['ko', '택배는 옆집에 맡겼습니다.'],
    ['zh', '包裹放在邻居家里了。'],
    ['ar', 'تم تسليم الطرد إلى الجيران.'],
    ['tr', 'Paket komşuya bırakıldı ve çok teşekkürler.'],
  ])('says %s of %j', (language, text) => {
    expect(guess(text)).toBe(language)
  })

  it.each(['', '12345', 'OK', 'const x = f(y)', 'S1 4 +1 S2 6', 'Xqur Blenthis'])(
    'says nothing of %j',
    (text) => {
      expect(guess(text)).toBeUndefined()
    },
  )

  it.skipIf(!existsSync(sentences))('is right about 96 of 100 sentences in 15 languages', () => {
    const rows: { language: string; text: string }[] = readFileSync(sentences, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
    const guesses = rows.map(({ text }) => guess(text))
    const right = guesses.filter((language, i) => language === rows[i].language).length
    const wrong = guesses.filter(
      (language, i) => language !== undefined && language !== rows[i].language,
    ).length
    expect(right / rows.length).toBeGreaterThan(0.96)
    expect(wrong / rows.length).toBeLessThan(0.01)
  })
})

describe('TextLanguages', () => {
  it('knows the language of each line, and of the text where a line says too little', () => {
    const text = 'Please translate the following into English.\nIch habe das Geld noch nicht erhalten.\nÄ\n'
    const languages = new TextLanguages(openLanguages(), text)
    expect(languages.at(3)).toBe('en')
    expect(languages.at(text.indexOf('Geld'))).toBe('de')
    expect(languages.at(text.indexOf('Ä'))).toBe(languages.whole)
  })

  it('looks at no line of a text that is English throughout', () => {
    let calls = 0
    const { guess } = openLanguages()
    const counting = {
      guess: (...place: Parameters<typeof guess>) => {
        calls++
        return guess(...place)
      },
    }
    const languages = new TextLanguages(counting, 'This is the first line.\nAnd this is the second one.\n')
    for (let place = 0; place < 40; place++) expect(languages.at(place)).toBe('en')
    expect(calls).toBe(1)
  })
})

describe('`anonymize()`', () => {
  let anonymized: Awaited<ReturnType<typeof openAnonymized>>

  beforeAll(async () => {
    anonymized = await openAnonymized({ entities: ['PERSON'] })
  })

  it.each([
    'Der Bäcker am Marktplatz hat sonntags geschlossen, der Metzger auch.',
    'Die Bundesregierung will den Ausbau der Windenergie beschleunigen.',
    'Zum Abendessen gibt es Kartoffelsalat mit Würstchen und danach Vanillepudding.',
    'Öffnen Sie die Einstellungen und wählen Sie Datenschutz, dann Standortdienste.',
    'El derecho fundamental al respeto de la vida privada y familiar está protegido.',
    'Hay que cruzar el puente y seguir recto hasta la plaza.',
    'Le petit chemin descend jusqu’à la rivière, puis remonte vers le village.',
    'Вера и надежда помогают людям в трудные минуты.',
    'Любовь побеждает всё, говорят в народе.',
    'Bên cạnh đó, các nhà khoa học cũng dự đoán nhiều điều.',
  ])('takes no word of %j for a person', (text) => {
    expect(anonymized([text])).toEqual([text])
  })

  it.each([
    ['Die Leitung übernimmt Sabine Wetterstein aus der Nachbargemeinde.', 'Sabine Wetterstein'],
    ['Das Gespräch führte unser Redakteur Holger Brandtner mit dem Verein.', 'Holger Brandtner'],
    ['Le conseil a nommé Mathilde Verdier à la tête du musée.', 'Mathilde Verdier'],
    ['La directora Leonor Casares no quiso responder a las preguntas.', 'Leonor Casares'],
    ['Il premio è andato a Ornella Bruschi per il suo romanzo.', 'Ornella Bruschi'],
    ['De prijs ging naar Hanneke Bloemendaal voor haar nieuwe boek.', 'Hanneke Bloemendaal'],
    ['Nagrodę dostała Bożena Kalinowska za nową książkę.', 'Bożena Kalinowska'],
    ['Премию получила Тамара Белозёрова за новую книгу.', 'Тамара Белозёрова'],
  ])('finds the person in %j', (text, name) => {
    expect(anonymized([text])).toEqual([text.replace(name, '<PERSON>')])
  })
})
