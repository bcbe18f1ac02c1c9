/** Verbs whose object is acted on, so that a passive with "by" is said as well. Chosen by hand. */
export const transitiveVerbs =
  'accept accompany accuse adopt advise amaze annoy answer approve arrest assemble attack bake bite blame break bring build burn buy call carry catch ' +
  'change chase choose clean close collect complete compose conduct confirm confuse control cook correct create criticize cut damage decorate defeat defend deliver ' +
  'describe design destroy develop discover discuss divide drink drive eat edit elect encourage examine explain find finish fix follow forget found ' +
  'frighten fund guide heal hear help hide hit hold hire ignore impress improve injure inspect inspire install invent invite kick kill lead lift lock love make manage ' +
  'measure mend murder note notice offer open order organize own paint pay plan plant play praise prepare present produce protect publish pull punish push read receive record ' +
  'reject remove repair replace report rescue reveal review rob sell send serve sew shock shoot sign sing solve spill steal stop study support surprise take teach tell ' +
  'test throw translate treat understand use visit wash watch wear welcome win wipe witness write'
