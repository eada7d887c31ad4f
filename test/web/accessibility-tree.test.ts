import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { accessibilityTree } from "../browser/accessibility-tree.ts";
import { browserTitle, hasChromium, launchChromium } from "../browser/chromium.ts";
import { withWidget } from "./widget-page.ts";
import { fixtureAnswer, startWidgetSite, type WidgetSite } from "./widget-site.ts";

let browser: Browser;
let site: WidgetSite;

// What a screen reader is given at each step of a conversation, as the browser itself says it.
describe.skipIf(!hasChromium)(browserTitle("the widget's accessibility tree"), () => {
  beforeAll(async () => {
    site = await startWidgetSite();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  it("tells every step of a conversation", async () => {
    await withWidget(browser, site, {}, async ({ page, launcher, open, field, entries, dialog }) => {
      await launcher.focus();
      expect(await accessibilityTree(page), "closed").toMatchInlineSnapshot(`
        "main
          heading "City hall" level=1
          paragraph
            text "Opening hours:"
            link "nine to five"
            text "."
        group
          alert live=assertive
          button "Ask about city exchanges" focused"
      `);

      await open();
      expect(await accessibilityTree(page), "open").toMatchInlineSnapshot(`
        "main
          heading "City hall" level=1
          paragraph
            text "Opening hours:"
            link "nine to five"
            text "."
        group
          alert live=assertive
          dialog "Taipei city exchanges" (Replies are automatic, from city news and press reports; every sentence shows the words it rests on. Questions and answers are kept for 90 days to improve the service, in this browser until you close the tab. No personal data, please. You can delete them under “More”.)
            banner
              heading "Taipei city exchanges" level=2
              paragraph
                text "Automatic answers from city news"
              button "More" (More) expanded=false
              button "Close the chat" (Close the chat)
            region "Conversation"
              paragraph
                text "Hello! Ask about Taipei’s partner cities."
              group
                DisclosureTriangle "Good to know" expanded
                  heading "Good to know" level=3
                paragraph
                  text "Replies are automatic, from city news and press reports; every sentence shows the words it rests on."
                paragraph
                  text "Questions and answers are kept for 90 days to improve the service, in this browser until you close the tab. No personal data, please. You can delete them under “More”."
                paragraph
                  link "Privacy notice (opens in a new tab)"
              heading "For example" level=4
              list
                listitem level=1
                  button "How many memorandums were signed at the 2019 forum?"
                listitem level=1
                  button "Which cities are Taipei’s sister cities?"
            status live=polite
            form
              LabelText
                text "Your question"
              textbox "Your question" (Enter sends, Shift and Enter begin a new line.) focused
              button "Send" (Send)
              paragraph
                text "Enter sends, Shift and Enter begin a new line."
            contentinfo
              text "Ask a person"
              link "1999"
            status live=polite"
      `);

      const held = Promise.withResolvers<Answer>();
      site.service.behaviour.answer = () => held.promise;
      await field.fill("How many memorandums were signed?");
      await page.keyboard.press("Enter");
      await entries.locator(".working", { hasText: "Looking through" }).waitFor();
      // What is spoken is spoken once, and gone from there.
      const spoken = dialog.locator("#spoken");
      await expect.poll(() => spoken.textContent()).toMatch(/^\s*$/);
      expect(await accessibilityTree(page), "asked").toMatchInlineSnapshot(`
        "main
          heading "City hall" level=1
          paragraph
            text "Opening hours:"
            link "nine to five"
            text "."
        group
          alert live=assertive
          dialog "Taipei city exchanges"
            banner
              heading "Taipei city exchanges" level=2
              paragraph
                text "Automatic answers from city news"
              button "More" (More) expanded=false
              button "Close the chat" (Close the chat)
            region "Conversation"
              group
                DisclosureTriangle "Good to know" expanded=false
                  heading "Good to know" level=3
              list
                listitem level=1
                  text "You asked"
                  paragraph
                    text "How many memorandums were signed?"
                  text "Looking through the city news…"
            status live=polite
            form
              LabelText
                text "Your question"
              textbox "Your question" (Enter sends, Shift and Enter begin a new line.) focused
              button "Send" (Send) disabled
              paragraph
                text "Enter sends, Shift and Enter begin a new line."
            contentinfo
              text "Ask a person"
              link "1999"
            status live=polite"
      `);

      held.resolve(fixtureAnswer("everything"));
      await entries.locator(".answer").waitFor();
      site.service.behaviour.answer = fixtureAnswer;
      await expect.poll(() => spoken.textContent()).toMatch(/^\s*$/);
      expect(await accessibilityTree(page), "answered").toMatchInlineSnapshot(`
        "main
          heading "City hall" level=1
          paragraph
            text "Opening hours:"
            link "nine to five"
            text "."
        group
          alert live=assertive
          dialog "Taipei city exchanges"
            banner
              heading "Taipei city exchanges" level=2
              paragraph
                text "Automatic answers from city news"
              button "More" (More) expanded=false
              button "Close the chat" (Close the chat)
            region "Conversation"
              group
                DisclosureTriangle "Good to know" expanded=false
                  heading "Good to know" level=3
              list
                listitem level=1
                  text "You asked"
                  paragraph
                    text "How many memorandums were signed?"
                  region "Answer"
                    heading "Answer" level=3
                    paragraph
                      text "One of the sources is in Chinese; its words are shown as they are."
                    paragraph
                      text "Three memorandums of understanding were signed at the forum on July 4."
                      button "Source 1: Three memorandums signed at the Taipei-Shanghai Forum" expanded=false
                    paragraph
                      text "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。"
                      button "Source 2: 雙城論壇簽署三項合作備忘錄" expanded=false
                    group "Overview"
                      table "Overview"
                        caption
                          text "Overview"
                        rowgroup
                          row
                            columnheader "Forum"
                            columnheader "Memorandums"
                        row
                          cell "2019, Shanghai Source 1: Three memorandums signed at the Taipei-Shanghai Forum"
                            button "Source 1: Three memorandums signed at the Taipei-Shanghai Forum" expanded=false
                          cell "Three Source 1: Three memorandums signed at the Taipei-Shanghai Forum Source 2: 雙城論壇簽署三項合作備忘錄"
                            button "Source 1: Three memorandums signed at the Taipei-Shanghai Forum" expanded=false
                            button "Source 2: 雙城論壇簽署三項合作備忘錄" expanded=false
                    heading "The sources differ" level=4
                    paragraph
                      text "The day of the signing"
                    list "The day of the signing"
                      listitem level=2
                        ListMarker "•"
                        text "July 4"
                        button "Source 1: Three memorandums signed at the Taipei-Shanghai Forum" expanded=false
                        text "("
                        text "Taipei City Government"
                        text ", July 5, 2019"
                        text ")"
                      listitem level=2
                        ListMarker "•"
                        text "July 5"
                        button "Source 2: 雙城論壇簽署三項合作備忘錄" expanded=false
                        text "("
                        text "中央通訊社"
                        text ", July 4, 2019"
                        text ")"
                    paragraph
                      text "As of July 5, 2019, the date of the newest source"
                    heading "Sources" level=4
                    list
                      listitem level=2
                        button "Source 1 Three memorandums signed at the Taipei-Shanghai Forum Taipei City Government · July 5, 2019" expanded=false
                      listitem level=2
                        button "Source 2 雙城論壇簽署三項合作備忘錄 中央通訊社 · July 4, 2019" expanded=false
                    button "Why this answer?" expanded=false
                    button "Copy the answer with its sources" (Copy the answer with its sources)
                    button "This helped" (This helped) pressed=false
                    button "This did not help" (This did not help) pressed=false
                    heading "You could also ask" level=4
                    list
                      listitem level=2
                        button "Who led the delegation to Shanghai in 2019?"
                      listitem level=2
                        button "Where was the forum held in 2020?"
            status live=polite
            form
              LabelText
                text "Your question"
              textbox "Your question" (Enter sends, Shift and Enter begin a new line.) focused
              button "Send" (Send)
              paragraph
                text "Enter sends, Shift and Enter begin a new line."
            contentinfo
              text "Ask a person"
              link "1999"
            status live=polite"
      `);

      await entries.locator(".cite").first().click();
      await dialog.locator(".passage", { hasText: "dinner on the river" }).waitFor();
      await entries.getByRole("button", { name: "Why this answer?" }).click();
      await entries.getByRole("button", { name: "This did not help" }).click();
      await entries.getByRole("radio", { name: "It is out of date" }).check();
      expect(await accessibilityTree(page), "source, reasons and rating open").toMatchInlineSnapshot(`
        "main
          heading "City hall" level=1
          paragraph
            text "Opening hours:"
            link "nine to five"
            text "."
        group
          alert live=assertive
          dialog "Taipei city exchanges"
            banner
              heading "Taipei city exchanges" level=2
              paragraph
                text "Automatic answers from city news"
              button "More" (More) expanded=false
              button "Close the chat" (Close the chat)
            region "Conversation"
              group
                DisclosureTriangle "Good to know" expanded=false
                  heading "Good to know" level=3
              list
                listitem level=1
                  text "You asked"
                  paragraph
                    text "How many memorandums were signed?"
                  region "Answer"
                    heading "Answer" level=3
                    paragraph
                      text "One of the sources is in Chinese; its words are shown as they are."
                    paragraph
                      text "Three memorandums of understanding were signed at the forum on July 4."
                      button "Source 1: Three memorandums signed at the Taipei-Shanghai Forum" expanded
                    paragraph
                      text "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。"
                      button "Source 2: 雙城論壇簽署三項合作備忘錄" expanded=false
                    group "Overview"
                      table "Overview"
                        caption
                          text "Overview"
                        rowgroup
                          row
                            columnheader "Forum"
                            columnheader "Memorandums"
                        row
                          cell "2019, Shanghai Source 1: Three memorandums signed at the Taipei-Shanghai Forum"
                            button "Source 1: Three memorandums signed at the Taipei-Shanghai Forum" expanded
                          cell "Three Source 1: Three memorandums signed at the Taipei-Shanghai Forum Source 2: 雙城論壇簽署三項合作備忘錄"
                            button "Source 1: Three memorandums signed at the Taipei-Shanghai Forum" expanded
                            button "Source 2: 雙城論壇簽署三項合作備忘錄" expanded=false
                    heading "The sources differ" level=4
                    paragraph
                      text "The day of the signing"
                    list "The day of the signing"
                      listitem level=2
                        ListMarker "•"
                        text "July 4"
                        button "Source 1: Three memorandums signed at the Taipei-Shanghai Forum" expanded
                        text "("
                        text "Taipei City Government"
                        text ", July 5, 2019"
                        text ")"
                      listitem level=2
                        ListMarker "•"
                        text "July 5"
                        button "Source 2: 雙城論壇簽署三項合作備忘錄" expanded=false
                        text "("
                        text "中央通訊社"
                        text ", July 4, 2019"
                        text ")"
                    paragraph
                      text "As of July 5, 2019, the date of the newest source"
                    heading "Sources" level=4
                    list
                      listitem level=2
                        button "Source 1 Three memorandums signed at the Taipei-Shanghai Forum Taipei City Government · July 5, 2019" expanded
                        group "Source 1 Three memorandums signed at the Taipei-Shanghai Forum"
                          text "City government"
                          text "Event: July 3–5, 2019"
                          blockquote
                            text "… The delegation of the city left Taipei on July 3, and met a delegation of the hosts on the evening of the same day at a dinner on the river."
                            mark
                              text "Three memorandums of understanding were signed at the forum on July 4."
                            text "They are about film festivals, about sports for young people, and about the exchange of visits between two districts. …"
                          link "Read at news.example (opens in a new tab)"
                          button "Close source 1"
                      listitem level=2
                        button "Source 2 雙城論壇簽署三項合作備忘錄 中央通訊社 · July 4, 2019" expanded=false
                    button "Why this answer?" expanded
                    button "Copy the answer with its sources" (Copy the answer with its sources)
                    button "This helped" (This helped) pressed=false
                    button "This did not help" (This did not help) pressed=false
                    paragraph
                      text "The sentences were taken from the articles as they stand; nothing was written anew."
                    paragraph
                      text "Each sentence is shown only when its quotes stand word for word in the articles, with the same numbers, dates and names."
                    paragraph
                      text "Sources used: 2, of them from the city government: 1."
                    form
                      group "What was wrong? (you may leave it open)"
                        Legend
                          text "What was wrong? (you may leave it open)"
                        radio "It is not correct"
                        radio "It does not answer my question"
                        radio "It is out of date" checked focused
                        radio "It is hard to understand"
                        radio "Something else"
                      LabelText
                        text "Anything to add? Please leave out personal data."
                        textbox "Anything to add? Please leave out personal data."
                      button "Send rating"
                      button "Cancel"
                    heading "You could also ask" level=4
                    list
                      listitem level=2
                        button "Who led the delegation to Shanghai in 2019?"
                      listitem level=2
                        button "Where was the forum held in 2020?"
            status live=polite
            form
              LabelText
                text "Your question"
              textbox "Your question" (Enter sends, Shift and Enter begin a new line.)
              button "Send" (Send)
              paragraph
                text "Enter sends, Shift and Enter begin a new line."
            contentinfo
              text "Ask a person"
              link "1999"
            status live=polite"
      `);
    });
  });

  it("tells what goes wrong, the menu and the question before a deletion", async () => {
    await withWidget(browser, site, {}, async ({ page, open, ask, dialog, field }) => {
      await open();
      await field.fill("");
      await page.keyboard.press("Enter");
      await dialog.locator("#field-error").waitFor();
      await expect.poll(() => dialog.locator("#spoken").textContent()).toMatch(/^\s*$/);
      expect(await accessibilityTree(page), "nothing typed").toMatchInlineSnapshot(`
        "main
          heading "City hall" level=1
          paragraph
            text "Opening hours:"
            link "nine to five"
            text "."
        group
          alert live=assertive
          dialog "Taipei city exchanges" (Replies are automatic, from city news and press reports; every sentence shows the words it rests on. Questions and answers are kept for 90 days to improve the service, in this browser until you close the tab. No personal data, please. You can delete them under “More”.)
            banner
              heading "Taipei city exchanges" level=2
              paragraph
                text "Automatic answers from city news"
              button "More" (More) expanded=false
              button "Close the chat" (Close the chat)
            region "Conversation"
              paragraph
                text "Hello! Ask about Taipei’s partner cities."
              group
                DisclosureTriangle "Good to know" expanded
                  heading "Good to know" level=3
                paragraph
                  text "Replies are automatic, from city news and press reports; every sentence shows the words it rests on."
                paragraph
                  text "Questions and answers are kept for 90 days to improve the service, in this browser until you close the tab. No personal data, please. You can delete them under “More”."
                paragraph
                  link "Privacy notice (opens in a new tab)"
              heading "For example" level=4
              list
                listitem level=1
                  button "How many memorandums were signed at the 2019 forum?"
                listitem level=1
                  button "Which cities are Taipei’s sister cities?"
            status live=polite
            form
              paragraph
                text "Please type a question first."
              LabelText
                text "Your question"
              textbox "Your question" (Please type a question first. Enter sends, Shift and Enter begin a new line.) invalid focused
              button "Send" (Send)
              paragraph
                text "Enter sends, Shift and Enter begin a new line."
            contentinfo
              text "Ask a person"
              link "1999"
            status live=polite"
      `);

      await ask("nothing");
      site.service.behaviour.failures = { status: 500, count: 1 };
      await ask("fails");
      await expect.poll(() => dialog.locator("#spoken").textContent()).toMatch(/^\s*$/);
      await dialog.getByRole("button", { name: "More" }).click();
      expect(await accessibilityTree(page), "nothing found, failed, menu").toMatchInlineSnapshot(`
        "main
          heading "City hall" level=1
          paragraph
            text "Opening hours:"
            link "nine to five"
            text "."
        group
          alert live=assertive
          dialog "Taipei city exchanges"
            banner
              heading "Taipei city exchanges" level=2
              paragraph
                text "Automatic answers from city news"
              button "More" (More) expanded focused
              button "Close the chat" (Close the chat)
            list
              listitem level=1
                button "Start anew"
              listitem level=1
                button "Download this conversation"
              listitem level=1
                button "Delete my conversation"
              listitem level=1
                button "中文"
            region "Conversation"
              group
                DisclosureTriangle "Good to know" expanded=false
                  heading "Good to know" level=3
              list
                listitem level=1
                  text "You asked"
                  paragraph
                    text "nothing"
                  region "No sure answer"
                    heading "No sure answer" level=3
                    paragraph
                      text "Nothing about this was found in the news held here."
                    heading "Ask a person" level=4
                    paragraph
                      link "Citizen hotline (opens in a new tab)"
                    paragraph
                      link "Call 1999"
                    button "Why this answer?" expanded=false
                    button "Copy the answer with its sources" (Copy the answer with its sources)
                    button "This helped" (This helped) pressed=false
                    button "This did not help" (This did not help) pressed=false
                listitem level=1
                  text "You asked"
                  paragraph
                    text "fails"
                  heading "No answer this time" level=3
                  paragraph
                    text "Something went wrong on our side. Please try again later."
                  paragraph
                    button "Try again"
            status live=polite
            form
              LabelText
                text "Your question"
              textbox "Your question" (Enter sends, Shift and Enter begin a new line.)
              button "Send" (Send)
              paragraph
                text "Enter sends, Shift and Enter begin a new line."
            contentinfo
              text "Ask a person"
              link "1999"
            status live=polite"
      `);

      await dialog.getByRole("button", { name: "Delete my conversation" }).click();
      await dialog.locator("#confirm-question").waitFor();
      // Between the bar and the conversation, with the focus on the question.
      const lines = (await accessibilityTree(page)).split("\n");
      const from = lines.findIndex((line) => line.includes("Close the chat"));
      expect(lines.slice(from + 1, from + 6).join("\n")).toMatchInlineSnapshot(`
        "    group "Delete this conversation here and on the server? This cannot be undone."
              paragraph "Delete this conversation here and on the server? This cannot be undone." focused
                text "Delete this conversation here and on the server? This cannot be undone."
              button "Delete"
              button "Cancel""
      `);
    });
  });

  it("tells on a phone, in Chinese, that the widget is all there is", async () => {
    const options = { language: "zh-Hant", viewport: { width: 360, height: 640 } };
    await withWidget(browser, site, options, async ({ page, open, ask, dialog }) => {
      await open();
      await ask("簽了幾項備忘錄？");
      await expect.poll(() => dialog.locator("#spoken").textContent()).toMatch(/^\s*$/);
      expect(await accessibilityTree(page)).toMatchInlineSnapshot(`
        "main
          heading "City hall" level=1
          paragraph
            text "Opening hours:"
            link "nine to five"
            text "."
        group
          alert live=assertive
          dialog "臺北城市交流問答" modal
            banner
              heading "臺北城市交流問答" level=2
              paragraph
                text "依市政新聞自動回答"
              button "更多" (更多) expanded=false
              button "關閉對話視窗" (關閉對話視窗)
            region "對話內容"
              group
                DisclosureTriangle "使用前請留意" expanded=false
                  heading "使用前請留意" level=3
              list
                listitem level=1
                  text "您的問題"
                  paragraph
                    text "簽了幾項備忘錄？"
                  region "回答"
                    heading "回答" level=3
                    paragraph
                      text "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。"
                      button "來源 1：雙城論壇簽署三項合作備忘錄" expanded=false
                      button "來源 2：Three memorandums signed at the Taipei-Shanghai Forum" expanded=false
                    paragraph
                      text "資料截至2019年7月5日（最新一則來源的日期）"
                    heading "資料來源" level=4
                    list
                      listitem level=2
                        button "來源 1 雙城論壇簽署三項合作備忘錄 中央通訊社 · 2019年7月4日" expanded=false
                      listitem level=2
                        button "來源 2 Three memorandums signed at the Taipei-Shanghai Forum Taipei City Government · 2019年7月5日" expanded=false
                    button "為什麼這樣回答？" expanded=false
                    button "複製回答與來源" (複製回答與來源)
                    button "有幫助" (有幫助) pressed=false
                    button "沒有幫助" (沒有幫助) pressed=false
                    heading "您也可以問" level=4
                    list
                      listitem level=2
                        button "2019年是誰率團到上海？"
                      listitem level=2
                        button "2020年的論壇在哪裡舉行？"
            status live=polite
            form
              LabelText
                text "您的問題"
              textbox "您的問題" (按 Enter 送出，按 Shift 加 Enter 換行。) focused
              button "送出" (送出)
              paragraph
                text "按 Enter 送出，按 Shift 加 Enter 換行。"
            contentinfo
              text "洽詢專人"
              link "1999"
            status live=polite"
      `);
    });
  });
});
