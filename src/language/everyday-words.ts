import { chineseNumeral } from "./chinese-numeral.ts";
import { fold } from "./fold.ts";

/**
 * What the commonest Chinese words mean in news and in questions. A dictionary's first sense misleads for many of them (被
 * is "quilt", 在 is "exist"), and what a segmenter leaves together (是誰, 他的) it does not have at all. Chosen by
 * reading the words that news articles and questions use most; `=` parts a word from its English, which may be none.
 */
const WORDS = `
的= 了= 之= 所= 得= 地= 著= 過= 把= 個= 嗎= 呢= 吧= 啊= 呀= 喔= 耶= 欸= 哦= 來說= 而言= 的話=if
在=in 於=in 到=to 至=to 自=from 從=from 由=by 被=by 對=to 向=to 往=to 為=as 以=with 因=because_of 與=and 和=and 及=and 並=and
而=and 且=and 或=or 但=but 則= 卻=but 就= 才= 再=again 又=also 也=also 亦=also 都=all 均=all 皆=all 還=still 仍=still 已=already
曾=once 將=will 會=will 要=want 能=can 可=can 應=should 須=must 不=not 沒=not 無=no 未=not 非=not 是=is 有=has 等= 即=namely
如=such_as 若=if 雖=although 當=when 比=than 更=more 最=most 較=more 很=very 太=too 共=in_total 約=about 各=each 每=each 某=some
該=the 此=this 這=this 那=that 其=its 他=he 她=she 它=it 我=I 你=you 您=you 者=person 們= 後=after 前=before 中=in 內=in 裡=in
裏=in 上=on 下=under 外=outside 間=between 時=when 間的= 起=starting 止=until 次=time 名= 位= 項= 件= 場= 份= 隻= 座= 間= 支= 部=
屆= 輛= 艘= 顆= 條= 批= 年=year 月=month 日=day 人=people 市=city 縣=county 區=district 省=province 國=country 州=state 王=king
德=Germany 法=law 家=home 隊=team 賽=competition 局=bureau 處=office 府=government 院=institute 館=hall 站=station 城=city 島=island
給=to 用=with 讓=let 使=make 去=go 來=come 說=say 稱=call 做=do 成=become 設=set_up 達=reach 出=out 受=receive 屬=belong_to 號=number
萬=ten_thousand 億=hundred_million 元=dollars 米=meters 高=high 大=big 小=small 新=new 舊=old 多=many 少=few 長=long 全=whole 總=total
首=first 原=former 現=now 今=today 東=east 西=west 南=south 北=north 分別=respectively 表示=say 指出=point_out 認為=think
強調=stress 期間=during 活動=event 進行=carry_out 成功=succeed 決定=decide 發現=discover 後來=later 還有=also 另外=also 根據=according_to
為了=in_order_to 為什麼=why 為甚麼=why 為何=why 甚麼=what 什麼=what 怎麼=how 怎樣=how 如何=how 何時=when 何地=where 何處=where
何人=who 何者=which 何種=what_kind_of 何年=what_year 幾年=how_many_years 幾月=what_month 幾日=what_day 幾號=what_day 哪年=what_year
哪天=what_day 哪月=what_month 哪裡=where 哪裏=where 哪兒=where 哪邊=where 哪=which 哪一=which 哪個=which 哪一個=which 哪些=which
哪位=who 哪一位=who 哪種=what_kind_of 哪國=which_country 哪屆=which_edition 哪幾=which 哪幾個=which 誰=who 是誰=who_is 誰是=who_is
有誰=who 有何=what 有哪些=which 多少=how_many 幾=how_many 幾個=how_many 幾位=how_many_people 幾人=how_many_people 幾次=how_many_times
幾項=how_many 幾份=how_many 幾天=how_many_days 多久=how_long 多大=how_big 多長=how_long 多高=how_tall 是否=whether 有沒有=whether_there_is
是不是=whether 能否=whether_can 有無=whether_there_is 請問= 請= 想問= 的是=is 也是=is_also 他的=his 她的=her 它的=its 人的=person's
是在=was_in 是由=was_by 是用=was_with 是有=has 這一=this 都是=are_all 兩個=two 最大=biggest 最早=earliest 最小=smallest 最長=longest
最短=shortest 最低=lowest 最高=highest 最多=most 最少=fewest 最新=newest 最近=most_recent 最後=last 很多=many 一位=a 一個=a 這是=this_is
那是=that_is 也有=also_has 新的=new 則是=is 則為=is 一條=a 他在=he_in 但在=but_in 並於=and_in 並在=and_in 部份=part 這次=this_time
亦有=also_has 都有=all_have 一年=one_year 年後=years_later 更多=more 等地=and_other_places 等人=and_others 曾於=once_in 也在=also_in
很大=big 佔=take_up 紀錄=record 該國=that_country 該市=that_city 已有=already_has 又稱=also_called 兩市=two_cities 兩地=two_places
雙方=both_sides 會在=will_in 也會=will_also 很少=few 文中=in_the_text 中有=has 較高=higher 並將=and_will 約為=about 上有=has_on
很快=soon 億元=hundred_million_dollars 萬元=ten_thousand_dollars 都在=all_in 隔年=next_year 翌年=next_year 同年=same_year 當年=that_year
今年=this_year 去年=last_year 前年=the_year_before_last 明年=next_year 縣市=counties_and_cities 更大=bigger 較低=lower 個月=months
僅有=only_has 他是=he_is 放在=put_in 就會=will 還要=still_want 仍在=still_in 並與=and_with 曾在=once_in 仍是=still_is 仍有=still_has
便是=is 就是=is 不是=is_not 就有=has 它是=it_is 其為=it_is 並無=has_no 內有=has_inside 數千=thousands 數百=hundreds 數十=tens
也不=also_not 簽了=signed 簽下=signed 將在=will_in 兩人=two_people 每一=each 均有=all_have 改由=instead_by 相當於=equal_to 餘人=people
設於=set_up_in 將於=will_in 一大=one_big 即是=namely 始於=began_in 各有=each_has 不多=not_many 曾是=once_was 就在=just_in 並由=and_by
並為=and_as 轉為=turn_into 底=end 份子=member 中的=in 上的=on 內的=in 與會=attend_the_meeting 出席=attend 率團=lead_a_delegation
率領=lead 帶隊=lead_a_team 帶團=lead_a_delegation 訪團=delegation 參訪=visit 來訪=come_to_visit 訪臺=visit_Taiwan 造訪=visit
簽署=sign 簽訂=sign 簽約=sign_an_agreement 締結=establish_ties 締盟=establish_ties 結盟=form_an_alliance 結為=become 主辦=host
承辦=organize 舉辦=hold 舉行=hold 召開=convene 登場=take_place 開幕=open 閉幕=close 致詞=give_a_speech 致辭=give_a_speech 主題=theme
議題=topic 成員=member 致贈=present_a_gift 贈送=present_as_a_gift 回訪=return_visit 視訊=video_conference 線上=online 副市長=deputy_mayor
市府=city_government 市政府=city_government 局長=commissioner 處長=director 主席=chairman 主任=director 團長=head_of_delegation
書記=secretary 議長=council_speaker 議員=councilor 大使=ambassador 代表=representative 參加=participate_in 參與=participate_in 邀請=invite
應邀=be_invited 會面=meet 會見=meet_with 接待=receive 歡迎=welcome 合作=cooperation 交流=exchange 備忘錄=memorandum 協議=agreement
協定=agreement 城市=city 國際=international 雙邊=bilateral 期盼=hope 希望=hope 盼=hope 本屆=this_edition 歷屆=past_editions 上屆=last_edition
下屆=next_edition 首屆=first_edition 首次=first_time 第幾=which_number 第幾屆=which_edition 時候=time 時間=time 地點=place 日期=date
人數=number_of_people 名稱=name 費用=cost 花費=cost 預算=budget 原因=reason 理由=reason 目的=purpose 結果=result 內容=content 成果=results
`;

