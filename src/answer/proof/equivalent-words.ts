import { type ConceptEntry, Concepts } from "../../language/concepts.ts";

/**
 * Words that tell the same in news and may stand for each other without a claim of their own, within a language and
 * across: what a writer chooses between. Narrower than the lexicon that helps to find: what stands here proves.
 * `english, english | 中文、中文`; a word may stand in several lines. Written from general usage.
 */
const LINES = `
speak, spoke, spoken, speech, give a speech, gave a speech, deliver a speech, delivered a speech, address, give an address, remarks, give a talk, talk, take the floor, took the floor | 致詞、致辭、發表演說、發表談話、演說、演講、發言、講話、談話、上臺致詞、發表演講
deliver, delivered, give, gave, given, made | 發表、擔任、給
mention, speak of, spoke of, talk about, refer to, bring up, brought up, touch on | 提到、談到、提及、談及、說到
tell, told, inform, say, said | 告訴、告知、說、表示
make public, made public, public, announce, announcement, publish, release, reveal, disclose | 公布、宣布、公開、發布、對外宣布、公告、揭露
propose, proposal, suggest, put forward | 提議、建議、提案、提出
want, wish, hope, would like | 希望、想要、想、盼、期盼、期望、願意
point out, stress, emphasize, underline, highlight | 指出、強調
explain, explanation, set out, describe, outline | 說明、解釋、介紹、闡述、講解
show, showed, shown, indicate, according to | 顯示、指出、表明
think, thought, believe, consider, view | 認為、覺得、相信、看法
agree, agreed, agreement, arrange, arranged, settle | 同意、約定、商定、達成協議
discuss, discussion, talk, talks, deal with, dealt with, exchange views, subject, topic, theme | 討論、談、商談、洽談、會談、涉及、議題、題目、主題
concern, deal with, dealt with, about, cover, on the subject | 關於、涉及、有關、涵蓋、以為題
focus, focus on, concentrate, emphasis, center on, key point | 聚焦、重點、著重、以為重點、專注
learn, study, studied, at school, school, find out, understand, learn about | 學習、就讀、了解、讀書、研習、認識、考察
begin, began, begun, start, open, launch, kick off, get under way, go into use, went into use, come into use, put into use, set in motion | 開始、啟用、展開、啟動、起跑、開跑、始於、起、開辦
open, opened, opening, open a forum, begin, began, start | 開幕、揭幕、登場、開場、開始
opening, opening ceremony, opening address | 開幕、開幕式、開幕典禮、開場、開幕致詞、開幕詞
closing, closing ceremony, concluding, end, close, come to a close, came to a close, come to an end, came to an end, final | 閉幕、閉幕式、閉幕典禮、結束、落幕、圓滿結束、劃下句點
success, successful, successfully, smoothly | 圓滿、順利、成功、圓滿落幕、圓滿結束、順利落幕
last, run, ran, continue, until, go on, went on | 持續、至、為期、延續、進行
stay, stayed, remain, spend, spent | 停留、逗留、待
go, went, travel, trip, head, headed, set off, set out, leave for, left for, depart, departure, journey, fly, flew, bound for | 前往、赴、啟程、出發、動身、出訪、搭機、轉往、轉赴、去、飛往、飛、啟程前往
travel ahead, travelled ahead, go ahead, go first, went first | 先行、先行前往、先前往
visit, visited, pay a visit, paid a visit, trip, tour, stop at, call on, go to, went to, travel to, come to, came to, been to | 訪問、造訪、走訪、參訪、前往、來訪、到訪、出訪、行程、之行、赴、來到、訪、去過、到過
come, came, arrive, arrival, reach, reached, land, get to, come to | 抵達、到達、來到、來、到、抵、飛抵、前來、來臺、訪臺、到過
return, come back, came back, go home, went home, back home, get back | 返回、返國、回到、回國、返臺、回臺、賦歸
itinerary, programme, program, schedule, agenda, plan, commitment, commitments, engagement | 行程、議程、日程、安排
meet, met, meeting, hold a meeting, held a meeting, hold talks, held talks, talks, see, saw | 會面、會晤、會見、見面、會談、拜會、晤談
call on, courtesy call, pay a call on, visit | 拜會、拜訪、拜見
pick up, meet at the airport, receive, greet, welcome, await | 迎接、接機、接待、歡迎、迎賓、到機場接
receive, received, host, hosted, entertain, treat, welcome, dinner | 接待、接見、款待、招待、設宴、設宴款待、宴請、作東
banquet, dinner, give a banquet, reception, feast | 晚宴、宴會、設宴、餐會、餐宴
give, gave, given, present, presented, presentation, hand over, award, grant, bestow, donate | 贈送、致贈、頒發、授予、獲贈、贈、給、頒獎、捐贈、送、提供
hand out, present, presented, award, awards, prize, prizes, give out | 頒獎、頒發、獎項、頒
donate, donation, give, gave, contribute | 捐贈、捐出、捐、捐助、贈送
send, sent, dispatch, ship, deliver, bring, brought | 送、派、派遣、送往、寄、運、派出、運送、送到
bring, brought, take, took, lead, led, show around | 帶、帶領、率領、帶來、帶到、帶著
lead, led, head, headed, at the head of, leader, brought | 率領、率團、帶領、帶團、領軍、率、帶隊、領隊
accompany, go along, went along, travel with, travelled with, join, together | 陪同、同行、隨行、隨團、一同、一起
represent, on behalf of, stand in for, represented | 代表、代為、代替
attend, attended, be present, present, take part, took part, participate, join, joined, be at, appear | 出席、參加、參與、與會、列席、到場、參賽
compete, race, take part, took part, play, played, participate | 參賽、參加、比賽、競賽、角逐、出賽
competition, tournament, contest, race, championship, match, game | 比賽、競賽、賽、錦標賽、賽事、大賽
athlete, competitor, player, sportsman, contestant | 選手、運動員、參賽者
host, hosted, organize, hold, be the host of, act as host, stage, put on | 主辦、舉辦、舉行、承辦、辦理、作東
set up, establish, found, founded, create, have | 設立、成立、設置、設、創立、建立、設有
establish, conclude, become, became, form, enter into, tie, ties | 締結、結為、建立、成為、簽訂
relation, relationship, ties, tie, link, friendship, bond | 關係、情誼、交流、友誼
sign, signed, conclude, put signatures to, put their signatures, signature, seal, enter into | 簽署、簽訂、簽、簽約、簽下、締結、簽立
approve, approved, approval, pass, endorse, sign off | 通過、核准、批准、同意、核可、簽核、審議通過
revise, revised, revision, amend, amended, change, modify | 修正、修改、修訂、調整、變更
postpone, put off, push back, pushed back, delay, postponement | 延期、延後、推遲、順延、往後延期、往後延
cancel, call off, called off, cancelled, cancellation | 取消、停辦、解除、終止
resume, resumed, again, return to | 恢復、重啟、重新、再度
shorten, shortened, cut, reduce, reduced | 縮短、縮減、減少、縮
rise, rose, increase, increased, grow, grew, go up, went up | 增加、上升、成長、提高、提升
fall, fell, drop, decrease, decline, reduce, go down, gone down, went down, cut, down | 減少、下降、降低、降到、降、縮減
strengthen, more, enhance, increase, improve, deepen, step up, heighten | 加強、增強、強化、深化、更多、增進、提升
improve, improved, better, enhance | 改善、提升、改進、優化
use, used, apply, employ, adopt, adopted, work with, works with, make use of | 使用、採用、運用、利用、應用、以
choose, chose, chosen, select, selected, pick, picked | 選擇、選定、選、挑選、選出、獲選
win, won, gain, obtain, get | 獲得、取得、贏得、獲勝、獲選、奪得
right to host, hosting right, host | 主辦權、主辦
beat, ahead of, defeat | 擊敗、勝過、打敗
help, helped, assist, assisted, aid, support, assistance | 協助、幫助、援助、幫忙、支援
thank, thanks, thanked, gratitude, express thanks, grateful, appreciation | 感謝、感謝之意、謝意、致謝、道謝
celebrate, mark, marked, commemorate, anniversary | 慶祝、紀念、適逢、週年
take place, held, hold, happen, occur, following | 發生、舉行、舉辦、登場、進行
attack, assault, incident, stabbing | 攻擊、襲擊、傷人、攻擊事件、傷人事件
build, built, construct, construction | 興建、建造、打造、建設、建
make, made, produce, create, shoot, film | 製作、拍攝、製造、創作、推出
name, named, list, call, called, known as, nickname | 名為、命名、稱為、列出、點名、名稱、綽號、暱稱、叫
include, including, among, comprise, contain, have, had, consist | 包括、包含、涵蓋、有、內含、含
member, delegate, belong to, belong, participant | 成員、團員、會員、屬於
delegation, group, mission, visitors, party | 代表團、訪問團、訪團、一行、主團、團、參訪團
accommodation, stay at, hotel | 下榻、住宿、飯店、酒店
deploy, deployed, station, stationed, assign, on duty | 部署、駐守、派駐、出動、派出
police, police officer, policeman, policemen, officer | 警察、員警、警方、警員
reporter, journalist, media, press, newsman | 記者、媒體、新聞工作者
media, media outlet, outlet, press, news organization | 媒體、媒體單位、新聞媒體
company, firm, business, enterprise, exhibitor | 公司、廠商、企業、業者
booth, stand, exhibition booth | 攤位、展位
exhibition, exhibit, show, expo, fair | 展覽、展、展出、博覽會、會展
screening, show, shown, film | 放映、播映、電影
leg, first leg, stop, carry, carried, run | 棒、站、首棒、第一棒、一程、跑
light, lit, ignite, kindle | 點燃、點火、點
flame, torch, fire | 聖火、母火、火炬、火
flag handover, flag handing over, hand over the flag | 會旗交接、交接、旗幟交接
road, street | 道路、馬路、街道、路
line, route, direct route, air route, flight, air link, direct flight | 航線、直航、航班、直飛、班機、路線
link, linking, connect, connecting, join | 連結、連接、聯繫、串聯
card, travel card, transport card, ticket | 卡、交通卡、票卡、票證
usable, work, works, used, valid | 使用、通用、可用、適用
public transport, public transportation, mass transit | 大眾運輸、公共運輸、公共交通
waste, garbage, trash, rubbish | 垃圾、廢棄物、廢料
tableware, utensil, utensils, cutlery, dishes | 餐具、免洗餐具、碗盤
disposable, single use | 免洗、一次性、拋棄式
ban, banned, forbid, prohibit | 禁止、禁用、禁、取締
poll, survey | 民調、調查、民意調查
communicate, communication, contact | 溝通、聯繫、聯絡、交流
period, time, at a time of, during, moment | 時期、期間、時、之際、之時
center, central, downtown, heart | 中心、市中心、中央、核心
main, chief, principal, primary, major | 主要、主、主團、重大、主軸
good, better, well, best | 好、更好、較好
compare, than | 比、比較、相較
way, manner, method, form, approach, mode, by | 方式、做法、方法、形式、作法、途徑
online, virtually, virtual, by video, video link, over a video link | 線上、視訊、網路、視訊連線、雲端
in person, physical, face to face, personally | 親自、實體、親身、本人、當面
outside, other than, beyond | 以外、之外、外、外面
foreign, abroad, overseas, from abroad, international | 國外、外國、海外、境外、外籍
around, approximately, about, roughly, some, nearly | 約、大約、左右、將近
record, peak, peaked, highest, maximum | 紀錄、最高、高峰、最多、創紀錄
carry, carried, transport, serve | 載客、載、運送、搭載、運
rider, ridership, passenger, passenger volume | 人次、乘客、運量、載客量
resident, citizen, inhabitant, people | 居民、市民、民眾、人口
people, population, aged, age | 人口、人、歲
account, proportion, make up, made up, share, exceed | 占、比例、所占比例、佔、達
spouse, wife, husband | 配偶
live, lived, living, reside | 住、居住、生活、定居
earthquake, quake | 地震、震災
house, houses, housing, home, prefabricated house | 屋、房屋、組合屋、房子、住宅
donated, medical mask, mask, surgical mask | 口罩、醫療口罩
conservation, preservation, protection, protect | 保育、保護、保存
wildlife, wild animal, animal | 野生動物、動物
responsible, in charge, handle | 負責、主管、主辦、掌管
responsible, department, bureau, office, agency | 局、局處、部門、單位、處
facility, venue, site, place | 場館、場地、設施、地點、會場
tourism, travel, sightseeing, tourist | 觀光、旅遊
medical, health, healthcare, medical care, medicine | 醫療、衛生、醫藥、健康、醫學
environment, environmental protection, environmental | 環保、環境、環境保護
sustainability, sustainable, low-carbon, low carbon | 永續、可持續、低碳、減碳永續、減碳
elderly care, senior care, elderly, the elderly, seniors | 老人照護、高齡、長者、敬老、長照、樂齡
convention and exhibition, exhibition industry, exhibition marketing, convention | 會展、會展產業、會展行銷
prize money, prize, prizes, bonus | 獎金、總獎金、獎
scholarship, grant, place | 獎學金、名額、助學金
perform, performance, play, concert, give a concert | 演出、表演、音樂會、演奏
performer, artist, entertainer | 表演者、藝人、表演人員
orchestra, band, ensemble | 樂團、國樂團、交響樂團、愛樂
digital, digitalization | 數位、數字、數位化
smart, intelligent | 智慧、智能
trade, commerce, business, economy, economic | 貿易、經貿、商業、經濟
employment, job, jobs, work | 就業、工作、職缺
district, borough, district governance, district administration | 區、區政、行政區、地區
library, library service | 圖書館、圖書
hotline, citizen hotline, helpline | 熱線、市民熱線、專線
nomination, nominate, candidate, candidacy | 提名、入選、獲選、候選
invite, invited, invitation, at the invitation of | 邀請、受邀、應邀、邀、之邀、獲邀
witness, witnessed, presence, watch | 見證、目睹、觀看
enter, entered, walk in, come in | 進入、步入、入場
re-election, re-elected, win re-election, elected again | 連任、當選連任
elect, elected, election | 當選、選舉、選上
take office, took office, taking office, inauguration | 上任、就任、就職
unemployment, jobless, unemployment rate | 失業、失業率
name, under the name, title | 名義、名稱、名字、名目
call, call for, called for, urge, demand | 呼籲、要求、籲請
follow, followed, after, next | 之後、隨後、接著、下一
annual, yearly, every year, each year, a year | 每年、年度、一年一度、年
turn, take turns, in turn, alternate, alternately | 輪流、輪到、輪、輪流主辦
reason, because, due to, owing to | 因為、由於、因、原因
war, conflict, tension, tensions, tense | 緊張、緊張局勢、衝突
share, sharing, exchange | 分享、交流、共享
cope, dealing with, respond, response, tackle | 因應、應對、處理、對付
prevention, prevent | 預防、防、防範、防治
emphasis, emphasize, attach importance, value, put the emphasis, stress | 重視、著重、強調、注重
exchange visits, mutual visit, exchange, visit each other | 互訪、互相訪問、交流
handle, handling, deal with, dealt with, look after, process, processing, treat, treatment | 處理、辦理、照料、因應、處置
number, figure, number of people, count, come, came | 人數、數字、數量、統計
institution, mission, body, agency, organization, office | 機構、單位、機關、代表處、駐臺機構
obtain, get, receive, acquire | 取得、獲得、得到、拿到
draft, draw up, prepare | 草擬、擬定、起草、研擬
enter into, enter, become, establish | 締結、結為、建立
leave, left, depart, departure | 離開、出境、離境、啟程、出發
official, officially, formal, formally | 正式、官方
criticize, criticise, criticism, blame | 批評、指責、抨擊
protest, demonstration, demonstrate | 抗議、示威、抗議活動
plan, planned, scheduled, due, set for, set to, expected, intend, arrange | 預定、預計、計畫、規劃、安排、打算、訂於、定於、準備、將
recall, look back, looked back, remember | 回顧、回憶、憶及
look ahead, look forward, expect, anticipate | 展望、期待、預告
promise, pledge, commit, vow | 承諾、允諾、答應
continue, carry on, keep, kept, go on, went on | 持續、繼續、延續、維持
work with, cooperate, cooperation, collaborate, partner, work together | 合作、攜手、協力、共同
promote, push, advance, further, efforts, work on | 推動、促進、推廣、推進、努力
support, back, backed, favor, in favor of | 支持、贊成、力挺
oppose, opposed, against, object | 反對、不贊成
question, challenge, challenged, ask, asked, raise questions | 質詢、質疑、詢問、問、追問
answer, reply, respond, response | 回答、回應、答覆
draw, drew, attract, bring together, brought together, gather | 吸引、聚集、匯集、共有
come from, came from, from, hail from | 來自、出身
sign up, register, registered, enrol, enroll | 報名、登記、註冊
compete for, vie | 爭奪、角逐、競逐
total, altogether, number, numbered, in all, come to, came to | 總計、共、合計、總數、總共、累計
own, self, himself, herself | 本人、自己、親自
change, changed, turn into, transform, transformation | 改變、轉型、變更、轉變
move, moved, shift, shifted, transfer | 移、改到、移至、轉移
show, display, displayed, exhibit, on show | 展示、展出、陳列、展現
design, visual design | 設計、視覺設計
write, wrote, letter, message | 寫、信、函、致函
opportunity, chance | 機會、契機
goal, aim, purpose, objective, target | 目標、目的、宗旨
result, outcome, achievement, success | 成果、結果、成效
benefit, advantage | 好處、利益、效益
problem, issue, challenge, difficulty | 問題、挑戰、困難
area, field, domain, sector, industry | 領域、產業、範圍、業
side, both sides, two sides, the two | 雙方、兩方、方面、兩岸
leader, head, chief, executive | 首長、領袖、負責人、主管
young, youth, young people, young person | 青年、年輕、年輕人、青少年
art, arts, artist | 藝術、藝文、藝術家
culture, cultural | 文化、人文
sport, sports, athletic, exercise | 體育、運動
film, movie, cinema, cinematics | 電影、影視、影片
music, musical, musician | 音樂、樂
food, cuisine, gourmet, dish, catering | 美食、料理、餐飲、菜
photo, photography, picture, photograph | 攝影、照片、相片
book, reading | 書、書籍、閱讀
history, historic, historical, heritage | 歷史、古蹟、文史
religion, temple, mosque | 宗教、廟、清真寺
drill, exercise, rehearsal | 演練、演習
fire, fire department, firefighting, fire prevention | 消防、消防局、防火
rescue, rescuer, rescue team, rescue personnel | 搜救、救援、救難、搜救隊、救難人員
employee, staff, official, personnel, civil servant | 員工、職員、人員、公務員、官員
colleague, associate, counterpart | 同仁、同事、對口
border, tunnel, bridge | 隧道、橋
port, harbor, harbour, deep water port | 港、港口、深水港
automated, automatic, automation | 自動化、自動
brief, briefed, briefing, presentation | 簡報、聽取簡報、介紹
nickname, dubbed, so-called | 綽號、號稱、俗稱
lantern, lanterns, lantern display | 花燈、燈籠、燈飾
dragon boat, boat race | 龍舟、龍舟賽
pandemic, epidemic, covid, covid-19 | 疫情、新冠、防疫、新冠疫情
mandarin, chinese, learn chinese | 中文、華語、學習中文
language, tongue | 語言、語文
`;

/** Equivalents as concepts, each line one. */
export const EQUIVALENTS: Concepts = Concepts.of(
  LINES.trim()
    .split("\n")
    .map((line, index): ConceptEntry => {
      const [en = "", zh = ""] = line.split(" | ");
      return { id: `same-${index}`, en: en.split(", "), zh: zh.split("、") };
    }),
);
