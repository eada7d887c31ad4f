/**
 * Syllables of Mandarin in Hanyu Pinyin without tones, each with the first character that is read so in the order of ICU's
 * Chinese collation, which goes by reading. Read off CC-CEDICT: of its 11,688 single characters 11,166 are so given one
 * of their readings.
 */
const SYLLABLES = `
a吖 ai哎 an安 ang骯 ao爊 ba八 bai掰 ban攽 bang邦 bao勹 bei卑 ben奔 beng伻 bi屄 bian辺 biao髟 bie憋 bin邠 bing冫 bo癶 bu卜
ca擦 cai猜 can飡 cang倉 cao撡 ce冊 cen嵾 ceng曽 cha叉 chai拆 chan辿 chang昌 chao抄 che硨 chen抻 cheng琤 chi吃 chong充
chou抽 chu出 chuai揣 chuan巛 chuang窓 chui吹 chun旾 chuo逴 ci疵 cong匆 cou湊 cu粗 cuan汆 cui崔 cun邨 cuo搓 da咑 dai呆
dan丹 dang當 dao刀 de嘚 den扽 deng登 di氐 dia嗲 dian敁 diao刁 die爹 ding仃 diu丟 dong冬 dou兜 du厾 duan媏 dui垖 dun鐓
duo多 e妸 en恩 eng鞥 er而 fa沷 fan帆 fang匚 fei妃 fen分 feng丰 fiao覅 fo仏 fou紑 fu夫 ga旮 gai侅 gan甘 gang冮 gao皋 ge戈
gen根 geng庚 gong工 gou勾 gu估 gua瓜 guai乖 guan官 guang光 gui圭 gun袞 guo郭 hai咍 han蚶 hang杭 hao蒿 he欱 hei黒 hen拫
heng亨 hm噷 hong灴 hou齁 hu乎 hua花 huai徊 huan歓 huang巟 hui灰 hun昏 huo耠 ji乩 jia加 jian奸 jiang江 jiao艽 jie皆
jin巾 jing坕 jiong冂 jiu丩 ju凥 juan娟 jue噘 jun君 ka咔 kai揩 kan刊 kang粇 kao尻 ke苛 ken肎 keng阬 kong空 kou芤 ku刳
kua夸 kuai蒯 kuan寛 kuang匡 kui刲 kun坤 kuo拡 la垃 lai來 lan婪 lang啷 lao粩 le仂 lei雷 leng崚 li哩 lian帘 liang良
liao撩 lie咧 lin拎 ling伶 liu溜 long竜 lou瞜 lu玈 luan孌 m呣 ma媽 mai嘜 man嫚 mang牤 mao貓 mei枚 men門 meng甿 mi咪
mian宀 miao喵 mie咩 min民 ming名 miu謬 mo摸 mou哞 mu毪 na拏 nai乃 nan囡 nang囔 nao孬 ne疒 nei餒 nen嫩 neng能 ni妮 nian拈
niang娘 niao嫋 nie捏 nin您 ning寕 niu妞 nong農 nou耨 nu奴 nuan暖 o噢 ou漚 pa趴 pai拍 pan眅 pang乓 pao拋 pei呸 pen噴
peng匉 pi丕 pian囨 piao剽 pie氕 pin姘 ping乒 po坡 pou剖 pu仆 qi七 qia掐 qian千 qiang羌 qiao悄 qie且 qin侵 qing靑
qiong邛 qiu丘 qu曲 quan悛 que缺 qun囷 ran肰 rang穣 rao嬈 re惹 ren人 reng扔 ri日 rong戎 rou禸 ru如 ruan堧 rui緌 run閏
ruo捼 sa仨 sai揌 san三 sang桒 sao慅 se渋 sen森 seng僧 sha沙 shai篩 shan山 shang商 shao弰 she奢 shen申 sheng升 shi尸
shou収 shu殳 shua刷 shuai摔 shuan拴 shuang双 shui水 shun吮 shuo説 si司 song松 sou捜 su甦 suan狻 sui夊 sun孫 suo唆 ta他
tai胎 tan坍 tang嘡 tao弢 te忑 teng熥 ti剔 tian天 tiao佻 tie帖 ting庁 tong通 tou偷 tu凸 tuan湍 tui推 tun吞 tuo讬 wa穵
wai歪 wan剜 wang尢 wei危 wen塭 weng翁 wo倭 wu圬 xi夕 xia呷 xian仙 xiang相 xiao呺 xie些 xin心 xing星 xiong凶 xiu休 xu旴
xuan宣 xue靴 xun焄 ya丫 yan珚 yang央 yao夭 ye倻 yi一 yin囙 ying応 yo唷 yong佣 you攸 yu迂 yuan囦 yue曰 yun暈 za帀 zai災
zan糌 zang牂 zao傮 ze択 zei戝 zen怎 zeng増 zha扎 zhai斎 zhan沾 zhang張 zhao招 zhe蜇 zhen珍 zheng征 zhi之 zhong中
zhou州 zhu朱 zhua抓 zhuai跩 zhuan専 zhuang庄 zhui隹 zhun迍 zhuo拙 zi孜 zong宗 zou郰 zu租 zuan鑽 zui厜 zun尊 zuo昨
`;

const ORDER = new Intl.Collator("zh");

const FIRSTS: readonly (readonly [syllable: string, first: string])[] = Array.from(
  SYLLABLES.matchAll(/([a-z]+)(\p{Script=Han})/gu),
  ([, syllable = "", first = ""]) => [syllable, first],
);

/** How a Chinese character is read in Mandarin, most likely: `liu` for 柳. Null for anything else. */
export function mandarinSyllable(character: string): string | null {
  if (!/^\p{Script=Han}$/u.test(character)) return null;
  let low = 0;
  let high = FIRSTS.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ORDER.compare(FIRSTS[middle]?.[1] ?? "", character) <= 0) low = middle + 1;
    else high = middle;
  }
  return FIRSTS[low - 1]?.[0] ?? null;
}
