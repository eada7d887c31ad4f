/**
 * The hundred commonest family names of Taiwan and China and a few of Korea, one character each. Most Chinese names of
 * persons begin with one of them.
 */
export const SURNAMES =
  "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐溫藍石紀姚蔣連歐程湯康田汪白姜郝龔應韓華屠金夏秦尤殷賀朴崔尹";
