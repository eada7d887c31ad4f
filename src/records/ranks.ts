/** What one can win, in English: "third place", "the gold medal", "the championship". */
export const ENGLISH_RANK =
  "(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,2}(?:st|nd|rd|th)|top|grand|joint \\p{L}+)[ -](?:place|prize|rank|position|spot)s?|(?:gold|silver|bronze)(?: (?:medals?|award|prize|cup))?|championship(?: title)?|(?:[\\p{Ll}'’-]+ ){0,2}(?:title|crown|trophy)|grand prix|honou?rable mention)";
/** "finished third", "came in second". */
export const ENGLISH_ORDINAL =
  "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\\d{1,2}(?:st|nd|rd|th))";
export const ENGLISH_HOLDER =
  "(?:(?:overall |joint |defending )?champions?|(?:first |second )?runners?-up|winners?|(?:gold|silver|bronze) medall?ists?)";

/** The same in Chinese. */
export const CHINESE_RANK =
  "(?:(?:[男女]子)?(?:\\p{Script=Han}{0,2}組)?(?:總|雙料|團體|個人)?[冠亞季殿]軍|第[一二三四五六七八九十\\d]{1,3}名|[金銀銅]牌|[金銀銅]獎|首獎|頭獎|特優獎?|優等獎?|優勝獎?|佳作獎?|[一二三]等獎|人氣獎|最佳\\p{Script=Han}{2,8}獎?|「[^」]{1,10}獎」|(?![本這該屆的])\\p{Script=Han}{2,5}獎(?![金學勵項盃品])|冠軍盃)";
