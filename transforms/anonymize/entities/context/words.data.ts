/** Words, parted by spaces, for values in Chinese characters and for all others. */
export interface WordsByScript {
  en: string
  zh: string
}

/** Words that stand for the nationality of another person. Common words of both languages. */
export const nationalities: WordsByScript = {
  en: 'Albanian Andorran Barbadian Belizean Bhutanese Botswanan Bruneian Cypriot Dominican Estonian Fijian Gabonese Grenadian Icelandic Jamaican Kenyan Latvian Lithuanian Malawian Maltese Mongolian Namibian Nepalese Omani Peruvian Samoan Slovenian Tongan Uruguayan Zambian',
  zh: '阿尔巴尼亚人 巴巴多斯人 不丹人 博茨瓦纳人 文莱人 塞浦路斯人 爱沙尼亚人 斐济人 加蓬人 冰岛人 牙买加人 肯尼亚人 拉脱维亚人 立陶宛人 马耳他人 纳米比亚人 尼泊尔人 阿曼人 秘鲁人 斯洛文尼亚人 乌拉圭人 赞比亚人',
}

/** Words that stand for the form of address of another person. */
export const titles: WordsByScript = {
  en: 'Mr. Mrs. Ms. Dr. Prof. Rev.',
  zh: '先生 女士 老师 医生 教授 主任',
}
