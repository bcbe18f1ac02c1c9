import { describe, expect, it } from 'vitest'
import { openTerms } from '../../src/licenses/find-terms.js'
import {
  hubIds as knownHubIds,
  licensesByMarks,
  ownTerms,
  shortNames,
  spdxIds,
} from '../../src/licenses/licenses.data.js'

const { parse, ofLicense, ofGenerator } = openTerms()

/** The ids of the Hugging Face Hub (hub-docs, docs/hub/repositories-licenses.md, and the names that it has added since), and what each is. */
const hubIds = `
apache-2.0=Apache-2.0 mit=MIT openrail=unknown bigscience-openrail-m=LicenseRef-bigscience-openrail-m
creativeml-openrail-m=LicenseRef-creativeml-openrail-m bigscience-bloom-rail-1.0=LicenseRef-bigscience-bloom-rail-1.0
bigcode-openrail-m=LicenseRef-bigcode-openrail-m afl-3.0=AFL-3.0 artistic-2.0=Artistic-2.0 bsl-1.0=BSL-1.0 bsd=unknown
bsd-2-clause=BSD-2-Clause bsd-3-clause=BSD-3-Clause bsd-3-clause-clear=BSD-3-Clause-Clear c-uda=C-UDA-1.0 cc=unknown
cc0-1.0=CC0-1.0 cc-by-2.0=CC-BY-2.0 cc-by-2.5=CC-BY-2.5 cc-by-3.0=CC-BY-3.0 cc-by-4.0=CC-BY-4.0
cc-by-sa-3.0=CC-BY-SA-3.0 cc-by-sa-4.0=CC-BY-SA-4.0 cc-by-nc-2.0=CC-BY-NC-2.0 cc-by-nc-3.0=CC-BY-NC-3.0
cc-by-nc-4.0=CC-BY-NC-4.0 cc-by-nd-4.0=CC-BY-ND-4.0 cc-by-nc-nd-3.0=CC-BY-NC-ND-3.0
cc-by-nc-nd-4.0=CC-BY-NC-ND-4.0 cc-by-nc-sa-2.0=CC-BY-NC-SA-2.0 cc-by-nc-sa-3.0=CC-BY-NC-SA-3.0
cc-by-nc-sa-4.0=CC-BY-NC-SA-4.0 cdla-sharing-1.0=CDLA-Sharing-1.0 cdla-permissive-1.0=CDLA-Permissive-1.0
cdla-permissive-2.0=CDLA-Permissive-2.0 wtfpl=WTFPL ecl-2.0=ECL-2.0 epl-1.0=EPL-1.0 epl-2.0=EPL-2.0
etalab-2.0=etalab-2.0 eupl-1.1=EUPL-1.1 eupl-1.2=EUPL-1.2 agpl-3.0=AGPL-3.0-only gfdl=unknown gpl=unknown
gpl-2.0=GPL-2.0-only gpl-3.0=GPL-3.0-only lgpl=unknown lgpl-2.1=LGPL-2.1-only lgpl-3.0=LGPL-3.0-only isc=ISC
h-research=LicenseRef-h-research intel-research=LicenseRef-intel-research lppl-1.3c=LPPL-1.3c ms-pl=MS-PL
apple-ascl=LicenseRef-apple-ascl apple-amlr=LicenseRef-apple-amlr mpl-2.0=MPL-2.0 odc-by=ODC-By-1.0 odbl=ODbL-1.0
openmdw-1.0=OpenMDW-1.0 openmdw-1.1=LicenseRef-openmdw-1.1 openrail++=LicenseRef-openrail-plus-plus osl-3.0=OSL-3.0
postgresql=PostgreSQL ofl-1.1=OFL-1.1 ncsa=NCSA unlicense=Unlicense zlib=Zlib pddl=PDDL-1.0 lgpl-lr=LGPLLR
deepfloyd-if-license=LicenseRef-deepfloyd-if-license
fair-noncommercial-research-license=LicenseRef-fair-noncommercial-research-license llama2=LicenseRef-llama2
llama3=LicenseRef-llama3 llama3.1=LicenseRef-llama3.1 llama3.2=LicenseRef-llama3.2 llama3.3=LicenseRef-llama3.3
llama4=LicenseRef-llama4 grok2-community=LicenseRef-grok2-community gemma=LicenseRef-gemma unknown=unknown other=unknown`

