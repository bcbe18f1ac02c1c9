import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openTokenizer, type Tokenizer, TokenSink } from '../../src/tokens/tokenizer.js'
import { goldenNames, readGolden } from './golden.js'

const temporary = mkdtempSync(join(tmpdir(), 'prepkit-tokens-'))
afterAll(() => rmSync(temporary, { recursive: true }))

async function openGolden(name: string, config?: object): Promise<Tokenizer> {
  const path = join(temporary, name)
  await mkdir(path, { recursive: true })
  await writeFile(join(path, 'tokenizer.json'), JSON.stringify(readGolden(name).tokenizer))
  if (config !== undefined) await writeFile(join(path, 'tokenizer_config.json'), JSON.stringify(config))
  return openTokenizer(path)
}

function idsOf(sink: TokenSink): number[] {
  return [...sink.ids.subarray(0, sink.length)]
}

describe('openTokenizer()', () => {
  it.each(goldenNames)(
    'gives texts the ids of Hugging Face tokenizers with the vocabulary %s',
    async (name) => {
      const { by, cases } = readGolden(name)
      expect(by).toMatch(/^tokenizers \d/)
      expect(cases.length).toBeGreaterThan(60)
      const tokenizer = await openGolden(name)
      const sink = new TokenSink({ starts: true })
      for (const { text, ids, plain } of cases) {
        sink.clear()
        tokenizer.encode(text, sink)
        expect(idsOf(sink), JSON.stringify(text)).toEqual(ids)
        sink.clear()
        tokenizer.encodeBytes(Buffer.from(text), sink, { addSpecialTokens: false })
        expect(idsOf(sink), JSON.stringify(text)).toEqual(plain)
        // Places rise, and none is behind the text.
        const starts = [...(sink.starts?.subarray(0, sink.length) ?? [])]
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
        expect(starts.at(-1) ?? 0).toBeLessThanOrEqual(Math.max(0, Buffer.byteLength(text) - 1))
      }
    },
  )

  it('encodes special tokens in a text, takes them for text, or refuses them', async () => {
    const tokenizer = await openGolden('qwen')
    const special = tokenizer.specialTokens.get('<|im_end|>') ?? -1
    const text = 'a<|im_end|>b<think>'
    const sink = new TokenSink()
    tokenizer.encode(text, sink)
    expect(idsOf(sink)).toContain(special)
    sink.clear()
    tokenizer.encode(text, sink, { specialTokens: 'text' })
    expect(idsOf(sink)).not.toContain(special)
    // One that is not special is found all the same, as the library does it.
    expect(idsOf(sink)).toContain(tokenizer.idOf('<think>'))
    expect(() => tokenizer.encode(text, sink, { specialTokens: 'refuse' })).toThrow(
      'The text holds the special token "<|im_end|>". Use "encode" or "text" for special tokens, or take it out of the text',
    )
  })

  it('says which tokens tokenizer_config.json names for the ends of a sequence, as texts or objects', async () => {
    const tokenizer = await openGolden('llama2', { bos_token: '<s>', eos_token: { content: '</s>' } })
    expect([tokenizer.bosId, tokenizer.eosId, tokenizer.padId]).toEqual([1, 2, undefined])
    await expect(openGolden('llama2', { pad_token: '[PAD]' })).rejects.toThrow(
      '"tokenizer_config.json" names "[PAD]" as its pad token, which the tokenizer lacks. Take both files as they were published',
    )
  })

  it('reads lone halves of pairs and invalid bytes as U+FFFD, and counts them', async () => {
    const tokenizer = await openGolden('llama3')
    const [ours, wanted] = [new TokenSink(), new TokenSink()]
    tokenizer.encode('a\ud800b', ours)
    tokenizer.encodeBytes(Buffer.from([0x61, 0xff, 0x62]), ours)
    for (let i = 0; i < 2; i++) tokenizer.encode('a\ufffdb', wanted)
    expect([idsOf(ours), ours.replaced]).toEqual([idsOf(wanted), 2])
  })

  it.each([
    ['normalizer', { normalizer: { type: 'Newest' } }, 'the normalizer Newest'],
    ['pre-tokenizer', { pre_tokenizer: { type: 'UnicodeScripts' } }, 'the pre-tokenizer UnicodeScripts'],
    ['post-processor', { post_processor: { type: 'Other' } }, 'the post-processor Other'],
    ['model', { model: { type: 'Neural' } }, 'the model Neural'],
  ])('refuses a %s that it does not know by its name', async (_, part, name) => {
    const path = join(temporary, 'tokenizer.json')
    const model = { type: 'WordLevel', vocab: { a: 0 }, unk_token: 'a' }
    await writeFile(path, JSON.stringify({ model, ...part }))
    await expect(openTokenizer(path)).rejects.toThrow(
      `The tokenizer asks for ${name}, which is not supported: the ids would not be those of the model. Take a tokenizer without it`,
    )
  })
})
