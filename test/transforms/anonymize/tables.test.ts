import { beforeAll, describe, expect, it } from 'vitest'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'

let opened: OpenedDetector

beforeAll(async () => {
  opened = await openDetectorFor(anonymizeOptions.parse({ entities: ['all'] }))
})

/** What is taken, in order: `PERSON Wenqian`. */
function taken(text: string): string[] {
  return findInText(opened, text).map(({ entity, start, end }) => `${entity} ${text.slice(start, end)}`)
}

/** The same of what the recognizer of tables sees. */
function cells(text: string): string[] {
  return findInText(opened, text, { explain: true })
    .filter(({ recognizer }) => recognizer === 'table_text')
    .map(({ start, end }) => text.slice(start, end))
}

describe('cells of tables within a text', () => {
  it('are none of a form in bars, which has no rule under its first line', () => {
    expect(cells('| Surname | Quorn |\n| Nationality | Dutch |\n| Hotel | none |')).toEqual([])
  })

  it('are taken by the heading of lines of CSV, to the last row with as many cells', () => {
    const text =
      'the export:\n\nfirst_name,last_name,dob,phone,street,zip,plan\n' +
      'Zebi,Quorn,1984-11-02,6175550163,41 Vale Cir #2,02130,gold\n' +
      '"Ama","Tessel",02/03/91,"617 555 0164","9 Low Road, Flat 2",02131,basic\n' +
      '# 2 rows, name, phone\n'
    expect(taken(text)).toEqual([
      'PERSON Zebi',
      'PERSON Quorn',
      'DATE_OF_BIRTH 1984-11-02',
      'PHONE_NUMBER 6175550163',
      'STREET_ADDRESS 41 Vale Cir #2',
      'ZIP_CODE 02130',
      'PERSON Ama',
      'PERSON Tessel',
      'DATE_OF_BIRTH 02/03/91',
      'PHONE_NUMBER 617 555 0164',
      'STREET_ADDRESS 9 Low Road, Flat 2',
      'ZIP_CODE 02131',
    ])
  })

  it('are taken from tables of Markdown, behind their ruler', () => {
    const text = '| Name | User name | Mobile |\n|---|:--:|---|\n| Zebi Quorn | zquorn7 | 07700 900123 |\n'
    expect(taken(text)).toEqual(['PERSON Zebi Quorn', 'USERNAME zquorn7', 'PHONE_NUMBER 07700 900123'])
  })

  it('are taken where lines end as on Windows, to the end of the text', () => {
    const lines = ['id,name,phone', '7,Zebi Quorn,6175550163', '8,Ama Tessel,6175550164']
    for (const end of ['\r\n', '\n'])
      for (const last of ['', end, '\r'])
        expect(cells(`${lines.join(end)}${last}`)).toEqual([
          'Zebi Quorn',
          '6175550163',
          'Ama Tessel',
          '6175550164',
        ])
    const rows = ['| Name | Mobile |', '|---|---|', '| Zebi Quorn | 07700 900123 |', '']
    expect(cells(rows.join('\r\n'))).toEqual(['Zebi Quorn', '07700 900123'])
  })

  it('are taken from rows that SQL inserts', () => {
    const text =
      "INSERT INTO users (id, full_name, username, email, pw_hash) VALUES\n(101, 'Zebi O''Quorn', 'zq', 'zq@q.example', '$2b$12$Q8vTn1y'),\n" +
      "(102, 'Ama Tessel', 'root', 'at@q.example', NULL);"
    expect(taken(text)).toContain('USERNAME zq')
    expect(taken(text)).toContain('PASSWORD $2b$12$Q8vTn1y')
    expect(taken(text)).toContain('PERSON Ama Tessel')
    expect(taken(text)).not.toContain('USERNAME root')
  })

  it('are taken from rows whose columns stand in the definition of their table alone', () => {
    const text =
      'CREATE TABLE `members` (`id` int, `fname` varchar(40), `sname` varchar(40) NOT NULL, `dob` date, PRIMARY KEY (`id`));\n' +
      "INSERT INTO `members` VALUES\n(1,'Zebi','Quorn','1984-11-02'),\n(2,'Ama','Tessel',NULL);"
    expect(cells(text)).toEqual(['Zebi', 'Quorn', '1984-11-02', 'Ama', 'Tessel'])
  })

  it('are taken from what SQL copies and changes', () => {
    const rows =
      'COPY public.users (id, login, fullname, mail) FROM stdin;\n1\tzquorn\tZebi Quorn\tz@q.example\n\\.\n2\tama\tAma Tessel\n'
    expect(cells(rows)).toEqual(['zquorn', 'Zebi Quorn'])
    const change =
      "UPDATE people SET surname = 'Quorn', seen = now() WHERE dob = '1984-11-02' AND login = 'zquorn';"
    expect(cells(change)).toEqual(['Quorn', '1984-11-02', 'zquorn'])
  })

  it('are numbers of customers where people stand beside them, and no counters of rows', () => {
    expect(cells('cust_no,name,email\nKX-20118,Zebi Quorn,z@q.example\n1,Ama Tessel,a@q.example')).toEqual([
      'KX-20118',
      'Zebi Quorn',
      'Ama Tessel',
    ])
  })

  it.each([
    "CREATE TABLE planets (id int, name text, moons int);\nINSERT INTO planets VALUES (123456, 'Mercury', 0);",
    "UPDATE products SET name = 'Chair', price = 12 WHERE id = 123456;",
    'order_id,member_no,total\n1001,KX-20118,12345678',
    'id,name,price\n1001,Blue Chair,12345678\n1002,Green Lamp,12345679',
    'user,repo,stars\nviolet,parser,123456\nazure,lexer,654321',
    'Write to us with name, phone, e-mail.\nBring fruit, bread, 123456.',
    'firstName, lastName, email\nfirstName, lastName, email\na@b.example',
    '| Name | Phone | Email |\n|---|---|---|\n| string | integer | a@b.example |',
    "INSERT INTO items (id, name, price) VALUES (123456, 'Chair', 1), (123457, 'Lamp', 2)",
  ])('are left alone where no column speaks of people, or no cell has its form: %j', (text) => {
    expect(cells(text)).toEqual([])
  })

  it('are taken by Chinese headings, and by those of programs, a number whatever its check digit', () => {
    const text =
      '姓名,手机号（必填）,身份证号,出生日期,卡号,工号\n' +
      '乌兰托娅,13947706182,152502199008170463,1990-08-17,6217994400052817736,GH0917\n'
    expect(cells(text)).toEqual([
      '乌兰托娅',
      '13947706182',
      '152502199008170463',
      '1990-08-17',
      '6217994400052817736',
      'GH0917',
    ])
    const rows =
      "INSERT INTO `student` (`id`,`sno`,`name`,`birth`,`parent_tel`) VALUES (1,'S202318407','苗以晴','2012-05-24','13398806147');"
    expect(cells(rows)).toEqual(['S202318407', '苗以晴', '2012-05-24', '13398806147'])
  })

  it('are none of a table of things, of fields or of places', () => {
    expect(cells('产品,型号,单价\n保温杯,BW-500,59.00\n')).toEqual([])
    expect(cells('字段,类型,说明\n姓名,varchar(50),手机上的姓名\n')).toEqual([])
    expect(cells('省份,省会,区号\n四川,成都,028\n')).toEqual([])
  })
})
