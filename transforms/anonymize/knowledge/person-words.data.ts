/** Titles and callings before a name, as keys. */
export const titles =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|king|queen|lord|lady|prince|princess|president|premier|captain|detective|meet|farmer|fireman|policeman|officer|nurse|coach|chef|granny|nana|cousin|great|comet|gov|governor|sen|senator|rep|congressman|uncle|aunt|grandpa|grandma|saint|st|master|father|sister|brother|mister|madame|monsieur|herr|frau|don|friar|count|general|marshal|archduke|emperor|pope|supreme|leader)$/

/** The number of a king or pope, which no private person has. */
export const regnal = /^(?:i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|xiii|xiv|xv|xvi|xvii|xviii)$/

/** Characters by which foreign given names are written. */
export const foreignSounds =
  /^[阿艾安奥巴贝本比彼博布查达戴丹德迪蒂丁杜多恩尔凡菲费弗福戈格哈海赫亨霍基吉加杰金卡凯柯科克肯拉莱兰朗劳勒雷里丽利莉琳林卢鲁露伦罗洛玛马麦曼梅门蒙米密摩莫姆穆娜纳奈南妮尼诺帕佩皮珀普奇乔琼瑞萨赛桑瑟莎沙史丝斯苏索塔泰坦汤特提图托瓦万威韦维温沃伍西希夏谢雪雅娅亚伊英约扎詹珍朱兹鲍勃森蕾孟]+$/u

/** Those that Chinese given names do not have. */
export const surelyForeign = /[勃迪玛菲尔斯森普特德克姆蒂丝娅蕾妮赫弗布]/u

/** Those that begin foreign names and few surnames. */
export const foreignFirst = /^[艾伊吉]/u
