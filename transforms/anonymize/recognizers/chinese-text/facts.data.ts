/** Religions, parties and what their members are called, in Chinese. */
export const believers =
  '佛教徒 基督徒 天主教徒 新教徒 道教徒 穆斯林 伊斯兰教徒 犹太教徒 印度教徒 东正教徒 摩门教徒 锡克教徒 中共党员 共产党员 中共预备党员 预备党员 共青团员 民革党员 民盟盟员 民建会员 无党派人士'

/** Religions: somebody's only after a word for belief. */
export const religions =
  '藏传佛教 伊斯兰教 天主教 基督教 东正教 犹太教 印度教 佛教 道教 喇嘛教 萨满教 锡克教 摩门教'

/** Titles that follow a surname. */
export const titles =
  '先生 女士 小姐 太太 夫人 教授 副教授 博士 老师 医生 大夫 护士长 护士 律师 法官 检察官 警官 经理 总经理 董事长 总裁 总监 主任 科长 处长 局长 厅长 部长 市长 省长 县长 镇长 村长 书记 校长 院长 所长 站长 主席 总统 总理 秘书长 秘书 会计 工程师 师傅 同志 同学 队长 班长 连长 团长 将军 上校 阿姨 叔叔 大爷 大妈 老板'

/** Countries, for nationalities (中国籍, 法国人). */
export const countries =
  '中国 美国 英国 法国 德国 日本 韩国 朝鲜 俄罗斯 印度 加拿大 澳大利亚 新西兰 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 芬兰 丹麦 波兰 乌克兰 土耳其 希腊 埃及 南非 尼日利亚 肯尼亚 巴西 阿根廷 智利 墨西哥 古巴 泰国 越南 老挝 柬埔寨 缅甸 马来西亚 新加坡 印度尼西亚 菲律宾 巴基斯坦 孟加拉国 伊朗 伊拉克 以色列 沙特阿拉伯 阿富汗 哈萨克斯坦 蒙古国 奥地利 匈牙利 捷克 爱尔兰'
