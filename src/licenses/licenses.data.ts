/**
 * What is known of licences: facts, each with the place where it is from. A licence that SPDX names and this table does not
 * is known by name only, and its terms count as unknown.
 */

/** When the sources of this table were looked at. */
export const tableDate = '2026-11-30'

/**
 * Licences by what they ask for; the conditions of software licences are those of choosealicense.com (data of
 * github/choosealicense.com) and of the texts at spdx.org. Marks: `by` attribution, `notice` text and notices go along,
 * `changes` changes are told, `weak` the same files stay under it, `sa` adaptations stay under it, `later` or under later
 * versions, `db` it covers the database alone, `nc` and `research` limit the use, `use` some uses are forbidden.
 */
export const licensesByMarks: Readonly<Record<string, string>> = {
  '': '0BSD CC0-1.0 CC-PDDC CC-PDM-1.0 DL-DE-ZERO-2.0 MIT-0 NIST-PD Unlicense WTFPL blessing',
  db: 'PDDL-1.0',
  'by db': 'ODC-By-1.0',
  'by db notice sa later': 'ODbL-1.0',
  by: 'NLOD-1.0 NLOD-2.0 O-UDA-1.0 OGDL-Taiwan-1.0 OGL-Canada-2.0 OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 etalab-2.0',
  'by changes': 'DL-DE-BY-2.0',
  'by changes notice': 'CDLA-Permissive-1.0',
  'by notice use': 'C-UDA-1.0',
  notice:
    'AAL BSD-1-Clause BSD-2-Clause BSD-2-Clause-Patent BSD-2-Clause-Views BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSL-1.0 Beerware BlueOak-1.0.0 CDLA-Permissive-2.0 FTL HPND ICU IJG ISC MIT MIT-CMU MulanPSL-1.0 MulanPSL-2.0 NCSA NTP OpenMDW-1.0 OpenSSL PHP-3.01 PostgreSQL Python-2.0 PSF-2.0 UPL-1.0 Unicode-3.0 Unicode-DFS-2015 Unicode-DFS-2016 WordNet X11 curl',
  'changes notice':
    'AFL-2.1 AFL-3.0 Apache-1.1 Apache-2.0 Artistic-1.0 Artistic-2.0 ECL-2.0 LPPL-1.3c W3C ZPL-2.1 Zlib libpng-2.0',
  'notice use': 'JSON',
  'changes notice weak':
    'CDDL-1.0 CDDL-1.1 CPL-1.0 EPL-1.0 EPL-2.0 LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later LGPLLR MPL-1.1 MPL-2.0 MS-PL MS-RL OFL-1.0 OFL-1.1 Vim',
  'changes notice sa':
    'AGPL-3.0-only CECILL-2.1 EUPL-1.1 EUPL-1.2 GFDL-1.1-only GFDL-1.2-only GFDL-1.3-only GPL-1.0-only GPL-2.0-only GPL-3.0-only LAL-1.3 OSL-3.0',
  'changes notice sa later':
    'AGPL-3.0-or-later GFDL-1.1-or-later GFDL-1.2-or-later GFDL-1.3-or-later GPL-1.0-or-later GPL-2.0-or-later GPL-3.0-or-later',
  'by changes notice sa': 'CDLA-Sharing-1.0',
  'nc notice': 'PolyForm-Noncommercial-1.0.0',
}

/** Licences that adaptations of one may be under: share-alike compatibility of Creative Commons, section 13 of GPL-3.0, the appendix of EUPL-1.2. */
export const compatibleLicenses: Readonly<Record<string, readonly string[]>> = {
  'CC-BY-SA-4.0': ['GPL-3.0-only', 'GPL-3.0-or-later', 'LAL-1.3'],
  'GPL-3.0-only': ['AGPL-3.0-only', 'AGPL-3.0-or-later'],
  'GPL-3.0-or-later': ['AGPL-3.0-only', 'AGPL-3.0-or-later'],
  'LAL-1.3': ['CC-BY-SA-4.0'],
  'EUPL-1.2': [
    'AGPL-3.0-only',
    'CC-BY-SA-3.0',
    'CECILL-2.1',
    'GPL-2.0-only',
    'GPL-2.0-or-later',
    'GPL-3.0-only',
    'GPL-3.0-or-later',
    'OSL-3.0',
  ],
}

