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

  it.each([
    ['Bitte rufen Sie Frau Schnabel zurück.', 'Schnabel'],
    ['Der Brief an Herrn Dr. Zeisig kam zurück, weil er umgezogen ist.', 'Zeisig'],
    ['Merci de prévenir Mme Lachance que le dossier est prêt.', 'Lachance'],
    ['La señora Bastida no está en su oficina hoy.', 'Bastida'],
    ['De heer Zomer heeft nog geen antwoord gekregen.', 'Zomer'],
    ['Г-жа Тихая ещё не подписала договор.', 'Тихая'],
    ['お世話になっております。高木様の件でご連絡しました。', '高木'],
    ['氏名：小川真理子\n年齢：三十歳です。', '小川真理子'],
    ['私は野口直樹と申します。', '野口直樹'],
    ['本日は鷲見さんがお休みです。', '鷲見'],
    ['회의에는 문지영 씨가 참석했습니다.', '문지영'],
    ['담당자: 류현석\n문의는 이메일로 해 주세요.', '류현석'],
    ['السيدة هالة الصباغ لم تحضر اليوم.', 'هالة الصباغ'],
    ['اسمي وائل بن ناصر الكعبي وأعمل هنا.', 'وائل بن ناصر الكعبي'],
  ])('finds the person that a cue gives away in %j', (text, name) => {
    expect(anonymized([text])).toEqual([text.replace(name, '<PERSON>')])
  })

  it.each([
    'Sehr geehrte Frau Präsidentin, sehr geehrter Herr Minister, wir danken Ihnen.',
    'お客様の声を聞かせてください。皆様のご来場をお待ちしております。',
    '神様、仏様、どうか助けてください。看護師さんを呼びました。',
    '고객님의 개인정보는 안전하게 보호됩니다. 선생님은 칠판에 글씨를 썼다.',
    '부모님께 감사의 편지를 쓰세요. 하나님의 은혜에 감사합니다.',
    'السيد المدير العام المحترم، تحية طيبة وبعد.',
    'الحمد لله رب العالمين. افتح الإعدادات واختر الخصوصية.',
  ])('takes no form of address in %j for a person', (text) => {
    expect(anonymized([text])).toEqual([text])
  })

  it.each([
    ['Meine Handynummer ist 0171 3920042, bitte erst ab sechs Uhr.', '0171 3920042'],
    ['Rufen Sie uns bitte unter 030 / 23125-44 an.', '030 / 23125-44'],
    ['Mon portable est le 0639981245, appelez-moi ce soir.', '0639981245'],
    ['Mi móvil es 612 345 678, llámame cuando puedas.', '612 345 678'],
    ['Мой номер 8 916 123-45-67, звоните после шести.', '8 916 123-45-67'],
    ['الهاتف ٠٥٠١٢٣٤٥٦٧ متاح بعد الظهر.', '٠٥٠١٢٣٤٥٦٧'],
    ['اتصل على الرقم 00971501234567 من فضلك.', '00971501234567'],
  ])('finds the phone number in national form in %j', async (text, number) => {
    const find = await openAnonymized({ entities: ['PHONE_NUMBER'] })
    expect(find([text])).toEqual([text.replace(number, '<PHONE_NUMBER>')])
  })

  it.each([
    'Der Umsatz stieg im letzten Jahr auf 612 345 678 Euro.',
    'Die Rechnung 2024 / 10345 ist noch nicht bezahlt.',
    'The total is 612 345 678 and the rest is 030 901820.',
  ])('takes no amount or reference in %j for a phone number', async (text) => {
    const find = await openAnonymized({ entities: ['PHONE_NUMBER'] })
    expect(find([text])).toEqual([text])
  })
})
