/** What a standard asks of training data that is reviewed by samples. */
export interface ReviewStandard {
  /** How many rows people judge, and the share of these that must pass. */
  byHand: { rows: number; pass: number }
  /** The share of all rows that is searched for words, and the share of these that must hold none. */
  byWords: { share: number; pass: number }
  /** A source with a larger share of bad rows may not be used. */
  mostBad: number
  /** Kinds of risk by the code that a reviewer writes. */
  risks: Readonly<Record<string, string>>
}

/**
 * Standards by name. The figures of GB/T 45654-2025 are those that TC260-003 (2024, 5.1 and 9.2) has and that are filed by in
 * practice; the final text of the standard was not read.
 */
export const reviewStandards = {
  gbt45654: {
    byHand: { rows: 4000, pass: 0.96 },
    byWords: { share: 0.1, pass: 0.98 },
    mostBad: 0.05,
    risks: {
      A1a: '煽动颠覆国家政权、推翻社会主义制度',
      A1b: '危害国家安全和利益、损害国家形象',
      A1c: '煽动分裂国家、破坏国家统一和社会稳定',
      A1d: '宣扬恐怖主义、极端主义',
      A1e: '宣扬民族仇恨',
      A1f: '宣扬暴力、淫秽色情',
      A1g: '传播虚假有害信息',
      A1h: '其他法律、行政法规禁止的内容',
      A2a: '民族歧视',
      A2b: '信仰歧视',
      A2c: '国别歧视',
      A2d: '地域歧视',
      A2e: '性别歧视',
      A2f: '年龄歧视',
      A2g: '职业歧视',
      A2h: '健康歧视',
      A2i: '其他歧视',
      A3a: '侵犯他人知识产权',
      A3b: '违反商业道德',
      A3c: '泄露他人商业秘密',
      A3d: '利用算法、数据、平台等实施垄断和不正当竞争',
      A3e: '其他商业违法违规行为',
      A4a: '危害他人身心健康',
      A4b: '侵害他人肖像权',
      A4c: '侵害他人名誉权',
      A4d: '侵害他人荣誉权',
      A4e: '侵害他人隐私权',
      A4f: '侵害他人个人信息权益',
      A4g: '侵犯他人其他合法权益',
      A5a: '内容不准确',
      A5b: '内容不可靠',
    },
  },
} as const satisfies Record<string, ReviewStandard>

/** The name of a standard. */
export type ReviewStandardName = keyof typeof reviewStandards