const freeTexts: Record<string, string> = {
  'Apache License, Version 2.0': 'Apache-2.0',
  'Apache 2': 'Apache-2.0',
  'the MIT License': 'MIT',
  'Creative Commons Attribution 4.0 International': 'CC-BY-4.0',
  'Creative Commons Attribution-ShareAlike 3.0 Unported License': 'CC-BY-SA-3.0',
  'CC BY-NC-SA 4.0': 'CC-BY-NC-SA-4.0',
  'cc by nc nd v3.0': 'CC-BY-NC-ND-3.0',
  'Attribution-NonCommercial-NoDerivatives 4.0 International': 'CC-BY-NC-ND-4.0',
  '知识共享 署名-非商业性使用-相同方式共享 4.0 国际 许可协议': 'CC-BY-NC-SA-4.0',
  '署名 4.0': 'CC-BY-4.0',
  CC0: 'CC0-1.0',
  'Creative Commons Zero v1.0 Universal': 'CC0-1.0',
  'Public Domain': 'LicenseRef-public-domain',
  公有领域: 'LicenseRef-public-domain',
  '木兰宽松许可证，第2版': 'MulanPSL-2.0',
  'https://creativecommons.org/licenses/by-sa/4.0/': 'CC-BY-SA-4.0',
  'http://creativecommons.org/licenses/by/3.0/de/deed.en': 'CC-BY-3.0-DE',
  'https://creativecommons.org/publicdomain/zero/1.0/': 'CC0-1.0',
  'https://www.apache.org/licenses/LICENSE-2.0': 'Apache-2.0',
  'https://opendatacommons.org/licenses/odbl/1-0/': 'ODbL-1.0',
  'https://spdx.org/licenses/BSD-3-Clause.html': 'BSD-3-Clause',
  'Open Data Commons Attribution License v1.0': 'ODC-By-1.0',
  'GNU General Public License v3.0 or later': 'GPL-3.0-or-later',
  GPLv2: 'GPL-2.0-only',
  'gpl-2.0+': 'GPL-2.0-or-later',
  'BUSL-1.1': 'BUSL-1.1',
  'BSL-1.1': 'unknown',
  'mit OR apache-2.0': 'MIT OR Apache-2.0',
  'odc-by AND (cc-by-4.0 or CC0-1.0)': 'ODC-By-1.0 AND (CC-BY-4.0 OR CC0-1.0)',
  'GPL-2.0-only WITH Classpath-exception-2.0': 'GPL-2.0-only WITH Classpath-exception-2.0',
  'Llama 3.1 Community License Agreement': 'LicenseRef-llama3.1',
  'Open Government Licence v3.0': 'OGL-UK-3.0',
  own: 'LicenseRef-own',
  // What nobody can know for sure.
  'CC BY': 'unknown',
  'CC-BY-SA': 'unknown',
  'Creative Commons': 'unknown',
  'BSD License': 'unknown',
  'free for academic use': 'unknown',
  'MIT-ish': 'unknown',
  'apache-2.1': 'unknown',
  'cc-by-4': 'unknown',
  'MIT AND': 'unknown',
}

describe('the names of licences', () => {
  const ids = hubIds
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('='))

  it('are those of the Hub: 83 ids, families of no one version and what is none being unknown', () => {
    expect(ids.map(([id]) => id)).toEqual(knownHubIds.trim().split(/\s+/))
    expect(ids).toHaveLength(83)
    expect(ids.map(([id]) => [id, parse(id).id])).toEqual(ids)
  })

  it('are written out in many ways, of which none is guessed', () => {
    expect(Object.keys(freeTexts).length).toBeGreaterThanOrEqual(40)
    const read = Object.keys(freeTexts).map((text) => [text, parse(text).id])
    expect(Object.fromEntries(read)).toEqual(freeTexts)
    expect(parse('BSL-1.1')).toMatchObject({ hint: 'BUSL-1.1' })
    expect(parse('Apach-2.0')).toMatchObject({ reason: 'unheard', hint: 'Apache-2.0' })
    expect(parse('gpl')).toMatchObject({ reason: 'family' })
  })

  it('stand for an SPDX id in any letters, and the table has no other', () => {
    const known = spdxIds.trim().split(/\s+/)
    for (const id of known) expect(parse(id.toUpperCase()).id).toBe(id)
    const listed = [
      ...Object.values(licensesByMarks).flatMap((some) => some.split(' ')),
      ...Object.values(shortNames),
    ]
    expect(listed.filter((id) => !known.includes(id) && !id.startsWith('LicenseRef-'))).toEqual([])
    for (const name of Object.keys(ownTerms))
      expect(ofLicense(`LicenseRef-${name}`)?.evidence.url).toBeTruthy()
  })

  it('of models lead to their terms, and a name of two models to none', () => {
    const terms: Record<string, string> = {
      'meta-llama/Llama-3.1-70B-Instruct': 'LicenseRef-llama3.1',
      'Meta-Llama-3-8B': 'LicenseRef-llama3',
      'llama-3.3-70b': 'LicenseRef-llama3.3',
      'Qwen/Qwen2.5-72B-Instruct': 'LicenseRef-qwen',
      'Qwen2.5-3B': 'LicenseRef-qwen-research',
      'qwen2.5-coder-7b': 'Apache-2.0',
      'Qwen3-235B-A22B': 'Apache-2.0',
      'qwen3-max': 'unknown',
      'google/gemma-2-9b-it': 'LicenseRef-gemma',
      'gemma-4-27b': 'Apache-2.0',
      'deepseek-ai/DeepSeek-R1': 'MIT',
      'DeepSeek-R1-Distill-Llama-8B': 'unknown',
      'Llama-3.1-Nemotron-4': 'unknown',
      'gpt-4o-mini': 'LicenseRef-openai-terms',
      'gpt-oss-120b': 'Apache-2.0',
      'claude-3-opus': 'LicenseRef-anthropic-terms',
      human: 'none',
      'cc-by-4.0': 'CC-BY-4.0',
      'some-model': 'unknown',
    }
    expect(Object.fromEntries(Object.keys(terms).map((name) => [name, ofGenerator(name).id]))).toEqual(terms)
  })
})
