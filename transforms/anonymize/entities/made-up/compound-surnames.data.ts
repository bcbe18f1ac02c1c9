/** Surnames of two characters in use today, the more frequent first. */
export const compoundSurnames =
  '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 宇文 公孙 轩辕 东方 西门 南宫 东郭 百里 端木 独孤 拓跋 呼延 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 钟离 鲜于 闾丘 司空 亓官 司寇 颛孙 子车 乐正 公羊 谷梁 公西 第五 梁丘 左丘 东门 百里 南门 微生 羊舌 赫连 万俟 纳兰 叶赫 爱新觉罗 那拉 范姜 张简 欧陽 巫马 漆雕 壤驷 公良 夹谷 宰父 段干 呼延'

/** As they are written in traditional characters, where that differs. */
export const traditionalCompounds =
  '歐陽 司馬 諸葛 尉遲 長孫 公孫 獨孤 鍾離 東方 軒轅 納蘭 賀蘭 完顏 西門 東郭 澹臺 單于 濮陽 鮮于 閭丘'

/** Those of them that are as often other words before a title: 东方女士, 第五小姐, 东郭先生. */
export const compoundsOfWords = '东方 西门 南门 东门 东郭 百里 第五 单于 公羊 那拉 微生 子车 乐正'

/** Words whose last character begins no such surname: 店长孙女士, 老公孙先生. */
export const wordsBeforeSurname = '店长 机长 车长 船长 会长 厂长 外公 老公 阿公'