/** A licence that SPDX does not name, or terms of a service: marks, as above, what it asks of outputs, and where that stands. */
export interface OwnTerms {
  marks: string
  output?: 'no_compete' | 'name_prefix' | 'display' | 'derivative'
  namePrefix?: string
  display?: string
  noticeText?: string
  monthlyUsers?: number
  url: string
}

const llamaUsers = 700_000_000
const llamaNotice = (version: string, words = 'licensed') =>
  `Llama ${version} is ${words} under the Llama ${version} Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.`
/** The clause of Llama 3.1 and later: section 1.b.i covers "Llama Materials or any outputs or results". */
const llamaOutput = { output: 'name_prefix', namePrefix: 'Llama', display: 'Built with Llama' } as const

/** What SPDX has no id for, by the name behind `LicenseRef-`. */
export const ownTerms: Readonly<Record<string, OwnTerms>> = {
  own: { marks: '', url: 'docs/licences.md' },
  'public-domain': { marks: '', url: 'https://creativecommons.org/public-domain/' },
  'bigscience-openrail-m': {
    marks: 'notice use',
    url: 'https://bigscience.huggingface.co/blog/bigscience-openrail-m',
  },
  'creativeml-openrail-m': {
    marks: 'notice use',
    url: 'https://huggingface.co/spaces/CompVis/stable-diffusion-license',
  },
  'bigscience-bloom-rail-1.0': {
    marks: 'notice use',
    url: 'https://huggingface.co/spaces/bigscience/license',
  },
  'bigcode-openrail-m': {
    marks: 'notice use',
    url: 'https://huggingface.co/spaces/bigcode/bigcode-model-license-agreement',
  },
  'openrail-plus-plus': {
    marks: 'notice use',
    url: 'https://huggingface.co/stabilityai/stable-diffusion-xl-base-1.0/blob/main/LICENSE.md',
  },
  'openmdw-1.1': { marks: 'notice', url: 'https://openmdw.ai/license/1-1/' },
  'apple-amlr': {
    marks: 'research notice',
    url: 'https://huggingface.co/apple/DepthPro/blob/main/LICENSE',
  },
  'deepfloyd-if-license': {
    marks: 'research notice use',
    url: 'https://huggingface.co/spaces/DeepFloyd/deepfloyd-if-license',
  },
  'fair-noncommercial-research-license': {
    marks: 'research notice use',
    url: 'https://huggingface.co/facebook/cwm/blob/main/LICENSE',
  },
  llama2: {
    marks: 'notice use',
    output: 'no_compete',
    noticeText:
      'Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved.',
    monthlyUsers: llamaUsers,
    url: 'https://ai.meta.com/llama/license/',
  },
  llama3: {
    marks: 'notice use',
    output: 'no_compete',
    display: 'Built with Meta Llama 3',
    noticeText:
      'Meta Llama 3 is licensed under the Meta Llama 3 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.',
    monthlyUsers: llamaUsers,
    url: 'https://llama.meta.com/llama3/license/',
  },
  'llama3.1': {
    marks: 'notice use',
    ...llamaOutput,
    noticeText: llamaNotice('3.1'),
    monthlyUsers: llamaUsers,
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/LICENSE',
  },
  'llama3.2': {
    marks: 'notice use',
    ...llamaOutput,
    noticeText: llamaNotice('3.2'),
    monthlyUsers: llamaUsers,
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_2/LICENSE',
  },
  'llama3.3': {
    marks: 'notice use',
    ...llamaOutput,
    noticeText: llamaNotice('3.3'),
    monthlyUsers: llamaUsers,
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_3/LICENSE',
  },
  llama4: {
    marks: 'notice use',
    ...llamaOutput,
    noticeText: llamaNotice('4'),
    monthlyUsers: llamaUsers,
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama4/LICENSE',
  },
  gemma: { marks: 'notice use', output: 'derivative', url: 'https://ai.google.dev/gemma/terms' },
  qwen: {
    marks: 'notice',
    output: 'display',
    display: 'Built with Qwen',
    monthlyUsers: 100_000_000,
    url: 'https://huggingface.co/Qwen/Qwen2.5-72B-Instruct/blob/main/LICENSE',
  },
  'qwen-research': {
    marks: 'research notice',
    output: 'display',
    display: 'Built with Qwen',
    url: 'https://huggingface.co/Qwen/Qwen2.5-3B-Instruct/blob/main/LICENSE',
  },
  'deepseek-model': {
    marks: 'notice use',
    url: 'https://github.com/deepseek-ai/DeepSeek-V3/blob/main/LICENSE-MODEL',
  },
  'nvidia-open-model': {
    marks: 'notice',
    output: 'display',
    display: 'Built on NVIDIA',
    url: 'https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/',
  },
  'openai-terms': { marks: 'terms', output: 'no_compete', url: 'https://openai.com/policies/terms-of-use/' },
  'anthropic-terms': {
    marks: 'terms',
    output: 'no_compete',
    url: 'https://support.claude.com/en/articles/12326764',
  },
}

