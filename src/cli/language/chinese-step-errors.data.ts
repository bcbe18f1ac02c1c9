/** Errors of transforms other than anonymize in Chinese; see `chineseSentences`. */
export const chineseStepErrors: readonly (readonly [english: string, chinese: string])[] = [
  [
    'Nothing to convert. Give rename, cast, template, to, select or drop',
    '没有要转换的内容。请给出 rename、cast、template、to、select 或 drop',
  ],
]
