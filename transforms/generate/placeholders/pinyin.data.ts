/**
 * How the characters are read, without tones, that names of faker's Chinese lists and made-up names of companies are made of.
 * Readings of pinyin-pro (MIT); of several that of surnames.
 */
export const pinyinOfNames =
  'an 安,ba 灞,bai 柏白,bao 包,bei 邶,bi 毕,biao 彪,bin 彬斌,bo 博波,cai 蔡,cang 苍蒼,cao 曹,chai 柴,chan 浐,' +
  'chang 常长,chao 超,chen 宸晨辰陈陳,cheng 诚城程呈成誠郕,chi 驰馳迟,cong 聪聰,cui 崔,dai 岱戴,dan 丹澹,deng 邓鄧,ding 丁,' +
  'dong 栋东董,du 杜,duan 段,er 洱,fan 樊范範,fang 芳方,fei 飞飛,fen 芬汾,feng 风凤锋風冯馮,fu 馥付傅甫,gang 刚,gao 高,' +
  'ge 鬲葛,geng 耿,gong 龚龔,gu 崮顾顧,guan 官关,gui 桂癸,guo 果国郭,hai 海,han 瀚涵韩韓,hang 航,hao 浩昊豪皓郝,he 鹤鶴纥何贺賀,' +
  'hong 弘鸿红鴻洪,hou 侯,hu 斛滹狐胡,hua 华華,huan 洹,huang 湟皇黄黃,hui 辉慧輝,ji 蓟季纪,jia 嘉家佳珈伽迦贾賈,jian 健建简,' +
  'jiang 姜江蒋蔣,jiao 娇焦,jie 杰洁傑潔羯,jin 晋瑾金锦錦晉,jing 靖静敬泾,ju 驹駒莒,juan 娟,jun 俊君峻军,kai 凯楷开凱,kang 康,' +
  'kong 孔,kuai 郐,lai 赖賴,lan 兰蓝,le 乐樂,lei 磊雷,li 立黎丽骊澧李,liang 良梁,liao 廖,lin 霖林,ling 玲令,liu 刘柳劉,' +
  'long 龙龍,lu 鹭鷺闾卢吕芦陆鲁呂盧陸,luo 罗骆羅,ma 马馬,mai 麦,mao 毛,mei 梅美郿,meng 蒙孟,mian 沔,miao 淼,min 敏民,' +
  'ming 明茗,mo 默沫靺莫,mu 沐慕,na 娜,ni 倪,nie 聂,niu 牛,nuo 诺,ou 欧,pan 潘,pang 庞,peng 鹏鵬彭,pi 毗,ping 萍平,' +
  'pu 濮,qi 祺琪齐齊漆契祁,qian 骞倩騫钱錢,qiang 强強羌,qiao 峤乔,qin 琴秦覃,qing 擎,qiu 邱,qu 朐,quan 全,ran 然,ren 任,' +
  'rong 荣榕融榮容,rui 瑞睿,ruo 若,san 三,shan 鄯,shang 上尚,shao 绍紹邵,shen 沈申,sheng 晟,shi 诗奭史施石,shuai 帅,' +
  'si 思泗司,song 松宋,su 涑苏蘇,sun 孙孫,tan 谭譚,tang 堂唐汤,tao 涛韬濤洮陶,tian 天田,ting 婷,tong 彤桐潼,tu 徒涂屠,wan 万萬,' +
  'wang 汪王,wei 伟偉渭嵬沩尉韦魏韋,wen 文雯温,wo 渥,wu 郚伍吴武吳於,xi 熙汐淅,xia 霞夏,xiang 祥香向,xiao 晓啸潇笑曉嘯瀟崤肖萧蕭,xie 谢謝,' +
  'xin 鑫昕欣馨新,xing 邢,xiong 雄熊,xiu 修秀,xu 旭徐许許,xuan 轩炫煊萱軒夐,xue 雪薛,ya 雅,yan 焱炎妍燕艳严闫阎颜嚴閻,yang 洋阳杨楊,' +
  'yao 尧耀瑶堯姚,ye 烨燁耶叶葉,yi 懿翊熠一乙依怡艺苡义奕猗沂易,yin 胤尹殷,ying 英颖瀛,yong 勇鄘,yu 宇煜瑜愚语钰雨玉羽鈺語鄅于余俞餘,' +
  'yuan 源远渊苑淵遠沅垣袁,yue 越悦玥岳,yun 郧,ze 泽澤,zeng 鄫曾,zhai 翟,zhan 展,zhang 漳张章張,zhao 赵趙,zhe 哲,zhen 振珍,' +
  'zheng 正政郑鄭,zhi 志智致治,zhong 中钟鐘,zhou 周週,zhu 邾朱祝诸,zhuan 颛,zhuang 庄,zhuo 涿,zi 子梓紫淄,zou 邹鄒'
