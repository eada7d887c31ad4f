/**
 * The hundred commonest family names of Taiwan and China and a few of Korea, one character each. Most Chinese names of
 * persons begin with one of them.
 */
export const SURNAMES =
  "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐溫藍石紀姚蔣連歐程湯康田汪白姜郝龔應韓華屠金夏秦尤殷賀朴崔尹";

/** Characters that foreign names are written with and other words after a title seldom begin with. */
export const TRANSCRIBING =
  "阿艾埃安奧巴貝比布查德迪杜多俄恩法費弗福甘哥格古哈海赫胡霍吉加迦賈傑卡凱柯科克肯拉萊勒雷里利林盧倫羅洛馬麥曼梅蒙米莫姆納南內尼諾努歐帕佩皮普喬瑞薩塞森沙舍史施司斯索塔泰坦湯特提圖托瓦威維韋沃烏伍西希夏謝辛休雅亞伊尤約扎詹朱祖賀小大山田中高木村松井上川島本野岡藤佐渡鈴伊佐難石橋";
