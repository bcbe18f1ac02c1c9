/** What pages say of their policies: lines that C4 leaves out (Raffel et al., JMLR 21, 2020), and paragraphs that NeMo Curator counts. */
export const policyPhrases = [
  'terms of use',
  'privacy policy',
  'cookie policy',
  'uses cookies',
  'use of cookies',
  'use cookies',
]