/** Ids of the Hugging Face Hub, and other short names, that are not the SPDX id in other letters (docs/hub/repositories-licenses.md of hub-docs). */
export const shortNames: Readonly<Record<string, string>> = {
  'agpl-3.0': 'AGPL-3.0-only',
  'c-uda': 'C-UDA-1.0',
  'gpl-2.0': 'GPL-2.0-only',
  'gpl-3.0': 'GPL-3.0-only',
  'lgpl-2.1': 'LGPL-2.1-only',
  'lgpl-3.0': 'LGPL-3.0-only',
  'lgpl-lr': 'LGPLLR',
  'odc-by': 'ODC-By-1.0',
  odbl: 'ODbL-1.0',
  'openrail++': 'LicenseRef-openrail-plus-plus',
  pddl: 'PDDL-1.0',
}

/** All ids of the Hugging Face Hub, as its list and what it has added since have them. */
export const hubIds = `
apache-2.0 mit openrail bigscience-openrail-m creativeml-openrail-m bigscience-bloom-rail-1.0
bigcode-openrail-m afl-3.0 artistic-2.0 bsl-1.0 bsd bsd-2-clause bsd-3-clause bsd-3-clause-clear
c-uda cc cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0
cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0
cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cdla-sharing-1.0 cdla-permissive-1.0 cdla-permissive-2.0 wtfpl
ecl-2.0 epl-1.0 epl-2.0 etalab-2.0 eupl-1.1 eupl-1.2 agpl-3.0 gfdl gpl gpl-2.0 gpl-3.0 lgpl lgpl-2.1
lgpl-3.0 isc h-research intel-research lppl-1.3c ms-pl apple-ascl apple-amlr mpl-2.0 odc-by odbl
openmdw-1.0 openmdw-1.1 openrail++ osl-3.0 postgresql ofl-1.1 ncsa unlicense zlib pddl lgpl-lr
deepfloyd-if-license fair-noncommercial-research-license llama2 llama3 llama3.1 llama3.2 llama3.3
llama4 grok2-community gemma unknown other
`

/** Names of the Hub that are licences whose terms this table does not have. */
export const knownByName = ['apple-ascl', 'grok2-community', 'h-research', 'intel-research'] as const

