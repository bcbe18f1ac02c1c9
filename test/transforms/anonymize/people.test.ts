import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openAnonymizer } from '../../../src/index.js'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'
import { peopleOf } from '../../../transforms/anonymize/policies.js'

/** What is taken of a text, and why the other candidates stay. */
async function openPeople(options: object) {
  const opened = await openDetectorFor(anonymizeOptions.parse(options))
  return {
    taken: (text: string, field = '') =>
      findInText(opened, text, { field }).map(({ start, end }) => text.slice(start, end)),
    kept: (text: string) =>
      findInText(opened, text, { explain: true })
        .filter(({ rejected }) => rejected !== undefined && !rejected.startsWith('score'))
        .map(({ start, end, rejected }) => `${text.slice(start, end)}: ${rejected}`),
  }
}

/** The lines of a file of labelled texts. */
function linesOf(name: string): string[] {
  const text = readFileSync(new URL(`../../golden/people/${name}`, import.meta.url), 'utf8')
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

const everybody = await openPeople({})
const privately = await openPeople({ people: 'private' })

describe('people: private', () => {
  it.each([
    'Albert Einstein published the theory of relativity.',
    'Albert Einstein (1879-1955) won the Nobel Prize in physics.',
    'In the play, Romeo loves Juliet, and Hamlet is another story.',
    'Write a sonnet in the manner of William Shakespeare.',
    'Who was Luke Skywalker, and who trained him?',
    'When was Wanda Okoth-Rieger born and what did she discover?',
    'Who was Tevita Marangoni-Bassey?',
    '<input name="n" placeholder="Jane Doe"> <input name="m" placeholder="you@example.com">',
    'Harper Lee wrote the novel; Lee was born in Alabama.',
    '李白和杜甫是唐代诗人。',
    '请介绍爱因斯坦的相对论。',
    '鲁迅的《狂人日记》写于1918年。',
    '孙悟空和猪八戒保护唐僧西天取经。',
    '毛泽东发表了讲话。',
    'We knew from King Olaf III that it was late.',
    'Fans love artists like Zirelle and Lady Quorra.',
    'A song by songwriters, including Ilse Vollmert, J-Hope, and Quirin Egertun.',
    'LONDON (Reuters) - Quirin Egertun said on Monday that his firm had paid.',
    'Which section of a newspaper would this article be in? Quirin Egertun bought a firm.',
    '1. Egertun Q, Vollmert I, et al. Effects of rain. Antiviral Res. 2002;56(3):231-41.',
    'Is Matt Sexier Than Paul?',
    'Tables: name (Unique, Varchar), id (Primary Key).',
  ])('leaves public people and characters where they stand: %s', (text) => {
    expect(privately.taken(text)).toEqual([])
  })

  it.each([
    'The chair stands in the house of Oscar Niemeyer.',
    'Kathy Acker is on the reading list of poets, and so is Wole Soyinka.',
    '林风眠和关山月都在名单上。',
  ])('leaves people that an encyclopedia writes about where nothing else tells of them: %s', (text) => {
    expect(everybody.taken(text)).not.toEqual([])
    expect(privately.taken(text)).toEqual([])
  })

  it.each([
    'When was Wanda Okoth-Rieger born? Her phone is 202-555-0147, call her.',
    'Who was Tevita Marangoni-Bassey? I met him at my dentist.',
  ])('but not where somebody asks of a person that he knows: %s', (text) => {
    expect(privately.taken(text).join()).toMatch(/\w-\w/)
  })

  it('leaves such a name only in a text that describes the world, if it may be that of others too', () => {
    expect(privately.taken('Carol Vance is on the list of physicists.')).toEqual([])
    expect(privately.taken('Carol Vance is on the list.')).toEqual(['Carol Vance'])
    expect(privately.taken('My neighbour told us that Carol Vance is on the list of physicists.')).toEqual([
      'Carol Vance',
    ])
  })

  it.each([
    [
      'Contact Michael Jordan at michael.jordan@example.com.',
      ['Michael Jordan', 'michael.jordan@example.com'],
    ],
    ['Patient Albert Einstein, card 4111 1111 1111 1111', ['Albert Einstein', '4111 1111 1111 1111']],
    ['My name is Michael Jordan and I live here.', ['Michael Jordan']],
    ['联系人李白，电话13800138000', ['李白', '13800138000']],
  ])('takes a public name that something private stands beside: %s', (text, values) => {
    expect(privately.taken(text)).toEqual(values)
  })

  it.each([
    ['Yesterday Katharina Vollmert came to see us.', ['Katharina Vollmert']],
    ['昨天陈思源来看我们。', ['陈思源']],
  ])('takes the full name of somebody of whom nothing is known: %s', (text, values) => {
    expect(privately.taken(text)).toEqual(values)
  })

  it('takes a name alone where its full name is taken, or where something private stands in the text', () => {
    expect(privately.taken('Katharina Vollmert came. Then Katharina left.')).toEqual([
      'Katharina Vollmert',
      'Katharina',
    ])
    expect(privately.taken('Natalia sold clips to 48 friends. Write to nat@example.com')).toContain('Natalia')
  })

  it.each([
    'Natalia sold clips to 48 of her friends. How many clips did Natalia sell?',
    'John bought a new phone.',
    'Once upon a time there lived a rabbit named Benny, who loved Sarah.',
    'In 1687, the theory of Mr Halley was printed.',
  ])(
    'leaves a name alone in exercises, in tales, in examples and in what describes the world: %s',
    (text) => {
      expect(everybody.taken(text)).not.toEqual([])
      expect(privately.taken(text)).toEqual([])
    },
  )

  it.each([
    ['Natalia sold clips in May.', ['Natalia']],
    ['her sister Leela has the keys', ['Leela']],
    ['[09:14] Tunde: not me\n[09:15] Amira: nor me', ['Tunde', 'Amira']],
    ['Dear Henrietta,\nthe boiler is off.', ['Henrietta']],
    ['Call Bo Tran or Li Na on 415 730 2298', ['Bo Tran', 'Li Na', '415 730 2298']],
    ['My cousin Napoleon is late again.', ['Napoleon']],
  ])(
    'takes a name alone that a relation, a line of a talk or a greeting tells of, or nothing: %s',
    (text, values) => {
      expect(privately.taken(text)).toEqual(values)
    },
  )

  it.each([
    'Ernestine Vollmert (1847–1903) collected songs.',
    'The film was directed by Katharina Vollmert.',
    'The novelist Katharina Vollmert won the Pulitzer Prize.',
  ])('knows a public person by a work, an office or the years of a life: %s', (text) => {
    expect(everybody.taken(text)).not.toEqual([])
    expect(privately.taken(text)).toEqual([])
  })

  it.each([
    ['Mr Islam called about the invoice.', 'Islam'],
    ['I met Bianca Islam yesterday.', 'Bianca Islam'],
    ['黄光裕昨天给我打了电话。', '黄光裕'],
    ['我同事程建国昨天请假。', '程建国'],
  ])('takes what has the form of a word where it is said of a person: %s', (text, name) => {
    expect(everybody.taken(text)).toContain(name)
  })

  it('takes a name that a date of birth stands beside, but not of a public person', () => {
    const all = { people: 'private', entities: ['names', 'DATE_OF_BIRTH'] }
    return openPeople(all).then(({ taken }) => {
      expect(taken('Albert Einstein, date of birth: 14 March 1879, wrote four papers.')).toEqual([])
      expect(taken('Surname: Vollmert, date of birth: 14 March 1979.')).toEqual(['Vollmert', '14 March 1979'])
    })
  })

  it('leaves pages that name nobody, and takes those of one person or beside one', () => {
    expect(privately.taken('See https://www.acme-hosting.com/downloads for the installer.')).toEqual([])
    expect(everybody.taken('See https://www.acme-hosting.com/downloads for the installer.')).not.toEqual([])
    for (const page of [
      'https://github.com/kvollmert',
      'https://example.org/~kv',
      'https://example.org/users/kv',
    ])
      expect(privately.taken(`See ${page} for more.`)).toEqual([page])
    for (const page of ['https://github.com/acme/tools', 'https://api.github.com/repos/acme/tools'])
      expect(privately.taken(`See ${page} for more.`)).toEqual([])
    expect(privately.taken('Katharina Vollmert, https://vollmert.example.org')).toEqual([
      'Katharina Vollmert',
      'https://vollmert.example.org',
    ])
  })

  it('leaves public people where what is private stands in another sentence', () => {
    expect(privately.taken('Contact press@who.int. Alan Turing was a mathematician.')).toEqual([
      'press@who.int',
    ])
    expect(privately.taken('Alan Turing, turing@corp.example, is our accountant.')).toContain('Alan Turing')
    expect(privately.taken('Name: Alan Turing.\nMail: turing@corp.example')).toContain('Alan Turing')
  })

  it('decides about a list of names as one, but for whom something private stands beside', () => {
    const list = 'Students of Marie Curie, Niels Bohr, Katharina Vollmert, Albert Einstein and Lise Meitner'
    expect(privately.taken(`${list} met.`)).toEqual([])
    expect(
      privately.taken('Guests: Marie Curie, Niels Bohr, Katharina Vollmert (+1 415 555 0134)'),
    ).toContain('Katharina Vollmert')
    expect(privately.taken('Present were Katharina Vollmert, Anton Reuss and Greta Ohm.')).toHaveLength(3)
  })

  it('leaves a name where its other spelling stays', () => {
    expect(privately.taken('首席架构师拉加·柯杜力（Raja Koduri）日前离职，柯杜力将创办新公司。')).toEqual([])
  })

  it.each([
    ['Jane Roe lives at 10 Downing Street, London SW1A 2AA.', '10 Downing Street, London SW1A 2AA'],
    ['I am working in the embassy, 12 Elm Street, Springfield.', '12 Elm Street, Springfield'],
    ['The museum, 12 Elm Street, Springfield; ask for jo@example.com', '12 Elm Street, Springfield'],
  ])('takes an address that is not told of a public place alone: %s', (text, address) => {
    expect(privately.taken(text)).toContain(address)
  })

  it('takes whoever says who is speaking, whatever public person has the name', () => {
    expect(privately.taken('Hello, this is Michael Jordan, my parcel is late')).toEqual(['Michael Jordan'])
    expect(privately.taken('This is Michael Jordan, who won six titles.')).toEqual([])
  })

  it('leaves repositories and what is in them, and takes the page of an account', () => {
    const pages = (text: string) => privately.taken(text)
    expect(pages('git clone https://github.com/widgets-inc/parser.git')).toEqual([])
    expect(pages('fetch("https://api.github.com/repos/widgets-inc/parser/issues")')).toEqual([])
    expect(pages('see https://gitee.com/widgets/docs/issues/5')).toEqual([])
    expect(pages('he is https://github.com/odalys-m on there')).toEqual(['https://github.com/odalys-m'])
  })

  it('leaves the ends of private networks and the address of what is open to all', () => {
    expect(privately.taken('Hosts go from 192.168.0.1 to 192.168.0.254 behind the router.')).toEqual([])
    expect(privately.taken('His laptop has 192.168.0.77 at home.')).toEqual(['192.168.0.77'])
    expect(
      privately.taken('12 Elm Street, Springfield 62704. It has been the official residence since 1890.'),
    ).toEqual([])
    const tower = '南宁市青秀区民族大道136号华润大厦'
    expect(privately.taken(`集团总部位于${tower}，楼高45层。`)).toEqual([])
    expect(privately.taken(`客户在门店下单，收货地址：${tower}，请尽快。`)).toEqual([tower])
  })

  it('leaves placeholders of lessons, houses of tales, tools, and pairs of names of which one stays', () => {
    expect(privately.taken("const form = reactive({ username: 'Tom' })")).toEqual([])
    expect(privately.taken('from: noreply@example.com')).toEqual([])
    expect(privately.taken('The main character of the novel lives at 12 Elm Street, Springfield.')).toEqual(
      [],
    )
    expect(privately.taken('I use Julia for data analysis, and R for plots.')).toEqual([])
    expect(privately.taken('My colleague Julia prefers R.')).toEqual(['Julia'])
    expect(privately.taken('Alex, Nancy')).toEqual([])
    expect(privately.taken('1923 年郑云起道士修了山门')).toEqual([])
  })

  it('says why a name stays', () => {
    expect(privately.kept('Albert Einstein published the theory.')).toContain(
      'Albert Einstein: public figure',
    )
  })

  it('takes every name of a field of names', () => {
    expect(privately.taken('Michael Jordan', 'customer name')).toEqual(['Michael Jordan'])
  })

  it('takes the date of birth of a private person with the preset `instruction`, and leaves what is told of others', async () => {
    const { find } = await openAnonymizer({ policy: 'instruction' })
    const births = (text: string) => find(text).filter(({ entity }) => entity === 'DATE_OF_BIRTH').length
    expect(births('Patient: Mary Hollister, DOB: 12 April 1987, phone 202-555-0147')).toBe(1)
    expect(births('客户：钱晓彤，出生日期：1987年4月12日，手机13812345678')).toBe(1)
    expect(births('She was born on 4 March 1972 and won the Booker Prize twice.')).toBe(0)
  })

  it('is what the preset `instruction` sets, unless the options say otherwise', () => {
    expect(peopleOf({ policy: 'instruction' })).toBe('private')
    expect(peopleOf({ policy: 'instruction', people: 'all' })).toBe('all')
    expect(peopleOf({ policy: 'gdpr' })).toBe('all')
  })
})

describe('the labelled texts of public and of private people', () => {
  it.each(linesOf('knowledge.txt'))('nothing is taken: %s', (text) => {
    expect(privately.taken(text)).toEqual([])
  })

  const marks = /\[\[PERSON:(.+?)\]\]/g

  it.each(linesOf('private.txt'))('each name is taken: %s', (line) => {
    const names = Array.from(line.matchAll(marks), ([, name]) => name)
    const taken = privately.taken(line.replace(marks, '$1'))
    expect(names.filter((name) => !taken.includes(name))).toEqual([])
  })
})

describe('names of no person', () => {
  it.each([
    'Nash equilibrium is a concept of game theory.',
    'She won the Nobel Peace Prize.',
    'The Boltzmann constant relates energy and temperature.',
    'Calvin Klein jeans, a Harley Davidson and shares of Morgan Stanley.',
    'Use the Kolmogorov-Smirnov test.',
    "Alzheimer's disease affects memory.",
    'Nutella and Sriracha are on the table.',
    'Install Django, Nginx and TensorFlow.',
    '他去拉斯维加斯旅游。',
    '里约热内卢举办了奥运会。',
    '斐波那契数列是什么？',
    '请用迪杰斯特拉算法求最短路。',
  ])('stay whoever’s names are taken: %s', (text) => {
    expect(everybody.taken(text)).toEqual([])
  })

  it.each([
    ['Robert Klein, a city councillor, called.', 'Robert Klein'],
    ['Anna Kowalska is a company director.', 'Anna Kowalska'],
    ['I gave the company Klein mentioned a call, and Robert Klein is a star.', 'Robert Klein'],
    ['陈思源是一家公司的经理。', '陈思源'],
  ])('are told from what people do: %s', (text, name) => {
    expect(everybody.taken(text)).toContain(name)
  })

  it.each([
    'Raksha Bandhan: A Hindu festival that celebrates siblings.',
    'The dwarf planets are Pluto, Ceres, Haumea and Makemake.',
    'El Niño warms the ocean.',
    'The Mona Lisa hangs in Paris.',
  ])('are known by what the text says of them: %s', (text) => {
    expect(everybody.taken(text).filter((name) => name !== 'Paris')).toEqual([])
  })

  it('are told from what somebody owns', () => {
    expect(everybody.taken("Maria's disease got worse, said Anna Kowalska.")).toContain('Maria')
  })
})
