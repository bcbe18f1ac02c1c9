/**
 * Parts of names that nobody bears. Latin and Cyrillic ones end in syllables that no name of any language that
 * faker lists ends in, no word of WordNet and none of a million words of running text. Chinese ones are a
 * character of an old state or people before one of a river or mountain; no surname is made that way, and no pair
 * stands in sixty million characters of Chinese and English text.
 */
export const latinParts = {
  onsets:
    'b bl br c ch cl cr d dr f fl fr g gl gr h j k kn l m n p pl pr r s sh sl sp st str t th tw v w wr z sn',
  vowels: 'a e i o ou ai',
  codas: ['', ...'l m n r b d nd ld rn rd lm ll nn rr st'.split(' ')].join(' '),
  links: 'qu thw wh squ',
  ends: 'illow arrow endle imber isp orne oss addle irrow omber asset iddock ennow urrel uckle ommel',
}

export const cyrillicParts = {
  onsets: 'б бл бр в г гл гр д др ж з к кл кр л м н п пл пр р с сл см сн ст т тв ф х ч ш',
  vowels: 'а е и о у',
  codas: ['', 'л', 'м', 'н', 'р', 'лд', 'нд', 'рн'].join(' '),
  links: 'кв тхв дхв схв',
  ends: 'илл арр ендл имб исп орн осс аддл ирр омб асс иддк енн урр укл омм',
}

export const hanParts = {
  first: '濮澹纥斛闾颛猗奭夐伽迦毗靺鬲朐耶漆契羌羯骊邾莒郐鄘邶鄫郕郚鄅郿蓟',
  last: '汾沂沅泗洮洹涿淄渭湟潼澧瀛灞垣峤岱嵬崤崮鄯郧渥淅沩沔涑浐泾漳滹洱',
}