/** Families: their versions differ, so none is chosen. */
export const licenseFamilies = [
  'agpl',
  'apache',
  'bsd',
  'cc',
  'cc by',
  'cc by nc',
  'cc by nc nd',
  'cc by nc sa',
  'cc by nd',
  'cc by sa',
  'cdla',
  'cdla permissive',
  'epl',
  'eupl',
  'gfdl',
  'gpl',
  'lgpl',
  'llama',
  'mpl',
  'mulanpsl',
  'openrail',
  'qwen',
  'rail',
] as const

/** Written out names, as `plainWords` leaves them, and what they stand for. */
export const longNames: Readonly<Record<string, string>> = {
  'apache 2': 'Apache-2.0',
  'apache 2.0': 'Apache-2.0',
  'apache software 2.0': 'Apache-2.0',
  apache2: 'Apache-2.0',
  'boost software 1.0': 'BSL-1.0',
  'bsd 2 clause simplified': 'BSD-2-Clause',
  'bsd 3 clause new or revised': 'BSD-3-Clause',
  'business source 1.1': 'BUSL-1.1',
  'cc zero': 'CC0-1.0',
  'cc zero 1.0': 'CC0-1.0',
  'cc zero 1.0 universal': 'CC0-1.0',
  cc0: 'CC0-1.0',
  'cc0 1.0': 'CC0-1.0',
  'community data agreement permissive 2.0': 'CDLA-Permissive-2.0',
  'community data agreement sharing 1.0': 'CDLA-Sharing-1.0',
  'computational use of data agreement': 'C-UDA-1.0',
  'do what the fuck you want to public': 'WTFPL',
  'gemma terms of use': 'LicenseRef-gemma',
  'gnu affero general public 3.0': 'AGPL-3.0-only',
  'gnu general public 2.0': 'GPL-2.0-only',
  'gnu general public 2.0 or later': 'GPL-2.0-or-later',
  'gnu general public 3.0': 'GPL-3.0-only',
  'gnu general public 3.0 or later': 'GPL-3.0-or-later',
  'gnu lesser general public 2.1': 'LGPL-2.1-only',
  'gnu lesser general public 3.0': 'LGPL-3.0-only',
  gplv2: 'GPL-2.0-only',
  gplv3: 'GPL-3.0-only',
  'gplv3+': 'GPL-3.0-or-later',
  'llama 2 community agreement': 'LicenseRef-llama2',
  'llama 3 community agreement': 'LicenseRef-llama3',
  'llama 3.1 community agreement': 'LicenseRef-llama3.1',
  'llama 3.2 community agreement': 'LicenseRef-llama3.2',
  'llama 3.3 community agreement': 'LicenseRef-llama3.3',
  'llama 4 community agreement': 'LicenseRef-llama4',
  'mozilla public 2.0': 'MPL-2.0',
  'mulan psl 2': 'MulanPSL-2.0',
  'open data commons attribution 1.0': 'ODC-By-1.0',
  'open data commons open database 1.0': 'ODbL-1.0',
  'open database': 'ODbL-1.0',
  'open database odbl 1.0': 'ODbL-1.0',
  'open database 1.0': 'ODbL-1.0',
  'open government 3.0': 'OGL-UK-3.0',
  'ouverte 2.0': 'etalab-2.0',
  'etalab open 2.0': 'etalab-2.0',
  'public domain': 'LicenseRef-public-domain',
  'sil open font 1.1': 'OFL-1.1',
  公有领域: 'LicenseRef-public-domain',
  自有: 'LicenseRef-own',
  '木兰宽松许可证 2': 'MulanPSL-2.0',
}

