import type { SampleLanguage } from './sample-language.js'

/**
 * Chinese texts of the sample, written for this project. Mobile numbers begin with 154, a network code that no
 * operator holds (Ministry of Industry and Information Technology, table of public mobile network codes and
 * H0 digits as of the end of March 2023).
 */
export const chinese: SampleLanguage = {
  names: {
    female: [
      '雨桐',
      '静怡',
      '欣然',
      '晓燕',
      '梦洁',
      '思涵',
      '佳宁',
      '美玲',
      '慧敏',
      '诗雅',
      '若曦',
      '婉清',
      '丽娜',
      '秋月',
      '可馨',
      '语嫣',
    ],
    male: [
      '浩然',
      '志强',
      '文博',
      '俊杰',
      '建国',
      '宇航',
      '明哲',
      '子轩',
      '立群',
      '海涛',
      '伟东',
      '国栋',
      '晨光',
      '天佑',
      '博文',
      '少华',
    ],
    family: [
      '王',
      '李',
      '张',
      '刘',
      '陈',
      '杨',
      '赵',
      '黄',
      '周',
      '吴',
      '徐',
      '孙',
      '朱',
      '高',
      '林',
      '何',
      '郭',
      '马',
      '罗',
      '欧阳',
      '司马',
      '诸葛',
    ],
  },
  fullName: (given, family) => `${family}${given}`,
  mailbox: ({ number }) => `user${String(number * 37 + 1024)}`,
  phone: (number) => {
    const tail = String(10_000_000 + number * 137_911).slice(-8)
    const form = number % 4
    if (form === 1) return `154-${tail.slice(0, 4)}-${tail.slice(4)}`
    if (form === 2) return `+86 154 ${tail.slice(0, 4)} ${tail.slice(4)}`
    return `154${tail}`
  },
  cities: ['杭州', '成都', '西安', '青岛', '武汉', '长沙', '厦门', '苏州', '哈尔滨', '昆明'],
  companies: [
    '蓝湖书店',
    '长风物流',
    '康宁门诊部',
    '云雀软件',
    '老街面包房',
    '北门图书馆',
    '远山能源',
    '清泉酒店',
    '松岭中学',
    '石桥汽修',
  ],
  dates: ['2月3日', '3月17日', '4月9日', '5月22日', '6月6日', '7月14日', '9月1日', '10月28日', '11月11日'],
  jobs: [
    { role: '仓储计划员', skill: '库存预测', tool: '电子表格', deed: '一个冬天就把晚到的订单减少了三成' },
    { role: '病房护士', skill: '伤口护理', tool: '排班系统', deed: '在夜班带出了六名新同事' },
    {
      role: '数据分析师',
      skill: '查询优化',
      tool: 'Python',
      deed: '把每周的销售报表从半天缩短到几分钟',
    },
    { role: '西点师', skill: '开酥', tool: '层炉', deed: '让周末的损耗降到几乎为零' },
    { role: '物理老师', skill: '电磁学', tool: '自制教具', deed: '办起了四十个学生的机器人社团' },
    { role: '前端工程师', skill: '无障碍界面', tool: 'TypeScript', deed: '让结账页面只用键盘也能走完' },
    { role: '电工', skill: '查找故障', tool: '热成像仪', deed: '没停演一天就给老剧院换完了线路' },
    { role: '酒店前台', skill: '安抚客人', tool: '预订系统', deed: '把上一季的评论逐条回复完了' },
    { role: '档案员', skill: '书信编目', tool: '平板扫描仪', deed: '把九百张玻璃底片整理上网' },
    { role: '公交维修工', skill: '柴油机检修', tool: '诊断软件', deed: '在霜冻天里保住了二十辆车的出勤' },
    {
      role: '项目申报专员',
      skill: '申报书写作',
      tool: '共享日历',
      deed: '为两处青年驿站申请到了经费',
    },
    { role: '法律翻译', skill: '合同西班牙语', tool: '术语库', deed: '提前一周交付了四百页的合同译稿' },
  ],
  strengths: [
    '说话直接，也愿意听别人讲完',
    '几位推荐人的说法前后一致',
    '提的问题比面试官还到位',
    '带来的作品不用解释就看得懂',
    '从基层做起，对这一行很熟',
    '计划有变时依然沉得住气',
  ],
  concerns: [
    '还没有带过团队',
    '上岗前需要一个月培训',
    '谈到上一份工作时回答得很短',
    '希望的入职时间比我们的晚',
    '和客户打交道的经验不多',
    '材料是截止之后才寄到的',
  ],
  tasks: [
    {
      weight: 4,
      prompt: [
        '请阅读下面的求职材料，用两句话说明是否应该邀请面试。\n\n姓名：{name}\n邮箱：{email}\n手机：{phone}\n身份证号：{idNumber}\n应聘岗位：{role}\n\n“我在{city}做了{years}年{role}，最拿手的是{skill}，平时主要用{tool}。去年我{deed}。”',
        '{company}转来一份情况说明：{name}（{email}，{phone}）应聘{role}，从业{years}年，擅长{skill}。{they}{strength}，不过{concern}。要不要继续往下谈？请给一个理由。',
      ],
      completion: ['{ending}'],
      accepted: [
        '建议邀请{name}。{years}年的经验加上{skill}，正是{role}这个岗位需要的，而且{they}{deed}。',
        '可以继续：{they}{strength}。请发邮件到{email}，约{name}在{date}见面聊一聊。',
      ],
      declined: [
        '这次先不邀请。{name}{concern}，而这个岗位需要马上到岗的人。',
        '建议婉拒，因为{they}{concern}。给{email}回一封客气的信，把原因写清楚，对{them}下次求职有帮助。',
      ],
    },
    {
      weight: 3,
      prompt: [
        '{name}（{email}）应聘{company}的{role}，评审小组{date}开会，结论是{verdict}。请写一封简短而有温度的回信。',
        '请起草{date}面试之后发往{email}的通知。应聘者是{name}，岗位是{role}，结果是{verdict}。落款写{company}招聘组，并留下咨询电话{phone}。',
      ],
      completion: ['{name}，您好：\n\n{ending}\n\n此致\n敬礼\n{company}招聘组'],
      accepted: [
        '感谢您{date}抽时间来面谈。我们很高兴邀请您担任{role}，合同本周会发到{email}，哪一条看不明白，请直接打{phone}。',
        '大家都很喜欢和您的交流，还没有人把{skill}讲得这么清楚。这个岗位非您莫属，方便的话请致电{phone}，告诉我们您什么时候可以入职。',
      ],
      declined: [
        '感谢您{date}抽时间来面谈。这一次我们选择了在{skill}方面年头更长的人选。您的材料会保留六个月，如果希望提前删除，请告诉我们。',
        '您的材料我们认真读了两遍，也讨论了很久。这次岗位给了另一位应聘者，春天还有新的名额，欢迎您再来。',
      ],
    },
    {
      weight: 2,
      prompt: [
        '从下面这段话里提取联系方式，输出 JSON，键为 name、email、phone。\n\n“您好，我是{name}，看到{company}在招{role}。可以写信到{email}，也可以六点以后打{phone}。作品集在 {url} 。”',
        '请逐行列出这段文字里的个人信息：{name}，现居{city}，身份证{idNumber}，手机{phone}，邮箱{email}，最近一次登录的地址是{ip}。',
      ],
      completion: [
        '{{"name": "{name}", "email": "{email}", "phone": "{phone}"}}',
        '- {name}\n- {idNumber}\n- {phone}\n- {email}\n- {ip}',
      ],
      accepted: [''],
      declined: [''],
    },
    {
      weight: 2,
      prompt: [
        '应聘者{name}的面试车票被重复扣款，卡号是{card}，{date}从{ip}下的单。我们应该怎么给{email}回信？',
        '系统日志写着：“{date}，向{name}（证件号{idNumber}）发放交通补贴失败，联系电话{phone}”。请用通俗的话向对方解释发生了什么、接下来怎么办。',
      ],
      completion: ['{ending}'],
      accepted: [
        '告诉{name}：多扣的一笔正在原路退回，{them}不需要做任何操作，一般五个工作日内到账。邮件里不要重复写卡号。',
        '补贴没有发出去，是因为登记时证件号错了一位。我们已经改正并重新发放，{name}最晚周五可以收到，有问题请打{phone}。',
      ],
      declined: [
        '先道歉，再说明银行那边只查到一笔扣款。请{name}把账单上第二笔的日期发过来，卡号不用写。',
        '发放没有成功，原因是账户姓名和报名表上的不一致。请用{email}发一封简短的说明，确认收款账户。',
      ],
    },
    {
      weight: 2,
      prompt: [
        '请为一位擅长{skill}、常用{tool}的{role}准备四个面试问题。',
        '面试一位有{years}年经验的{role}，围绕{tool}可以问什么？给三个问题，并说明好的回答应该包含什么。',
      ],
      completion: [
        '1. 讲一次因为{skill}而扭转局面的经历。\n2. 如果没有{tool}，你最先不习惯的是哪一步？\n3. 上一份工作里你改变了什么，又怎么知道它有用？\n4. 来{city}以后，你想学点什么？',
        '1. {tool}什么时候反而碍事？好的回答有具体的例子和绕开的办法。\n2. 怎么教新人{skill}？听对方有没有耐心。\n3. 去年哪件事没做好？听事实，不听抱怨。',
      ],
      accepted: [''],
      declined: [''],
    },
    {
      weight: 1,
      prompt: [
        '把下面的要点写成一段归档文字：{name}；{role}；{years}年；{city}；{skill}；{strength}；{concern}；结论：{verdict}。',
        '把这封推荐信压缩到四十个字以内：“{name}在{company}做了{years}年{role}，{skill}是我们见过最好的，{they}{deed}，而且{strength}。”',
      ],
      completion: [
        '{name}在{city}从事{role}工作{years}年，{strength}，对{skill}很熟悉；不足之处是{concern}。评审结论：{verdict}。',
        '{name}，{years}年{role}，精于{skill}，{strength}。',
      ],
      accepted: [''],
      declined: [''],
    },
  ],
  pronouns: {
    female: { they: '她', them: '她', accepted: '录用', declined: '未录用' },
    male: { they: '他', them: '他', accepted: '录用', declined: '未录用' },
    unknown: { they: '这位应聘者', them: '对方', accepted: '录用', declined: '未录用' },
  },
}
