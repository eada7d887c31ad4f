/**
 * Characters that foreign names are written with, by how they sound: the sound, `=`, the characters in Simplified form.
 * A capital is a group of like consonants (P is b and p, T d and t, K g and k, S s, x, sh and z, J j, q, ch and zh, L l and
 * r), `a`, `i` and `o` are the open, front and back vowels, N is n or ng. Read off CC-CEDICT: the characters of at
 * least two of its foreign names that sound like their English.
 */
const SOUNDS = `
Fa=法发伐 FaN=方凡坊梵芳 Fi=斐菲费吠非腓飞 FiN=凤芬奉峰丰汾 Fo=佛夫芙伏弗福浮富甫抚府 Ha=海华哈怀豪话好花淮化 HaN=罕翰黄汉皇寒汗行韩 Hi=河何黑赫和回荷惠贺禾会鹤 HiN=亨恒衡
Ho=侯胡湖火呼霍后祜沪虎 HoN=宏洪浑鸿 Ja=加寨伽贾佳察朝嘉家柴迦扎昭札查爪 JaN=江长创川昌奖干疆场常建张强鹃禅泉庄詹
Ji=指齐切奇杰吉纪支彻旗捷记机基季驰济治其哲起及节契鸡几遮智池洁芝赤车 JiN=城金程井京津晋经镇贞庆震真琴成清景锦荆近陈 Jo=区诸丘九州洲教剧宁周秋桥乔主朱珠竹球茱莒雀 JoN=中春准充群君郡琼
Ka=卡凯开瓜高喀盖考该 KaN=港矿冈关刚坎堪康官崁光甘岗赣 Ki=合格克戈哥客奎科圭各可阁柯歌归葛 KiN=根肯更 Ko=国库古果固口谷窟沟姑酷 KoN=宫公昆共工功贡 L=尔儿耳
La=来拉乐劳莱赖辣喇老 LaN=莲兰朗梁连良廉岚凉 Li=利列历里犁瑞莉丽略勒蕾肋力立雷吕累理烈日黎热律旅李俐芮 LiN=人棱仁任琳林灵陵岭令冷临麟 Lo=罗洛禄留鲁路娄虏刘柳卢陆琉露芦楼辽鹿
LoN=龙伦陇隆仑容荣轮 M=姆 Ma=麦马迈茅玛摩脉嘛茂毛猫 MaN=曼满缅 Mi=梅米美密弥眉 MiN=门明蒙敏孟民梦闵 Mo=穆木默莫漠缪墨牟牡慕母魔 Na=娜那拿纳奈乃 NaN=南酿 Ni=尼内涅讷妮
NiN=能 No=奴诺纽努牛挪 NoN=农 Pa=保拜巴堡帕白芭宝百包报派坝鲍 PaN=盘邦半班边潘旁庞 Pi=比佩皮俾贝毕别北匹卑培庇彼壁杯埤毗碧 PiN=奔坪彭平本品宾屏滨
Po=不坡伯波布勃普浦博卜埔珀柏婆朴玻蒲 Sa=沙峡塞撒莎萨赛匝草夏绍灶 SaN=三县乡上山桑仙商珊汤咸善尚汕赞陕双香
Si=市世式斯细士氏色思茨兹西什孜水瑟则时诗学希寺翠史司喜四社滋泽子仕歇舍叶师席丝石死谢施溪雪次锡淄粹紫字自资夕释 SiN=星森申生信省心兴辛圣新欣深神
So=索所苏寿族休佐修肖效座宿左绪叙朔素肃数树 SoN=松孙逊宋顺宗 Ta=台岛大达他代泰塔答黛太道岱戴陶鞑靼 TaN=丹颠田当天堂坦唐甸党塘旦滩淀潭 Ti=地得特德帖提底蒂迪的第帝铁体狄忒
TiN=丁藤定汀登腾亭顶廷庭滕邓 To=图多都陀朵托度土豆督渡毒头杜窦突 ToN=东敦顿通冬屯同洞潼铜 Wa=瓦娃哇 WaN=湾网万弯旺望王宛 Wi=伟维危威韦卫魏未尾渭潍薇味 WiN=翁文温汶
Wo=五武沃乌坞巫吾卧 Ya=亚雅牙鸭娅约 YaN=原洋远阳元宴员盐延雁广源园养扬杨苑阎 Yi=以伊依意义仪岳耶宜易沂益 YiN=因应印莺阴银营英鹰 Yo=于语峪予尤榆犹玉雨育裕 YoN=云运永
a=埃奥艾阿爱敖 aN=安昂 i=俄额厄鄂 iN=恩 o=欧
`;

/** Sound of each character, in Simplified form. */
export const TRANSCRIBING_SOUNDS: ReadonlyMap<string, string> = new Map(
  SOUNDS.trim()
    .split(/\s+/u)
    .flatMap((pair) => {
      const [sound = "", characters = ""] = pair.split("=");
      return Array.from(characters, (character) => [character, sound] as const);
    }),
);