/** Names of models as data sets write them, and the terms that their outputs come under; a name that two of these fit is unknown. */
export const generators: readonly (readonly [name: string, terms: string])[] = [
  ['llama-?2', 'LicenseRef-llama2'],
  ['llama-?3(?![.\\d])', 'LicenseRef-llama3'],
  ['llama-?3\\.1', 'LicenseRef-llama3.1'],
  ['llama-?3\\.2', 'LicenseRef-llama3.2'],
  ['llama-?3\\.3', 'LicenseRef-llama3.3'],
  ['llama-?4', 'LicenseRef-llama4'],
  ['llama(?!-?[2-4])', ''],
  ['gemma-?4', 'Apache-2.0'],
  ['gemma(?!-?4)', 'LicenseRef-gemma'],
  ['qwen-?2\\.5-(?:\\w+-)?72b', 'LicenseRef-qwen'],
  ['qwen-?2\\.5-(?:\\w+-)?3b', 'LicenseRef-qwen-research'],
  ['qwen-?2\\.5-(?:\\w+-)?(?:0\\.5|1\\.5|7|14|32)b', 'Apache-2.0'],
  ['qwen-?3(?:\\.5)?-(?:\\w+-)?\\d+(?:\\.\\d+)?b', 'Apache-2.0'],
  ['deepseek-(?:r1|v3\\.[12]|v3-0324)', 'MIT'],
  ['deepseek-v3(?![.-]\\d)', 'LicenseRef-deepseek-model'],
  ['glm-4\\.[5-9]', 'MIT'],
  ['gpt-oss', 'Apache-2.0'],
  ['gpt-?(?:3\\.5|4|5)|chatgpt|davinci|^o[134](?:-|$)', 'LicenseRef-openai-terms'],
  ['claude', 'LicenseRef-anthropic-terms'],
  ['mixtral-8x(?:7|22)b|mistral-7b', 'Apache-2.0'],
  ['phi-(?:3(?:\\.5)?|4)', 'MIT'],
  ['nemotron-4', 'LicenseRef-nvidia-open-model'],
]

/** What stands for nobody but people in a column of generators. */
export const peopleNames = ['human', 'humans', 'none', 'people', 'manual', '人工', '人', '无'] as const

