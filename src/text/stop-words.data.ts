/** English function words. WordNet knows some of them as nouns ("a", "in", "it"), which is never what is meant. */
export const stopWords: ReadonlySet<string> = new Set(
  `
  a an the this that these those such same other another each every either neither both all any some many much
  more most few fewer less least several enough own no not nor none never nothing nobody nowhere
  i me my mine myself we us our ours ourselves you your yours yourself yourselves
  he him his himself she her hers herself it its itself they them their theirs themselves one ones
  who whom whose which what where when why how whether whoever whatever whichever wherever whenever
  am is are was were be been being do does did doing done have has had having
  can could may might must shall should will would ought need dare used
  get gets got go goes went gone let lets
  and or but if then else so as than because since while until till although though unless once
  at by for from in into of off on onto out over to toward towards under up upon with within without
  about above across after against along among around before behind below beneath beside besides between
  beyond despite down during except inside like near outside past per through throughout underneath via
  here there now just only also too very even still yet again ever already always often rather quite almost
  well please yes ok okay oh mr mrs ms dr st vs etc
  two three four five six seven eight nine ten first second third
  `
    .trim()
    .split(/\s+/),
)
