/** The hundred most frequent characters of Chinese, and how traditional texts write those of them that differ. */
export const commonHan =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实' +
  '這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣'
