/**
 * Names of hosts in other scripts than Latin (RFC 5890), as addresses are written for people: what may stand in
 * a label, and how such a name ends. Where a script has no spaces, the name of the top level must be one that
 * is delegated, or the sentence behind an address would go on as a part of it.
 */

/** Letters of scripts that part words by spaces, beside ASCII. */
export const spacedLetters =
  '\\u00c0-\\u024f\\u0370-\\u0373\\u0376-\\u037d\\u0386-\\u0481\\u048a-\\u052f\\u0531-\\u0556\\u0561-\\u0587' +
  '\\u05d0-\\u05ea\\u0620-\\u064a\\u0660-\\u0669\\u0671-\\u06d3\\u0904-\\u0939\\u093e-\\u094d\\u0985-\\u09b9' +
  '\\u09be-\\u09cd\\u10d0-\\u10ff\\u1e00-\\u1eff'

/** Characters of scripts that write words without spaces, or hang particles on them: Chinese, Japanese, Korean, Thai. */
export const unspacedLetters =
  '\\u0e01-\\u0e4e\\u3005-\\u3007\\u3041-\\u3096\\u30a1-\\u30fe\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3'

/** Top levels in unspaced scripts: of the root zone (https://www.iana.org/domains/root/db), and those of RFC 2606 for tests. */
const unspacedTopLevels =
  '中国|中國|中文网|中信|香港|台湾|台灣|澳门|澳門|新加坡|公司|网络|網路|网址|网站|网店|在线|商城|商店|商标|移动|集团|我爱你|' +
  '政务|政府|机构|组织机构|公益|佛山|广东|企业|信息|健康|八卦|娱乐|家電|微博|手机|招聘|时尚|游戏|食品|餐厅|慈善|购物|珠宝|' +
  '测试|測試|みんな|コム|ストア|セール|ファッション|クラウド|グーグル|ポイント|テスト|한국|닷컴|닷넷|삼성|테스트|ไทย|คอม'

/** A host with labels that are no ASCII, as the source of a pattern with the flag `y`. */
export const wideHost =
  `(?:[A-Za-z0-9${spacedLetters}${unspacedLetters}-]{1,63}\\.){1,6}(?:xn--[A-Za-z0-9-]{2,40}|` +
  `[A-Za-z]{2,24}(?![A-Za-z0-9_])|[${spacedLetters}]{2,24}(?![A-Za-z0-9_${spacedLetters}])|${unspacedTopLevels})`
