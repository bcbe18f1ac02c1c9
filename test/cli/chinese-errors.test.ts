import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWhole } from '../campaign.js'
import { folderWith, prepHere } from './prep.js'

/** Three words of English in a row, or the first of an English sentence: names, flags and examples have fewer. */
const englishWords = /(?<![\w./'"`{-])[A-Za-z]{2,}(?: [a-z]{2,}){2,}|(?:^|[:。？] ?)(?:[A-Z][a-z]+ [a-z]+)/gm

const pipeline = (text: string) => text.replaceAll('; ', '\n').concat('\n')
const files = {
  'a.jsonl': '{"text":"a","n":1,"income":"x","sex":"m","tags":["a"],"meta":{"k":1}}\n',
  'b.jsonl': '{"text":"b","n":2,"income":"y","sex":"f","tags":["b"],"meta":{"k":2}}\n',
  'pairs.jsonl': '{"messages":[],"chosen":"a","rejected":"b"}\n',
  'other.jsonl': 'oops\n',
  'parts.jsonl': '{"messages":[{"role":"user","content":[{"type":"text","text":"a"}]}]}\n',
  'empty.jsonl': '',
  'a.csv': 'x,y\n1,2\n',
  'numbers.csv': '1,2\n3,4\n',
  'other.dat': 'x',
  'other.bin': 'x',
  'none.jsonl': '{"input_ids":[1]}\n{"input_ids":[]}\n',
  'far.jsonl': '{"input_ids":[-1]}\n',
  'broken.json': '[{"a":1},{"a":',
  'key.txt': 'short',
  'zip.jsonl': Buffer.from('504b030414000000', 'hex').toString('latin1'),
  'name.yaml': pipeline('input: a.jsonl; steps:;   - anonymize: { field: [text] }; output: out/'),
  'policy.yaml': pipeline(
    'input: a.jsonl; steps:;   - anonymize: { fields: [text], policy: { default: maskk } }; output: out/',
  ),
  'key.yaml': pipeline('input: a.jsonl; stepps: []; output: out/'),
  'none.yaml': pipeline('steps: []; output: out/'),
  'twice.yaml': pipeline('input: a.jsonl; input: b.jsonl; output: out/'),
  'tab.yaml': 'input: a.jsonl\nsteps:\n\t- convert: {}\noutput: out/\n',
  'open.yaml': pipeline('input: [a.jsonl; output: out/'),
  'quote.yaml': 'input: "a.jsonl\n',
  'kinds.yaml': pipeline(
    'input: a.jsonl; steps:;   - augment: { fields: text, copies: many, strength: 7 }; output: out/; seed: x',
  ),
  'gate.yaml': pipeline('input: a.jsonl; steps: []; output: out/; failIf: { disparateImpakt: "< 1" }'),
  'step.yaml': pipeline('input: a.jsonl; steps:;   - balanse: {}; output: out/'),
  'where.yaml': pipeline(
    'input: a.jsonl; steps:;   - augment: { fields: [text], where: { txt: a } }; output: out/',
  ),
  'sources.yaml': pipeline('input: { path: a.jsonl, sources: { a: a.jsonl } }; output: out/'),
  'text-step.yaml': pipeline('input: a.jsonl; steps:;   - hed; output: out/'),
  'list.txt': 'a\n',
  'lack.mjs': "import '@none/there'\n",
  'file.mjs': "import './nowhere.mjs'\n",
  'null.mjs': 'throw null\n',
  'there.js': '',
  'bare.mjs': "import './there'\n",
  'lack.yaml': pipeline('input: a.jsonl; steps:;   - ./lack.mjs: {}; output: out/'),
  'file.yaml': pipeline('input: a.jsonl; steps:;   - ./file.mjs: {}; output: out/'),
  'null.yaml': pipeline('input: a.jsonl; steps:;   - ./null.mjs: {}; output: out/'),
  'bare.yaml': pipeline('input: a.jsonl; steps:;   - ./bare.mjs: {}; output: out/'),
  'gone.yaml': pipeline('input: a.jsonl; steps:;   - ./gone.mjs: {}; output: out/'),
} as const

/** What users get wrong, a command a line. */
const wrong = `
sample a.jsonl --out o/
head a.jsonl --out o/
sample a.jsonl -n 1 --by txt --out o/
filter a.jsonl txt=1 --out o/
filter a.jsonl n='a' --out o/
filter a.jsonl n>2,3 --out o/
filter a.jsonl length(n)>1 --out o/
filter a.jsonl any(n>1) --out o/
filter a.jsonl tags[]='a' --out o/
filter a.jsonl meta=1 --out o/
filter a.jsonl matches(text,'(a+)+b') --out o/
filter a.jsonl --out o/
filter a.jsonl --keep text --out o/
balance a.jsonl --facet incom --out o/
balance a.jsonl --facet tags[] --out o/
balance a.jsonl --facet meta --out o/
balance a.jsonl --out o/
balance a.jsonl --facet income --method ovr --out o/
anonymize a.jsonl --fields txt --out o/
anonymize a.jsonl --fields n --out o/
anonymize a.jsonl --out o/
anonymize a.jsonl --fields text --policy default=maskk --out o/
anonymize a.jsonl --fields text --entities EMAILS --out o/
anonymize a.jsonl --fields text --policy default=pseudonym --key-env PREP_KEY_THAT_IS_NOT_SET --out o/
anonymize a.jsonl --fields text --policy default=pseudonym --key-file key.txt --out o/
anonymize a.jsonl --fields text --policy default=hash --out o/
anonymize a.jsonl --fields text --countries XX --out o/
anonymize a.jsonl --fields text --people famous --out o/
anonymize a.jsonl --fields text --deny-list nowhere.txt --out o/
deanonymize a.jsonl --out o/
convert a.jsonl --encoding gb18031 --out o.jsonl
convert a.jsonl --encoding
convert a.jsonl --format jsom --out o.jsonl
convert a.jsonl --to chatt --out o.jsonl
convert a.jsonl --rename txt=t --out o.jsonl
convert a.jsonl --cast text=integer --out o.jsonl
convert a.jsonl --template t={txt} --out o.jsonl
convert a.jsonl --out full
convert a.jsonl --out a.jsonl
convert a.jsonl --out folder.jsonl
convert a.jsonl --out /proc/nowhere/o.jsonl
convert a.jsonl --out /proc/nowhere/
convert a.jsonl --out list.txt/o/
convert nowhere.jsonl --out o.jsonl
convert s3://b/a.jsonl --out o.jsonl
convert http://example.org/a.jsonl --out o.jsonl
convert hf://datasets/a --out o.jsonl
convert ftp://host/a.jsonl --out o.jsonl
convert file:///a.jsonl --out o.jsonl
convert a.jsonl --out gs://bucket/o
run https://example.org/p.yaml
run git://example.org/p.yaml
convert a.jsonl other.jsonl --on-error fail --out o.jsonl
convert other.dat --out o.jsonl
convert other.bin --out o.jsonl
convert a.jsonl --out o.bin
convert none.jsonl --out o.bin
convert far.jsonl --out o.bin
convert far.jsonl --to megatron
pack none.jsonl --length 8 --out o.bin
convert broken.json --out o.jsonl
convert numbers.csv --out o.jsonl
convert a.csv --delimiter xx --out o.jsonl
convert a.csv --on-error skip --out o.jsonl
convert a.csv --error-budget many --out o.jsonl
convert a.csv --workers many --out o.jsonl
convert a.jsonl a.csv --types z=int --out o.jsonl
augment a.jsonl --out o/
augment a.jsonl --fields n --out o/
augment a.jsonl --fields text --ops swapp --out o/
augment a.jsonl --fields text --copies 0 --out o/
augment a.jsonl --fields text --strength 2 --out o/
augment a.jsonl --fields text --ops contraction --language zh --out o/
augment a.jsonl --fields text --weights swap=2 --out o/
augment a.jsonl --fields text --of repeats --copies 2 --out o/
augment a.jsonl --fields text --language french --out o/
counterfactual a.jsonl --out o/
counterfactual a.jsonl --fields text --mode swapp --out o/
split a.jsonl --shares train --out o/
split a.jsonl --shares train=x --out o/
profile a.jsonl --facet incom
profile a.jsonl --facet income --label text --fail-if nothing
profile a.jsonl --confidence 2
inspect nowhere
inspect a.jsonl --rows many
inspect a.jsonl --verify
run nowhere.yaml
run list.txt
run
run name.yaml
run policy.yaml
run key.yaml
run twice.yaml
run tab.yaml
run open.yaml
run quote.yaml
run kinds.yaml
run gate.yaml
run step.yaml
run sources.yaml
run name.yaml --set x
init nowhere.jsonl
init a.jsonl --out a.jsonl
eval pii
eval pii nowhere.txt
balance a.jsonl --facet income --method over --out o/
convert a.jsonl --to messages --out o.jsonl
convert a.jsonl --from messages --to alpaca --out o.jsonl
convert a.jsonl --rename text=n --out o.jsonl
convert a.jsonl --cast meta=int --out o.jsonl
convert a.jsonl --template t={text --out o.jsonl
convert zip.jsonl --out o.jsonl
split a.jsonl --by tags[] --out o/
split a.jsonl --column text --out o/
mix a=a.jsonl b=b.jsonl --out o/
mix a=a.jsonl b=b.jsonl --weights a=1,c=1 --out o/
mix a=a.jsonl b=b.jsonl --weights a=1 --out o/
profile a.jsonl --facet income --label sex --positive zzz
run none.yaml
run text-step.yaml
tokens pairs.jsonl --tokenizer nowhere --out o/
eval pii list.txt --entities NOBODY
completion fissh
convert pairs.jsonl --to messages --out o.jsonl
anonymize a.jsonl --fields text --model nowhere.onnx --out o/
anonymize a.jsonl --fields text --model full --out o/
anonymize a.jsonl --fields text --model other.bin --out o/
anonymize a.jsonl --fields text --model {"path":"other.bin","tokenizer":"none.json"} --out o/
anonymize a.jsonl --fields text --recognizers {"http":{"url":"http://127.0.0.1:9/analyze","retries":1,"backoff":0}} --out o/
anonymize a.jsonl --fields text --recognizers {"http":{"url":"http://127.0.0.1:9/","headersEnv":{"A":"NONE_SET"}}} --out o/
anonymize a.jsonl --fields text --recognizers {"module":"./lack.mjs"} --out o/
run lack.yaml
run file.yaml
run null.yaml
run bare.yaml
run gone.yaml
run lack.mjs
convert a.jsonl --to messages --out shape.jsonl
convert parts.jsonl --to kto --out shape.jsonl
anonymize a.jsonl --fields text --recognizers [{"name":"x","entity":"X","patterns":[{"regex":"(a+)+b"}]}] --out o/
anonymize a.jsonl --fields text --recognizers [{"name":"x","entity":"X","patterns":[{"regex":"a)"}]}] --out o/
anonymize a.jsonl --fields text --recognizers [{"name":"x","entity":"X","patterns":[{"regex":"[a"}]}] --out o/
anonymize a.jsonl --fields text --recognizers [{"name":"x","entity":"X","patterns":[{"regex":"a++"}]}] --out o/
anonymize a.jsonl --fields text --recognizers [{"name":"x","entity":"X","patterns":[{"regex":"(?>a)"}]}] --out o/
anonymize a.jsonl --fields text --recognizers [{"name":"x","entity":"X","patterns":[{"regex":"\\q"}]}] --out o/
anonymize a.jsonl --fields text --recognizers [{"name":"x","entity":"X","patterns":[{"regex":"(a)\\1"}]}] --out o/
anonymize a.jsonl --fields text --recognizers [{"name":"x","entity":"X"}] --out o/
anonymize other.jsonl --fields text --out o/
runn a.yaml
`
  .trim()
  .split('\n')

describe('what users get wrong, in Chinese', () => {
  it.runIf(isWhole)('is told without an English sentence, and never half in each', async () => {
    const cwd = folderWith({ ...files, bare: 'x' })
    for (const folder of ['full', 'folder.jsonl']) mkdirSync(join(cwd, folder))
    writeFileSync(join(cwd, 'full', 'own.txt'), 'x')
    const left: string[] = []
    for (const line of wrong) {
      const { code, stderr } = await prepHere([...line.split(' '), '--lang', 'zh'], { cwd })
      const told = stderr.replace(/^ {6}.*$/m, '')
      if (code !== 2 || !/\p{Script=Han}/u.test(told) || told.match(englishWords) !== null)
        left.push(`${line} (${code}) ${stderr}`)
    }
    expect(left).toEqual([])
  })
})