const TABLE: ReadonlyMap<string, string> = new Map(
  WORDS.trim()
    .split(/\s+/u)
    .map((pair) => {
      const [word = "", english = ""] = pair.split("=");
      return [fold(word), english.replaceAll("_", " ")];
    }),
);

/** A numeral with the word that counts: 三項, 一場. */
const COUNTED =
  /^(第?)([一二三四五六七八九十百千两]+)[个項项名位場场份隻只座間间支部屆届辆輛艘顆颗條条批次種种段篇件人年天日]?$/u;

/** The last character where it says what is counted. */
const COUNTS: Readonly<Record<string, string>> = {
  次: " times",
  人: " people",
  年: " years",
  天: " days",
  日: " days",
  种: " kinds",
};

/**
 * English for a word that is so common that the dictionary's choice of sense would mislead, "" for one that is best left
 * out; null for other words. Either script.
 */
export function everydayWord(word: string): string | null {
  const folded = fold(word);
  const known = TABLE.get(folded);
  if (known !== undefined) return known;
  const counted = COUNTED.exec(folded);
  const value = counted === null ? null : chineseNumeral((counted[2] ?? "").replace("两", "二"));
  if (counted === null || value === null || folded.length < 2) return null;
  if (counted[1] === "第") return `number ${value}`;
  return `${value}${COUNTS[folded.at(-1) ?? ""] ?? ""}`;
}
