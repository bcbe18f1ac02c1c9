/** Chinese words of personas, written for this project. */

/** Cities with some of their districts; a number of a house in a street makes an address that nobody promises to exist. */
export const chineseDistricts: readonly { region: string; districts: readonly string[] }[] = [
  { region: '北京市', districts: ['东城区', '西城区', '朝阳区', '海淀区', '丰台区', '通州区'] },
  { region: '上海市', districts: ['黄浦区', '徐汇区', '长宁区', '静安区', '普陀区', '浦东新区'] },
  { region: '天津市', districts: ['和平区', '河西区', '南开区', '河北区'] },
  { region: '重庆市', districts: ['渝中区', '江北区', '沙坪坝区', '南岸区'] },
  { region: '广东省广州市', districts: ['越秀区', '天河区', '海珠区', '白云区', '番禺区'] },
  { region: '广东省深圳市', districts: ['福田区', '南山区', '罗湖区', '宝安区', '龙岗区'] },
  { region: '浙江省杭州市', districts: ['上城区', '拱墅区', '西湖区', '滨江区', '余杭区'] },
  { region: '浙江省宁波市', districts: ['海曙区', '江北区', '鄞州区'] },
  { region: '江苏省南京市', districts: ['玄武区', '秦淮区', '鼓楼区', '建邺区'] },
  { region: '江苏省苏州市', districts: ['姑苏区', '吴中区', '相城区'] },
  { region: '四川省成都市', districts: ['锦江区', '青羊区', '武侯区', '成华区'] },
  { region: '湖北省武汉市', districts: ['江岸区', '武昌区', '洪山区', '汉阳区'] },
  { region: '湖南省长沙市', districts: ['芙蓉区', '岳麓区', '开福区', '雨花区'] },
  { region: '陕西省西安市', districts: ['碑林区', '雁塔区', '未央区', '莲湖区'] },
  { region: '山东省济南市', districts: ['历下区', '市中区', '槐荫区'] },
  { region: '山东省青岛市', districts: ['市南区', '市北区', '崂山区'] },
  { region: '河南省郑州市', districts: ['金水区', '二七区', '中原区'] },
  { region: '福建省厦门市', districts: ['思明区', '湖里区', '集美区'] },
  { region: '辽宁省沈阳市', districts: ['和平区', '沈河区', '皇姑区'] },
  { region: '黑龙江省哈尔滨市', districts: ['道里区', '南岗区', '香坊区'] },
  { region: '云南省昆明市', districts: ['五华区', '盘龙区', '官渡区'] },
  { region: '安徽省合肥市', districts: ['蜀山区', '庐阳区', '包河区'] },
]

/** Names of streets that many cities have. */
export const chineseStreets: readonly string[] =
  '人民路 解放路 中山路 建设路 和平路 新华路 文化路 长江路 黄河路 迎宾大道 滨江大道 学府路 青年路 公园路 朝阳路 胜利街 光明街 体育路 科技路 工业大道 南京路 北京路 育才街 前进路 幸福路'.split(
    ' ',
  )

export const chineseEstates: readonly string[] =
  '阳光花园 锦绣家园 翠湖小区 金色港湾 紫荆苑 书香门第 和谐家园 东方明珠 碧水云天 梧桐苑'.split(' ')

export const chineseJobs: readonly string[] = (
  '会计 出纳 审计师 律师 法务专员 护士 医生 药剂师 牙医 小学教师 中学教师 大学讲师 幼儿园教师 ' +
  '软件工程师 测试工程师 前端工程师 数据分析师 产品经理 项目经理 运维工程师 机械工程师 电气工程师 ' +
  '土木工程师 建筑师 室内设计师 平面设计师 摄影师 记者 编辑 翻译 销售经理 客户经理 市场专员 ' +
  '采购专员 仓库管理员 物流调度员 货车司机 出租车司机 快递员 厨师 面点师 服务员 收银员 店长 保安 ' +
  '保洁员 电工 焊工 木工 瓦工 装配工 质检员 行政助理 人事专员 培训师 社会工作者 消防员 ' +
  '图书管理员 健身教练 理发师'
).split(' ')

export const chineseDepartments: readonly string[] =
  '财务部 人事部 市场部 销售部 研发部 客服部 采购部 法务部 行政部 生产部 质量部 物流部'.split(' ')