/** All ids of the SPDX licence list that are not deprecated, in its letters (as the package spdx-license-ids 3.0.24, CC0, lists them). */
export const spdxIds = `
0BSD 3D-Slicer-1.0 AAL ADSL AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 AGPL-1.0-only AGPL-1.0-or-later
AGPL-3.0-only AGPL-3.0-or-later ALGLIB-Documentation AMD-newlib AMDPLPA AML AML-glslang AMPAS ANTLR-PD
ANTLR-PD-fallback APAFML APL-1.0 APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0 ASWF-Digital-Assets-1.0
ASWF-Digital-Assets-1.1 Abstyles AdaCore-doc Adobe-2006 Adobe-Display-PostScript Adobe-Glyph
Adobe-Utopia Advanced-Cryptics-Dictionary Afmparse Aladdin Apache-1.0 Apache-1.1 Apache-2.0 App-s2p
Arphic-1999 Artistic-1.0 Artistic-1.0-Perl Artistic-1.0-cl8 Artistic-2.0 Artistic-dist Aspell-RU
BOLA-1.1 BSD-1-Clause BSD-2-Clause BSD-2-Clause-Darwin BSD-2-Clause-Patent BSD-2-Clause-Views
BSD-2-Clause-first-lines BSD-2-Clause-pkgconf-disclaimer BSD-2-Clause-pos-unchanged BSD-3-Clause
BSD-3-Clause-Attribution BSD-3-Clause-Clear BSD-3-Clause-HP BSD-3-Clause-LBNL BSD-3-Clause-Modification
BSD-3-Clause-No-Military-License BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014
BSD-3-Clause-No-Nuclear-Warranty BSD-3-Clause-Open-MPI BSD-3-Clause-OpenWebUI BSD-3-Clause-Sun
BSD-3-Clause-Tso BSD-3-Clause-acpica BSD-3-Clause-flex BSD-4-Clause BSD-4-Clause-Shortened
BSD-4-Clause-UC BSD-4.3RENO BSD-4.3TAHOE BSD-Advertising-Acknowledgement BSD-Attribution-HPND-disclaimer
BSD-Inferno-Nettverk BSD-Mark-Modifications BSD-Protection BSD-Source-Code BSD-Source-Code-no-disclaimer
BSD-Source-alt-GPL BSD-Source-beginning-file BSD-Systemics BSD-Systemics-W3Works BSD-ask-to-endorse
BSL-1.0 BUSL-1.1 Baekmuk Bahyph Barr Beerware BitTorrent-1.0 BitTorrent-1.1 Bitstream-Charter
Bitstream-Vera BlueOak-1.0.0 Boehm-GC Boehm-GC-without-fee Borceux Brian-Gladman-2-Clause
Brian-Gladman-3-Clause Brian-Gladman-3-Clause-no-conversion Buddy Bugroff C-UDA-1.0 CAL-1.0
CAL-1.0-Combined-Work-Exception CAPEC-tou CATOSL-1.1 CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU
CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US CC-BY-4.0
CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0 CC-BY-NC-3.0-DE CC-BY-NC-3.0-IGO CC-BY-NC-4.0
CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0 CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0 CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO
CC-BY-NC-ND-4.0 CC-BY-NC-SA-1.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK
CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0 CC-BY-NC-SA-3.0-DE CC-BY-NC-SA-3.0-IGO CC-BY-NC-SA-4.0 CC-BY-ND-1.0
CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-ND-3.0-DE CC-BY-ND-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0
CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE
CC-BY-SA-3.0-IGO CC-BY-SA-4.0 CC-PDDC CC-PDM-1.0 CC-SA-1.0 CC0-1.0 CDDL-1.0 CDDL-1.1 CDL-1.0
CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0 CECILL-1.0 CECILL-1.1 CECILL-2.0 CECILL-2.1
CECILL-B CECILL-C CERN-OHL-1.1 CERN-OHL-1.2 CERN-OHL-P-2.0 CERN-OHL-S-2.0 CERN-OHL-W-2.0 CFITSIO
CMU-Mach CMU-Mach-nodoc CNRI-Jython CNRI-Python CNRI-Python-GPL-Compatible COIL-1.0 CPAL-1.0 CPL-1.0
CPOL-1.02 CUA-OPL-1.0 Caldera Caldera-no-preamble Catharon ClArtistic Clips Community-Spec-1.0
Condor-1.1 Cornell-Lossless-JPEG Cronyx Crossword CryptoSwift CrystalStacker Cube D-FSL-1.0 DEC-3-Clause
DL-DE-BY-2.0 DL-DE-ZERO-2.0 DOC DRL-1.0 DRL-1.1 DSDP DocBook-DTD DocBook-Schema DocBook-Stylesheet
DocBook-XML Dotseqn ECL-1.0 ECL-2.0 EFL-1.0 EFL-2.0 EPICS EPL-1.0 EPL-2.0 ESA-PL-permissive-2.4
ESA-PL-strong-copyleft-2.4 ESA-PL-weak-copyleft-2.4 EUDatagrid EUPL-1.0 EUPL-1.1 EUPL-1.2 Elastic-2.0
Entessa ErlPL-1.1 Eurosym FBM FDK-AAC FDK-MPEG-H FSFAP FSFAP-no-warranty-disclaimer FSFUL FSFULLR
FSFULLRSD FSFULLRWD FSL-1.1-ALv2 FSL-1.1-MIT FTL Fair Ferguson-Twofish Frameworx-1.0 FreeBSD-DOC
FreeImage Furuseth GCR-docs GD GFDL-1.1-invariants-only GFDL-1.1-invariants-or-later
GFDL-1.1-no-invariants-only GFDL-1.1-no-invariants-or-later GFDL-1.1-only GFDL-1.1-or-later
GFDL-1.2-invariants-only GFDL-1.2-invariants-or-later GFDL-1.2-no-invariants-only
GFDL-1.2-no-invariants-or-later GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3-invariants-only
GFDL-1.3-invariants-or-later GFDL-1.3-no-invariants-only GFDL-1.3-no-invariants-or-later GFDL-1.3-only
GFDL-1.3-or-later GL2PS GLWTPL GPL-1.0-only GPL-1.0-or-later GPL-2.0-only GPL-2.0-or-later GPL-3.0-only
GPL-3.0-or-later Game-Programming-Gems Giftware Glide Glulxe Graphics-Gems Gutmann HDF5 HIDAPI HP-1986
HP-1989 HPND HPND-DEC HPND-Fenneberg-Livingston HPND-INRIA-IMAG HPND-Intel HPND-Kevlin-Henney
HPND-MIT-disclaimer HPND-Markus-Kuhn HPND-Netrek HPND-Pbmplus HPND-SMC HPND-UC HPND-UC-export-US
HPND-doc HPND-doc-sell HPND-export-US HPND-export-US-acknowledgement HPND-export-US-modify
HPND-export2-US HPND-merchantability-variant HPND-sell-MIT-disclaimer-xserver HPND-sell-regexpr
HPND-sell-variant HPND-sell-variant-MIT-disclaimer HPND-sell-variant-MIT-disclaimer-rev
HPND-sell-variant-critical-systems HTMLTIDY HaskellReport Hippocratic-2.1 Hippocratic-3.0-core IBM-pibs
ICU IEC-Code-Components-EULA IJG IJG-short IPA IPL-1.0 ISC ISC-Veillard ISO-permission ImageMagick
Imlib2 Info-ZIP Informatica Inner-Net-2.0 InnoSetup Intel Intel-ACPI Interbase-1.0 JPL-image JPNIC JSON
Jam JasPer-2.0 Kastrup Kazlib Knuth-CTAN LAL-1.2 LAL-1.3 LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1-only
LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later LGPLLR LOOP LPD-document LPL-1.0 LPL-1.02 LPPL-1.0
LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c LZMA-SDK-9.11-to-9.20 LZMA-SDK-9.22 Latex2e
Latex2e-translated-notice Leptonica LiLiQ-P-1.1 LiLiQ-R-1.1 LiLiQ-Rplus-1.1 Libpng Linux-OpenIB
Linux-man-pages-1-para Linux-man-pages-copyleft Linux-man-pages-copyleft-2-para
Linux-man-pages-copyleft-var Lucida-Bitmap-Fonts MIPS MIT MIT-0 MIT-CMU MIT-Click MIT-Festival
MIT-Khronos-old MIT-Modern-Variant MIT-STK MIT-Wu MIT-advertising MIT-enna MIT-feh MIT-open-group
MIT-testregex MITNFA MMIXware MMPL-1.0.1 MPEG-SSG MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception
MS-LPL MS-PL MS-RL MTLL MVT-1.1 Mackerras-3-Clause Mackerras-3-Clause-acknowledgment MakeIndex
Martin-Birgmeier McPhee-slideshow Minpack MirOS Motosoto MulanPSL-1.0 MulanPSL-2.0 Multics Mup
NAIST-2003 NASA-1.3 NBPL-1.0 NCBI-PD NCGL-UK-2.0 NCL NCSA NGPL NICTA-1.0 NIST-PD NIST-PD-TNT
NIST-PD-fallback NIST-Software NLOD-1.0 NLOD-2.0 NLPL NOSL NPL-1.0 NPL-1.1 NPOSL-3.0 NRL NTIA-PD NTP
NTP-0 Naumen NetCDF Newsletr Nokia Noweb O-UDA-1.0 OAR OCCT-PL OCLC-2.0 ODC-By-1.0 ODbL-1.0 OFFIS
OFL-1.0 OFL-1.0-RFN OFL-1.0-no-RFN OFL-1.1 OFL-1.1-RFN OFL-1.1-no-RFN OGC-1.0 OGDL-Taiwan-1.0
OGL-Canada-2.0 OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OGTSL OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OLDAP-2.0
OLDAP-2.0.1 OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6
OLDAP-2.7 OLDAP-2.8 OLFL-1.3 OML OPL-1.0 OPL-UK-3.0 OPUBL-1.0 OSC-1.0 OSET-PL-2.1 OSL-1.0 OSL-1.1
OSL-2.0 OSL-2.1 OSL-3.0 OSSP OpenMDW-1.0 OpenPBS-2.3 OpenSSL OpenSSL-standalone OpenVision PADL PDDL-1.0
PHP-3.0 PHP-3.01 PPL PSF-2.0 ParaType-Free-Font-1.3 Parity-6.0.0 Parity-7.0.0 Pixar Plexus
PolyForm-Noncommercial-1.0.0 PolyForm-Small-Business-1.0.0 PostgreSQL Python-2.0 Python-2.0.1 QPL-1.0
QPL-1.0-INRIA-2004 Qhull RHeCos-1.1 RPL-1.1 RPL-1.5 RPSL-1.0 RSA-MD RSCPL Rdisc Ruby Ruby-pty SAX-PD
SAX-PD-2.0 SCEA SGI-B-1.0 SGI-B-1.1 SGI-B-2.0 SGI-OpenGL SGMLUG-PM SGP4 SHL-0.5 SHL-0.51 SISSL SISSL-1.2
SL SMAIL-GPL SMLNJ SMPPL SNIA SOFA SPL-1.0 SSH-OpenSSH SSH-short SSLeay-standalone SSPL-1.0 SUL-1.0 SWL
Saxpath SchemeReport Sendmail Sendmail-8.23 Sendmail-Open-Source-1.1 SimPL-2.0 Sleepycat Soundex
Spencer-86 Spencer-94 Spencer-99 SugarCRM-1.1.3 Sun-PPP Sun-PPP-2000 SunPro Symlinks TAPR-OHL-1.0 TCL
TCP-wrappers TGPPL-1.0 TMate TORQUE-1.1 TOSL TPDL TPL-1.0 TTWL TTYP0 TU-Berlin-1.0 TU-Berlin-2.0 TekHVC
TermReadKey ThirdEye TrustedQSL UCAR UCL-1.0 UMich-Merit UPL-1.0 URT-RLE Ubuntu-font-1.0 UnRAR
Unicode-3.0 Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU UnixCrypt Unlicense Unlicense-libtelnet
Unlicense-libwhirlpool VOSTROM VSL-1.0 Vim Vixie-Cron W3C W3C-19980720 W3C-20150513 WTFNMFPL WTFPL
Watcom-1.0 Widget-Workshop WordNet Wsuipa X11 X11-distribute-modifications-variant X11-no-permit-persons
X11-swapped XFree86-1.1 XSkat Xdebug-1.03 Xerox Xfig Xnet YPL-1.0 YPL-1.1 ZPL-1.1 ZPL-2.0 ZPL-2.1 Zed
Zeeff Zend-2.0 Zimbra-1.3 Zimbra-1.4 Zlib any-OSI any-OSI-perl-modules atc-game bcrypt-Solar-Designer
blessing bzip2-1.0.6 check-cvs checkmk copyleft-next-0.3.0 copyleft-next-0.3.1 curl cve-tou diffmark
dtoa dvipdfm eGenix etalab-2.0 fwlw gSOAP-1.3b generic-xts gnuplot gtkbook hdparm hyphen-bulgarian
iMatix jove libpng-1.6.35 libpng-2.0 libselinux-1.0 libtiff libutil-David-Nugent lsof magaz mailprio
man2html metamail mpi-permissive mpich2 mplus ngrep pkgconf pnmstitch psfrag psutils python-ldap radvd
snprintf softSurfer ssh-keyscan swrule threeparttable ulem w3m wwl xinetd xkeyboard-config-Zinoviev
xlock xpp xzoom zlib-acknowledgement
`
